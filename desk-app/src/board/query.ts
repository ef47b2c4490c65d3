// The rows of the board, page by page as they are looked at.
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { get } from "../api/client";
import type { Kind, Named, Pagination, Review, Status, Visibility } from "../api/types";
import { type BoardSearch, filterOf } from "./search";

export type Sort = "posts" | "pages";

export interface Row {
  id: string;
  title: string;
  slug: string;
  status: Status;
  review: Review;
  kind: Kind;
  kicker: string | null;
  featured: boolean;
  visibility: Visibility;
  published_at: string | null;
  updated_at: string;
  authors: Named[];
  tag: Named | null;
}

interface Page {
  stories: Row[];
  meta: { pagination: Pagination };
}

/** Rows that are asked for at once. */
export const PAGE = 100;

export function boardQuery(sort: Sort, search: BoardSearch, page: number) {
  const query = { sort, filter: filterOf(search), order: "updated_at desc", limit: PAGE, page };
  return queryOptions({
    queryKey: ["board", query],
    queryFn: ({ signal }) => get<Page>("desk/board/", query, signal),
    placeholderData: page === 1 ? keepPreviousData : undefined,
  });
}
