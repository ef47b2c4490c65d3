// What is asked of the board: it stands in the address, so that a view can be kept and sent.
import { KINDS, type Kind } from "../api/types";

export const STATES = ["draft", "ready", "approved", "scheduled", "published"] as const;
export type State = (typeof STATES)[number];

export interface BoardSearch {
  q?: string;
  state?: State;
  author?: string;
  tag?: string;
  kind?: Kind;
}

/** Reads the address; what it can't be is passed over. */
export function boardSearch(given: Record<string, unknown>): BoardSearch {
  const text = (name: string) =>
    typeof given[name] === "string" && given[name] !== "" ? (given[name] as string) : undefined;
  const slug = (name: string) => text(name)?.match(/^[\w-]+$/)?.[0];
  return clean({
    q: text("q"),
    state: STATES.find((state) => state === given.state),
    author: slug("author"),
    tag: slug("tag"),
    kind: KINDS.find((kind) => kind === given.kind),
  });
}

/** Without what was not asked. */
export function clean(search: BoardSearch): BoardSearch {
  return Object.fromEntries(
    Object.entries(search).filter(([, value]) => value !== undefined && value !== ""),
  ) as BoardSearch;
}

/** The filter in the language of the API. */
export function filterOf(search: BoardSearch): string {
  const parts: string[] = [];
  if (search.state === "ready" || search.state === "approved") parts.push(`status:draft+review:${search.state}`);
  else if (search.state === "published") parts.push("status:[published,sent]");
  else if (search.state === "draft") parts.push("status:draft+review:draft");
  else if (search.state) parts.push(`status:${search.state}`);
  if (search.author) parts.push(`authors.slug:${search.author}`);
  if (search.tag) parts.push(`tags.slug:${search.tag}`);
  if (search.kind) parts.push(`kind:${search.kind}`);
  if (search.q) parts.push(`title:~${quoted(search.q)}`);
  return parts.join("+");
}

/** A text as the filter language quotes it. */
export function quoted(text: string): string {
  return `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;
}
