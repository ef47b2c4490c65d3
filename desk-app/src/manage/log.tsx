import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { get } from "../api/client";
import { usersQuery } from "../api/queries";
import type { Pagination } from "../api/types";
import { Button } from "../parts/button";
import { Empty, Failed, Screen, Waiting } from "../parts/screen";
import { say, type Word } from "../words";
import { ago, moment } from "../words/time";

interface Act {
  id: string;
  resource_type: string;
  actor_id: string;
  actor_type: string;
  event: string;
  context: string | Record<string, unknown> | null;
  created_at: string;
}

interface Page {
  actions: Act[];
  meta: { pagination: Pagination };
}

const EVENTS: Record<string, Word> = {
  added: "log.event.added",
  edited: "log.event.edited",
  deleted: "log.event.deleted",
};

/** Who did what, the last first. */
export function Log() {
  const { data: users = [] } = useQuery(usersQuery);
  const list = useInfiniteQuery({
    queryKey: ["log"],
    queryFn: ({ pageParam }) => get<Page>("actions/", { limit: 50, page: pageParam }),
    initialPageParam: 1,
    getNextPageParam: ({ meta: { pagination } }) =>
      pagination.page < pagination.pages ? pagination.page + 1 : undefined,
    staleTime: 0,
  });
  const acts = list.data?.pages.flatMap((page) => page.actions) ?? [];
  const who = (act: Act) =>
    users.find((user) => user.id === act.actor_id)?.name ??
    (act.actor_type === "integration" ? say("nav.integrations") : say("log.somebody"));
  return (
    <Screen title={say("nav.log")}>
      {list.error && <Failed error={list.error} retry={list.refetch} />}
      {list.isPending && <Waiting />}
      {list.data && acts.length === 0 && <Empty title={say("log.empty")} />}
      {acts.length > 0 && (
        <ol className="overflow-hidden rounded-lg border border-line bg-raised">
          {acts.map((act) => (
            <li key={act.id} className="flex items-baseline gap-3 border-b border-line px-4 py-3 text-sm last:border-0">
              <span className="min-w-0 flex-1">
                <span className="font-medium">{who(act)}</span>{" "}
                <span className="text-soft">
                  {EVENTS[act.event] ? say(EVENTS[act.event] as Word) : act.event} · {act.resource_type}
                </span>{" "}
                <span>{nameOf(act)}</span>
              </span>
              <time dateTime={act.created_at} title={moment(act.created_at)} className="shrink-0 text-xs text-soft">
                {ago(act.created_at)}
              </time>
            </li>
          ))}
        </ol>
      )}
      {list.hasNextPage && (
        <div className="mt-4 grid justify-center">
          <Button onClick={() => list.fetchNextPage()}>{say("log.more")}</Button>
        </div>
      )}
    </Screen>
  );
}

function nameOf(act: Act): string {
  try {
    const context = typeof act.context === "string" ? JSON.parse(act.context) : act.context;
    return String(context?.primary_name ?? "");
  } catch {
    return "";
  }
}
