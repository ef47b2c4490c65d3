// What somebody changes of a story: the fields of its draft, and how they stand to what the server has.
import type { Kind, Review, Story, Visibility } from "../api/types";

/** What Courant keeps beside Ghost's fields. */
export interface Additions {
  kind: Kind;
  kind_chosen: boolean;
  kicker: string | null;
  review: Review;
}

/** A story as the Desk asks for it. */
export type FullStory = Story & { courant: Additions };

export interface Fields {
  title: string;
  slug: string;
  lexical: string;
  custom_excerpt: string | null;
  feature_image: string | null;
  feature_image_alt: string | null;
  feature_image_caption: string | null;
  featured: boolean;
  visibility: Visibility;
  tags: { id?: string; name: string; slug?: string }[];
  authors: { id: string; name: string }[];
  canonical_url: string | null;
  meta_title: string | null;
  meta_description: string | null;
  og_title: string | null;
  og_description: string | null;
  twitter_title: string | null;
  twitter_description: string | null;
  codeinjection_head: string | null;
  codeinjection_foot: string | null;
  kind: Kind | null;
  kicker: string | null;
  review: Review;
}

export type Name = keyof Fields;

const PLAIN = [
  "title",
  "slug",
  "custom_excerpt",
  "feature_image",
  "feature_image_alt",
  "feature_image_caption",
  "featured",
  "visibility",
  "canonical_url",
  "meta_title",
  "meta_description",
  "og_title",
  "og_description",
  "twitter_title",
  "twitter_description",
  "codeinjection_head",
  "codeinjection_foot",
] as const satisfies (Name & keyof Story)[];

/** The one empty paragraph with which a story begins. */
export const EMPTY = JSON.stringify({
  root: {
    children: [{ children: [], direction: null, format: "", indent: 0, type: "paragraph", version: 1 }],
    direction: null,
    format: "",
    indent: 0,
    type: "root",
    version: 1,
  },
});

/** The fields of a story that the server has. */
export function fieldsOf(story: FullStory): Fields {
  const plain = Object.fromEntries(PLAIN.map((name) => [name, story[name] ?? null])) as Pick<
    Fields,
    (typeof PLAIN)[number]
  >;
  return {
    ...plain,
    title: story.title === "(Untitled)" ? "" : story.title,
    lexical: story.lexical || EMPTY,
    tags: story.tags.map(({ id, name, slug }) => ({ id, name, slug })),
    authors: story.authors.map(({ id, name }) => ({ id, name })),
    kind: story.courant.kind_chosen ? story.courant.kind : null,
    kicker: story.courant.kicker,
    review: story.courant.review,
  };
}

/** The fields of a story that is not there yet. */
export function blank(author: { id: string; name: string }): Fields {
  const plain = Object.fromEntries(PLAIN.map((name) => [name, null])) as Record<string, null>;
  return {
    ...(plain as unknown as Fields),
    title: "",
    slug: "",
    lexical: EMPTY,
    featured: false,
    visibility: "public",
    tags: [],
    authors: [{ id: author.id, name: author.name }],
    kind: null,
    kicker: null,
    review: "draft",
  };
}

/** Whether two values of a field say the same. The editor writes a document anew when it reads it: what readers see counts. */
export function alike(name: Name, one: unknown, other: unknown): boolean {
  if (name === "lexical") return canonical(one as string) === canonical(other as string);
  if (name === "tags") return names(one) === names(other);
  if (name === "authors") return names(one) === names(other);
  return (one || null) === (other || null);
}

function names(list: unknown): string {
  return JSON.stringify((list as { id?: string; name: string }[]).map(({ id, name }) => id ?? name));
}

/** The names of the fields in which two differ. */
export function differing(one: Fields, other: Fields): Name[] {
  return (Object.keys(one) as Name[]).filter((name) => !alike(name, one[name], other[name]));
}

const NORMALISED = new Set(["direction", "dir", "detail", "mode", "style", "indent", "format"]);

/** A document without what the editor fills in by itself, its fields in one order. */
export function canonical(document: string): string {
  try {
    return JSON.stringify(tidy(JSON.parse(document)));
  } catch {
    return document;
  }
}

const PLAINLY: Record<string, string> = { "extended-text": "text", "extended-heading": "heading" };

function tidy(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(tidy);
  if (value === null || typeof value !== "object") return value;
  const entries = Object.entries(value).flatMap(([name, field]): [string, unknown][] => {
    if (name === "version" || (NORMALISED.has(name) && isNothing(field))) return [];
    return [[name, name === "type" ? (PLAINLY[field as string] ?? field) : tidy(field)]];
  });
  return Object.fromEntries(entries.sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** A bold word differs from a plain one; that a mark is absent does not differ from that it is none. */
function isNothing(field: unknown): boolean {
  return field === null || field === "" || field === 0 || field === "ltr" || field === "normal";
}

/** What is sent of the fields that were changed. */
export function toSend(fields: Fields, changed: Name[]): Record<string, unknown> {
  const sent: Record<string, unknown> = {};
  const courant: Record<string, unknown> = {};
  for (const name of changed) {
    if (name === "kind" || name === "kicker" || name === "review") courant[name] = fields[name];
    else if (name === "slug") sent.slug = fields.slug;
    else sent[name] = fields[name];
  }
  return Object.keys(courant).length ? { ...sent, courant } : sent;
}
