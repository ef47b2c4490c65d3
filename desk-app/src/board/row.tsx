import { Link } from "@tanstack/react-router";
import { CloudOff, Star } from "lucide-react";
import { StateBadge } from "../parts/badge";
import { say } from "../words";
import { ago, moment } from "../words/time";
import type { Row, Sort } from "./query";

interface Props {
  row: Row | undefined;
  index: number;
  sort: Sort;
  /** Who else has it open. */
  present: string[];
  isKept: boolean;
}

/** One story of the board; a place that is not loaded yet is a quiet bar. */
export function BoardRow({ row, index, sort, present, isKept }: Props) {
  if (!row) return <div className="mx-4 my-6 h-3 w-1/2 rounded bg-sunk" />;
  const when = row.status === "scheduled" || row.status === "published" ? row.published_at : row.updated_at;
  const beside = [row.authors.map((author) => author.name).join(", "), row.tag?.name].filter(Boolean).join(" · ");
  return (
    <Link
      to={sort === "pages" ? "/page/$id" : "/story/$id"}
      params={{ id: row.id }}
      data-row={index}
      className="grid h-full grid-cols-[auto_minmax(0,1fr)_auto] content-center items-center gap-x-3 gap-y-1 border-b border-line px-4 outline-offset-[-2px] hover:bg-sunk/60 md:grid-cols-[minmax(0,1fr)_9rem_15rem_11rem] md:gap-x-4 md:gap-y-0"
    >
      <span className="col-span-3 flex min-w-0 items-center gap-2 font-medium md:col-span-1 md:row-start-1">
        {row.featured && (
          <Star className="size-3.5 shrink-0 fill-current text-warn" aria-label={say("board.featured")} />
        )}
        <span className="line-clamp-2 leading-snug md:line-clamp-1">
          {row.kicker && <span className="text-accent">{row.kicker}: </span>}
          {row.title || say("board.untitled")}
        </span>
        {isKept && <CloudOff className="size-4 shrink-0 text-warn" aria-label={say("board.kept")} />}
      </span>
      <span className="col-start-2 row-start-2 truncate text-xs text-soft md:col-start-1">
        {present.length > 0 && (
          <span className="mr-2 font-medium text-good">{say("board.editing", { names: present.join(", ") })}</span>
        )}
        {beside}
      </span>
      <span className="hidden text-xs text-soft md:row-span-2 md:row-start-1 md:block md:col-start-2">
        {sort === "posts" && say(`kind.${row.kind}`)}
      </span>
      <span className="col-start-1 row-start-2 md:col-start-3 md:row-span-2 md:row-start-1">
        <StateBadge status={row.status} review={row.review} />
      </span>
      <time
        dateTime={when ?? undefined}
        title={moment(when)}
        className="col-start-3 row-start-2 justify-self-end text-xs text-soft tabular-nums md:col-start-4 md:row-span-2 md:row-start-1"
      >
        {ago(when)}
      </time>
    </Link>
  );
}
