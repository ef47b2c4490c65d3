import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { History, Trash2, X } from "lucide-react";
import { type ReactNode, useState } from "react";
import { destroy } from "../api/client";
import { queries, tagsQuery, usersQuery } from "../api/queries";
import { KINDS, type Kind, type User, type Visibility } from "../api/types";
import type { Sort } from "../board/query";
import { Button, IconButton } from "../parts/button";
import { Check, Field, Select, TextArea } from "../parts/field";
import { words } from "../parts/screen";
import { tell } from "../parts/toast";
import { isAdministrator } from "../shell/places";
import { say } from "../words";
import type { Draft, Snapshot } from "./draft";
import { HistoryDialog } from "./history";
import { Picker } from "./picker";

interface Props {
  draft: Draft;
  shown: Snapshot;
  sort: Sort;
  me: User;
  mayChooseByline: boolean;
  onClose: () => void;
}

/** Everything there is to say about a story beside its text. */
export function Details({ draft, shown, sort, me, mayChooseByline, onClose }: Props) {
  const { fields, story } = shown;
  const [isHistoryOpen, setIsHistoryOpen] = useState(false);
  const { data: tags = [] } = useQuery(tagsQuery);
  const { data: users = [] } = useQuery(usersQuery);
  const navigate = useNavigate();
  const status = story?.status ?? "draft";

  async function remove() {
    if (!story || !confirm(say("story.deleteAsk", { title: fields.title }))) return;
    try {
      await destroy(`${sort}/${story.id}/`);
      draft.isGone = true;
      await queries.invalidateQueries({ queryKey: ["board"] });
      tell(say("story.deleted"));
      await navigate({ to: sort === "pages" ? "/pages" : "/" });
    } catch (error) {
      tell(words(error), true);
    }
  }

  return (
    <aside
      aria-label={say("story.details")}
      className="fixed inset-0 z-40 overflow-y-auto border-line bg-raised px-5 pt-3 pb-16 lg:sticky lg:inset-auto lg:top-14 lg:z-10 lg:h-[calc(100dvh-5.6rem)] lg:w-[36rem] lg:shrink-0 lg:border-l"
    >
      <div className="mb-4 flex items-center justify-between">
        <h2 className="text-lg font-semibold">{say("story.details")}</h2>
        <IconButton label={say("close")} onClick={onClose}>
          <X className="size-5" aria-hidden />
        </IconButton>
      </div>
      <div className="grid gap-5">
        {status === "draft" && <Review draft={draft} fields={fields} mayApprove={mayChooseByline} />}
        <TextArea
          label={say("story.excerpt")}
          hint={say("story.excerptHint")}
          maxLength={300}
          value={fields.custom_excerpt ?? ""}
          onChange={(event) => draft.change({ custom_excerpt: event.target.value || null })}
        />
        <Picker
          label={say("story.tags")}
          add={say("story.addTag")}
          chosen={fields.tags}
          offered={tags}
          mayMake
          onChange={(chosen) => draft.change({ tags: chosen })}
        />
        <Picker
          label={say("story.authors")}
          add={say("story.addAuthor")}
          chosen={fields.authors}
          offered={users}
          disabled={!mayChooseByline}
          onChange={(chosen) => draft.change({ authors: chosen as { id: string; name: string }[] })}
        />
        {sort === "posts" && (
          <Select
            label={say("story.kind")}
            value={fields.kind ?? ""}
            onChange={(event) => draft.change({ kind: (event.target.value || null) as Kind | null })}
          >
            <option value="">{say("story.kindAuto")}</option>
            {KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {say(`kind.${kind}`)}
              </option>
            ))}
          </Select>
        )}
        <Field
          label={say("story.slug")}
          value={fields.slug}
          placeholder="—"
          onChange={(event) => draft.change({ slug: event.target.value })}
        />
        <Select
          label={say("story.visibility")}
          value={fields.visibility}
          onChange={(event) => draft.change({ visibility: event.target.value as Visibility })}
        >
          {(["public", "members", "paid"] as const).map((name) => (
            <option key={name} value={name}>
              {say(`visibility.${name}`)}
            </option>
          ))}
          {fields.visibility === "tiers" && <option value="tiers">{say("visibility.tiers")}</option>}
        </Select>
        <Check
          label={say("story.featured")}
          checked={fields.featured}
          onChange={(event) => draft.change({ featured: event.target.checked })}
        />
        <Group title={say("story.search")}>
          <Text draft={draft} shown={shown} label={say("story.metaTitle")} name="meta_title" />
          <Text draft={draft} shown={shown} label={say("story.metaDescription")} name="meta_description" />
          <Text draft={draft} shown={shown} label={say("story.canonical")} name="canonical_url" />
        </Group>
        <Group title={say("story.social")}>
          <Text draft={draft} shown={shown} label={say("story.ogTitle")} name="og_title" />
          <Text draft={draft} shown={shown} label={say("story.ogDescription")} name="og_description" />
        </Group>
        {isAdministrator(me) && (
          <Group title={say("story.code")}>
            <Text draft={draft} shown={shown} label={say("story.codeHead")} name="codeinjection_head" />
            <Text draft={draft} shown={shown} label={say("story.codeFoot")} name="codeinjection_foot" />
          </Group>
        )}
        {story && (
          <div className="flex flex-wrap gap-2 border-t border-line pt-5">
            <Button onClick={() => setIsHistoryOpen(true)}>
              <History className="size-4" aria-hidden />
              {say("story.history")}
            </Button>
            <Button look="danger" onClick={remove}>
              <Trash2 className="size-4" aria-hidden />
              {say("story.delete")}
            </Button>
          </div>
        )}
      </div>
      {isHistoryOpen && story && (
        <HistoryDialog
          draft={draft}
          fields={fields}
          sort={sort}
          id={story.id}
          onClose={() => setIsHistoryOpen(false)}
        />
      )}
    </aside>
  );
}

