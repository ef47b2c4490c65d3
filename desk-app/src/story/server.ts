// A story's requests to the server.
import { destroy, get, only, post, put } from "../api/client";
import type { Revision } from "../api/types";
import type { Sort } from "../board/query";
import type { Fields, FullStory } from "./fields";

const INCLUDE = { include: "tags,authors,tiers,courant", formats: "lexical" };

/** What was typed of a story that is out, before it is published. */
export interface WorkingCopy {
  fields: Fields;
  base: Fields;
}

/** What a draft needs of the server. */
export interface Server {
  load(id: string): Promise<FullStory>;
  create(body: Record<string, unknown>): Promise<FullStory>;
  save(id: string, body: Record<string, unknown>, keepsRevision: boolean): Promise<FullStory>;
  copy(id: string): Promise<{ copy: WorkingCopy; basedOn: string } | null>;
  keepCopy(id: string, copy: WorkingCopy, basedOn: string): Promise<void>;
  dropCopy(id: string): Promise<void>;
}

type Document = Record<Sort, FullStory[]>;

export function serverOf(sort: Sort): Server {
  return {
    load: async (id) => only((await get<Document>(`${sort}/${id}/`, INCLUDE))[sort]),
    create: async (body) => only((await post<Document>(`${sort}/`, { [sort]: [body] }, INCLUDE))[sort]),
    save: async (id, body, keepsRevision) => {
      const query = { ...INCLUDE, save_revision: keepsRevision ? 1 : undefined };
      return only((await put<Document>(`${sort}/${id}/`, { [sort]: [body] }, query))[sort]);
    },
    copy: async (id) => {
      const { working_copies: copies } = await get<{ working_copies: { fields: WorkingCopy; based_on: string }[] }>(
        `desk/copies/${id}/`,
        { sort },
      );
      return copies[0] ? { copy: copies[0].fields, basedOn: copies[0].based_on } : null;
    },
    keepCopy: (id, copy, basedOn) =>
      put(`desk/copies/${id}/`, { working_copies: [{ fields: copy, based_on: basedOn }] }, { sort }),
    dropCopy: (id) => destroy(`desk/copies/${id}/?sort=${sort}`),
  };
}

export async function revisionsOf(sort: Sort, id: string): Promise<Revision[]> {
  return (await get<{ post_revisions: Revision[] }>(`${sort}/${id}/revisions/`)).post_revisions;
}
