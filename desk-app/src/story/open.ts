// Opens a story: what the server has, and what this person typed of it before and the server does not have.
import { Unreachable } from "../api/client";
import type { User } from "../api/types";
import type { Sort } from "../board/query";
import { Draft, type Settings } from "./draft";
import type { FullStory } from "./fields";
import { forget, type Kept, keep, kept } from "./keep";
import { serverOf } from "./server";

export async function openDraft(sort: Sort, id: string, me: User): Promise<Draft> {
  const server = serverOf(sort);
  const author = { id: me.id, name: me.name };
  const rest = { sort, userId: me.id, server, keeper: { keep, forget }, author };
  if (id === "new") return new Draft({ ...rest, story: null, earlier: null });
  const here = await kept(id).catch(() => undefined);
  const own = here && !here.isSaved && here.userId === me.id ? here : null;
  if (id.startsWith("new-")) return new Draft({ ...rest, story: null, earlier: own });
  try {
    const story = await server.load(id);
    return new Draft({ ...rest, story, earlier: own ?? (await copyOf(rest, story)) });
  } catch (error) {
    if (error instanceof Unreachable && own?.story) return new Draft({ ...rest, story: own.story, earlier: own });
    throw error;
  }
}

/** What was typed of a story that is out, on whichever device. */
async function copyOf(
  { server }: Pick<Settings, "server">,
  story: FullStory,
): Promise<Pick<Kept, "key" | "fields" | "base"> | null> {
  if (story.status === "draft") return null;
  const found = await server.copy(story.id).catch(() => null);
  return found && { key: story.id, fields: found.copy.fields, base: found.copy.base };
}
