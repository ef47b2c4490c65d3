import { ImagePlus, Trash2 } from "lucide-react";
import { type RefObject, useLayoutEffect, useRef, useState } from "react";
import { siteRoot } from "../api/client";
import { Button, IconButton } from "../parts/button";
import { words } from "../parts/screen";
import { tell } from "../parts/toast";
import { say } from "../words";
import type { Draft } from "./draft";
import type { Fields } from "./fields";
import { send } from "./upload";

interface Props {
  draft: Draft;
  fields: Fields;
  title: RefObject<HTMLTextAreaElement | null>;
  onLeave: () => void;
}

/** Picture, kicker, headline and excerpt: what stands above a story's text. */
export function Head({ draft, fields, title, onLeave }: Props) {
  useLayoutEffect(() => {
    const place = title.current;
    if (!place) return;
    place.style.height = "auto";
    place.style.height = `${place.scrollHeight}px`;
  });
  // Whoever opens an empty story is about to write its headline.
  const isFresh = useRef(!fields.title);
  useLayoutEffect(() => {
    if (isFresh.current) title.current?.focus();
  }, [title]);
  return (
    <div className="mb-5 grid gap-2">
      <Picture draft={draft} fields={fields} />
      <input
        aria-label={say("story.kicker")}
        placeholder={say("story.kicker")}
        value={fields.kicker ?? ""}
        maxLength={100}
        onChange={(event) => draft.change({ kicker: event.target.value || null })}
        className="w-full bg-transparent text-sm font-semibold tracking-wide text-accent outline-none placeholder:font-normal placeholder:text-soft"
      />
      <textarea
        ref={title}
        rows={1}
        aria-label={say("story.title")}
        placeholder={say("story.title")}
        value={fields.title}
        onChange={(event) => draft.change({ title: event.target.value.replaceAll("\n", " ") })}
        onKeyDown={(event) => {
          if (
            event.key === "Enter" ||
            (event.key === "ArrowDown" && event.currentTarget.selectionStart === fields.title.length)
          ) {
            event.preventDefault();
            onLeave();
          }
        }}
        className="w-full resize-none overflow-hidden bg-transparent font-serif text-2xl leading-tight font-bold tracking-tight outline-none placeholder:text-soft/70 sm:text-3xl"
      />
    </div>
  );
}

function Picture({ draft, fields }: { draft: Draft; fields: Fields }) {
  const [isSending, setIsSending] = useState(false);
  const input = useRef<HTMLInputElement>(null);

  async function choose(files: FileList | null) {
    const file = files?.[0];
    if (!file) return;
    setIsSending(true);
    try {
      draft.change({ feature_image: await send(file) });
    } catch (error) {
      tell(words(error), true);
    } finally {
      setIsSending(false);
    }
  }

  return (
    <div>
      <input
        ref={input}
        type="file"
        accept="image/*"
        className="hidden"
        aria-label={say("story.addPicture")}
        onChange={(event) => choose(event.target.files)}
      />
      {!fields.feature_image && (
        <Button look="quiet" className="-ml-3.5" disabled={isSending} onClick={() => input.current?.click()}>
          <ImagePlus className="size-4.5" aria-hidden />
          {isSending ? say("loading") : say("story.addPicture")}
        </Button>
      )}
      {fields.feature_image && (
        <figure className="group relative mb-3">
          <img
            src={shownAt(fields.feature_image)}
            alt={fields.feature_image_alt ?? ""}
            className="max-h-96 w-full rounded-lg bg-sunk object-cover"
          />
          <IconButton
            label={say("remove")}
            onClick={() => draft.change({ feature_image: null })}
            className="absolute top-2 right-2 bg-raised text-ink shadow"
          >
            <Trash2 className="size-4.5" aria-hidden />
          </IconButton>
          <div className="mt-2 grid gap-1.5 text-sm sm:grid-cols-2 sm:gap-4">
            <Line
              label={say("story.pictureAlt")}
              value={fields.feature_image_alt}
              onChange={(feature_image_alt) => draft.change({ feature_image_alt })}
            />
            <Line
              label={say("story.pictureCaption")}
              value={fields.feature_image_caption}
              onChange={(feature_image_caption) => draft.change({ feature_image_caption })}
            />
          </div>
        </figure>
      )}
    </div>
  );
}

function Line({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string | null;
  onChange: (value: string | null) => void;
}) {
  return (
    <input
      aria-label={label}
      placeholder={label}
      value={value ?? ""}
      onChange={(event) => onChange(event.target.value || null)}
      className="w-full border-b border-line bg-transparent py-1 outline-none placeholder:text-soft focus:border-accent"
    />
  );
}

/** The Desk shows pictures of its own site alone, wherever the site says they are. */
function shownAt(address: string): string {
  return address.replace("__GHOST_URL__/", siteRoot.href);
}
