// What the screens ask, each under one key.
import { keepPreviousData, QueryClient, queryOptions } from "@tanstack/react-query";
import { get, only, Refused, Unreachable } from "./client";
import type { Role, Site, Tag, User } from "./types";

export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 20_000,
      retry: (failures, error) => error instanceof Unreachable && failures < 2,
      networkMode: "always",
    },
    mutations: { networkMode: "always" },
  },
});

export const siteQuery = queryOptions({
  queryKey: ["site"],
  queryFn: async () => (await get<{ site: Site }>("site/")).site,
  staleTime: 300_000,
});

/** Whoever is signed in; nobody is `null`. */
export const meQuery = queryOptions({
  queryKey: ["me"],
  queryFn: async (): Promise<User | null> => {
    try {
      return only((await get<{ users: User[] }>("users/me/", { include: "roles" })).users);
    } catch (error) {
      if (error instanceof Refused && (error.status === 401 || error.status === 403)) return null;
      throw error;
    }
  },
  staleTime: 60_000,
});

export const setupQuery = queryOptions({
  queryKey: ["setup"],
  queryFn: async () => only((await get<{ setup: { status: boolean }[] }>("authentication/setup/")).setup).status,
});

export const tagsQuery = queryOptions({
  queryKey: ["tags"],
  queryFn: () => everything<Tag>("tags/", "tags", { include: "count.posts", order: "name asc" }),
});

export const usersQuery = queryOptions({
  queryKey: ["users"],
  queryFn: () => everything<User>("users/", "users", { include: "roles", order: "name asc" }),
});

export const rolesQuery = queryOptions({
  queryKey: ["roles"],
  queryFn: async () => (await get<{ roles: Role[] }>("roles/", { permissions: "assign" })).roles,
  staleTime: 300_000,
});

/** Every page of a list: lists of a newsroom's tags and people are short, and a page has a hundred. */
async function everything<T>(path: string, name: string, query: Record<string, string>): Promise<T[]> {
  const all: T[] = [];
  for (let page = 1; page <= 20; page++) {
    const answer = await get<Record<string, T[]> & { meta: { pagination: { pages: number } } }>(path, {
      ...query,
      limit: 100,
      page,
    });
    all.push(...(answer[name] ?? []));
    if (page >= answer.meta.pagination.pages) break;
  }
  return all;
}

export { keepPreviousData };
