import { useQuery } from "@tanstack/react-query";
import { Plus, Search } from "lucide-react";
import { useState } from "react";
import { destroy, post, put } from "../api/client";
import { queries, tagsQuery } from "../api/queries";
import type { Tag } from "../api/types";
import { text } from "../door/card";
import { Button } from "../parts/button";
import { Dialog } from "../parts/dialog";
import { Field, TextArea } from "../parts/field";
import { Empty, Failed, Screen, Waiting } from "../parts/screen";
import { say } from "../words";
import { attempt, Form } from "./save";

/** Every tag, with how many stories it has. */
export function Tags() {
  const { data: tags, error, refetch } = useQuery(tagsQuery);
  const [typed, setTyped] = useState("");
  const [open, setOpen] = useState<Tag | "new" | null>(null);
  const shown = tags?.filter((tag) => tag.name.toLowerCase().includes(typed.trim().toLowerCase())) ?? [];
  return (
    <Screen
      title={say("nav.tags")}
      actions={
        <Button look="strong" onClick={() => setOpen("new")}>
          <Plus className="size-4" aria-hidden />
          {say("tags.new")}
        </Button>
      }
    >
      {error && <Failed error={error} retry={refetch} />}
      {!tags && !error && <Waiting />}
      {tags?.length === 0 && <Empty title={say("tags.empty")} lead={say("tags.internal")} />}
      {tags && tags.length > 0 && (
        <>
          <div className="relative mb-3">
            <Search className="pointer-events-none absolute top-3 left-3 size-4 text-soft" aria-hidden />
            <input
              type="search"
              data-search
              aria-label={say("tags.search")}
              placeholder={say("tags.search")}
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
              className="min-h-10 w-full rounded-md border border-line bg-raised pl-9 text-base placeholder:text-soft"
            />
          </div>
          <ul className="overflow-hidden rounded-lg border border-line bg-raised">
            {shown.map((tag) => (
              <li key={tag.id} className="border-b border-line last:border-0">
                <button
                  type="button"
                  onClick={() => setOpen(tag)}
                  className="flex w-full items-center gap-3 px-4 py-3 text-left hover:bg-sunk/60"
                >
                  <span
                    aria-hidden
                    className="size-3 shrink-0 rounded-full border border-line"
                    style={{ background: tag.accent_color ?? "transparent" }}
                  />
                  <span className="min-w-0 flex-1">
                    <span className="block truncate font-medium">{tag.name}</span>
                    {tag.description && <span className="block truncate text-xs text-soft">{tag.description}</span>}
                  </span>
                  <span className="text-sm text-soft tabular-nums">{tag.count?.posts ?? 0}</span>
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
      {open && <TagDialog tag={open === "new" ? null : open} onClose={() => setOpen(null)} />}
    </Screen>
  );
}

function TagDialog({ tag, onClose }: { tag: Tag | null; onClose: () => void }) {
  async function save(fields: FormData) {
    const given: Record<string, string | null> = {};
    for (const name of ["name", "slug", "description", "accent_color", "meta_title", "meta_description"]) {
      given[name] = text(fields, name).trim() || null;
    }
    if (!given.slug) delete given.slug;
    await (tag ? put(`tags/${tag.id}/`, { tags: [given] }) : post("tags/", { tags: [given] }));
    await queries.invalidateQueries({ queryKey: ["tags"] });
    onClose();
  }

  async function remove() {
    if (!tag || !confirm(say("tags.deleteAsk", { name: tag.name }))) return;
    await attempt(() => destroy(`tags/${tag.id}/`), say("saved"));
    await queries.invalidateQueries({ queryKey: ["tags"] });
    onClose();
  }

  return (
    <Dialog title={tag?.name ?? say("tags.new")} open onClose={onClose}>
      <Form
        onSubmit={save}
        beside={
          tag && (
            <Button look="danger" onClick={remove}>
              {say("delete")}
            </Button>
          )
        }
      >
        <Field
          label={say("name")}
          name="name"
          defaultValue={tag?.name}
          hint={say("tags.internal")}
          maxLength={191}
          required
        />
        <Field label={say("slug")} name="slug" defaultValue={tag?.slug} maxLength={191} />
        <TextArea label={say("description")} name="description" defaultValue={tag?.description ?? ""} maxLength={500} />
        <Field
          label={say("tags.color")}
          name="accent_color"
          defaultValue={tag?.accent_color ?? ""}
          placeholder="#0b5c7a"
          pattern="#[0-9a-fA-F]{6}"
        />
        <Field label={say("story.metaTitle")} name="meta_title" defaultValue={tag?.meta_title ?? ""} maxLength={300} />
        <Field
          label={say("story.metaDescription")}
          name="meta_description"
          defaultValue={tag?.meta_description ?? ""}
          maxLength={500}
        />
      </Form>
    </Dialog>
  );
}
