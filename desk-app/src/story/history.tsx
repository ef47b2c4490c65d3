import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { usersQuery } from "../api/queries";
import type { Revision } from "../api/types";
import type { Sort } from "../board/query";
import { Button } from "../parts/button";
import { Dialog } from "../parts/dialog";
import { Failed, Waiting } from "../parts/screen";
import { tell } from "../parts/toast";
import { say } from "../words";
import { ago, moment } from "../words/time";
import { Compare } from "./compare";
import type { Draft } from "./draft";
import { EMPTY, type Fields } from "./fields";
import { revisionsOf } from "./server";
import { linesOf } from "./text";

/** Every kept version of a story, what differs from the one here, and the way back to it. */
export function HistoryDialog({
  draft,
  fields,
  sort,
  id,
  onClose,
}: {
  draft: Draft;
  fields: Fields;
  sort: Sort;
  id: string;
  onClose: () => void;
}) {
  const {
    data: revisions,
    error,
    refetch,
  } = useQuery({ queryKey: ["revisions", id], queryFn: () => revisionsOf(sort, id), staleTime: 0 });
  const { data: users = [] } = useQuery(usersQuery);
  const [chosen, setChosen] = useState<string | null>(null);
  const shown = revisions?.find((revision) => revision.id === chosen) ?? revisions?.[0];
  const who = (revision: Revision) => users.find((user) => user.id === revision.author_id)?.name ?? say("log.somebody");

  function restore(revision: Revision) {
    draft.change({ lexical: revision.lexical ?? EMPTY, title: revision.title ?? "" }, true);
    tell(say("story.restored"));
    onClose();
  }

  return (
    <Dialog title={say("story.history")} open onClose={onClose} large>
      {error && <Failed error={error} retry={refetch} />}
      {!revisions && !error && <Waiting />}
      {revisions?.length === 0 && <p className="text-soft">{say("story.historyEmpty")}</p>}
      {shown && (
        <div className="grid gap-6 md:grid-cols-[26rem_1fr]">
          <ul className="grid max-h-60 content-start gap-1 overflow-y-auto md:max-h-[70vh]">
            {revisions?.map((revision) => (
              <li key={revision.id}>
                <button
                  type="button"
                  aria-current={revision.id === shown.id}
                  onClick={() => setChosen(revision.id)}
                  className="w-full rounded-md px-3 py-2 text-left text-sm hover:bg-sunk aria-[current=true]:bg-accent-soft"
                >
                  <span className="block font-medium" title={moment(revision.created_at)}>
                    {ago(revision.created_at)}
                  </span>
                  <span className="text-xs text-soft">{who(revision)}</span>
                </button>
              </li>
            ))}
          </ul>
          <article className="min-w-0">
            <div className="mb-4 flex flex-wrap items-center justify-between gap-3">
              <p className="text-sm text-soft">
                {moment(shown.created_at)} → {say("story.now")}
              </p>
              <Button look="strong" onClick={() => restore(shown)}>
                {say("story.restore")}
              </Button>
            </div>
            <Compare
              before={[shown.title ?? "", ...linesOf(shown.lexical)]}
              after={[fields.title, ...linesOf(fields.lexical)]}
            />
          </article>
        </div>
      )}
    </Dialog>
  );
}