function Review({ draft, fields, mayApprove }: { draft: Draft; fields: Snapshot["fields"]; mayApprove: boolean }) {
  return (
    <div className="grid gap-1.5">
      <span className="text-sm font-medium">{say("story.review")}</span>
      <div className="flex flex-wrap gap-2">
        {fields.review === "draft" && (
          <Button onClick={() => draft.change({ review: "ready" })}>{say("story.handIn")}</Button>
        )}
        {fields.review === "ready" && mayApprove && (
          <Button look="strong" onClick={() => draft.change({ review: "approved" })}>
            {say("story.approve")}
          </Button>
        )}
        {fields.review !== "draft" && (
          <Button look="quiet" onClick={() => draft.change({ review: "draft" })}>
            {say("story.takeBack")}
          </Button>
        )}
      </div>
    </div>
  );
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <details className="border-t border-line pt-4">
      <summary className="cursor-pointer text-sm font-medium">{title}</summary>
      <div className="mt-4 grid gap-4">{children}</div>
    </details>
  );
}

type TextName =
  | "meta_title"
  | "meta_description"
  | "canonical_url"
  | "og_title"
  | "og_description"
  | "codeinjection_head"
  | "codeinjection_foot";

function Text({ draft, shown, label, name }: { draft: Draft; shown: Snapshot; label: string; name: TextName }) {
  const value = shown.fields[name] ?? "";
  const change = (text: string) => draft.change({ [name]: text || null });
  if (name === "canonical_url" || name.endsWith("_title")) {
    return <Field label={label} value={value} onChange={(event) => change(event.target.value)} />;
  }
  const isCode = name.startsWith("codeinjection");
  return (
    <TextArea
      label={label}
      value={value}
      className={isCode ? "font-mono text-sm" : ""}
      onChange={(event) => change(event.target.value)}
    />
  );
}
