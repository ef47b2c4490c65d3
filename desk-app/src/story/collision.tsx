import { useState } from "react";
import { Button } from "../parts/button";
import { Dialog } from "../parts/dialog";
import { say, type Word } from "../words";
import type { Collision } from "./draft";
import { type Fields, fieldsOf, type Name } from "./fields";
import { linesOf } from "./text";

const LABELS: Partial<Record<Name, Word>> = {
  title: "story.title",
  lexical: "story.text",
  custom_excerpt: "story.excerpt",
  slug: "story.slug",
  tags: "story.tags",
  authors: "story.authors",
  kicker: "story.kicker",
  kind: "story.kind",
  review: "story.review",
  visibility: "story.visibility",
  featured: "story.featured",
  feature_image: "story.picture",
  feature_image_alt: "story.pictureAlt",
  feature_image_caption: "story.pictureCaption",
  meta_title: "story.metaTitle",
  meta_description: "story.metaDescription",
};

/** Two people changed the same parts of one story: both versions side by side, and a choice for each part. */
export function CollisionDialog({
  collision,
  fields,
  onChoose,
}: {
  collision: Collision;
  fields: Fields;
  onChoose: (fields: Fields) => void;
}) {
  const theirs = fieldsOf(collision.theirs);
  const [taken, setTaken] = useState<Name[]>([]);

  function done() {
    const chosen = { ...collision.merged };
    for (const name of taken) (chosen as Record<Name, unknown>)[name] = theirs[name];
    onChoose(chosen);
  }

  return (
    <Dialog title={say("collision.title")} open onClose={() => undefined} large>
      <p className="mb-6 max-w-[80ch]">{say("collision.lead")}</p>
      <div className="grid gap-8">
        {collision.disputed.map((name) => {
          const isTheirs = taken.includes(name);
          const label = LABELS[name];
          return (
            <fieldset key={name} className="grid gap-3 md:grid-cols-2">
              <legend className="mb-2 font-semibold">{label ? say(label) : name}</legend>
              <Version heading={say("collision.mine")} text={textOf(name, fields)} isChosen={!isTheirs}>
                <Button aria-pressed={!isTheirs} onClick={() => setTaken(taken.filter((one) => one !== name))}>
                  {say("collision.keepMine")}
                </Button>
              </Version>
              <Version heading={say("collision.theirs")} text={textOf(name, theirs)} isChosen={isTheirs}>
                <Button
                  aria-pressed={isTheirs}
                  onClick={() => setTaken([...taken.filter((one) => one !== name), name])}
                >
                  {say("collision.keepTheirs")}
                </Button>
              </Version>
            </fieldset>
          );
        })}
      </div>
      <div className="sticky bottom-0 mt-6 flex justify-end bg-raised py-3">
        <Button look="strong" onClick={done}>
          {say("collision.done")}
        </Button>
      </div>
    </Dialog>
  );
}

function Version({
  heading,
  text,
  isChosen,
  children,
}: {
  heading: string;
  text: string;
  isChosen: boolean;
  children: React.ReactNode;
}) {
  return (
    <section
      className={`grid content-start gap-3 rounded-lg border p-4 ${isChosen ? "border-accent bg-accent-soft/40" : "border-line"}`}
    >
      <header className="flex items-center justify-between gap-2">
        <h3 className="text-sm font-semibold">{heading}</h3>
        {children}
      </header>
      <p className="max-h-96 overflow-y-auto font-serif leading-relaxed whitespace-pre-wrap">{text}</p>
    </section>
  );
}

function textOf(name: Name, fields: Fields): string {
  const value = fields[name];
  if (name === "lexical") return linesOf(fields.lexical).join("\n\n");
  if (Array.isArray(value)) return value.map((one) => one.name).join(", ");
  return value === null || value === "" ? "—" : String(value);
}
