import { useQueries, useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { CloudOff, Plus, Zap } from "lucide-react";
import { type KeyboardEvent, useLayoutEffect, useRef, useState, useSyncExternalStore } from "react";
import { meQuery } from "../api/queries";
import { look } from "../parts/button";
import { Empty, Failed, Waiting } from "../parts/screen";
import { namesAt, usePresent } from "../shell/live";
import { useUnsaved } from "../story/unsaved";
import { count, say } from "../words";
import { Filters } from "./filters";
import { boardQuery, PAGE, type Row, type Sort } from "./query";
import { BoardRow } from "./row";
import { type BoardSearch, clean } from "./search";

const HEIGHT = 64;
const HEIGHT_ON_PHONES = 92;
const phone = matchMedia("(width < 820px)");

/** Everything that is written, whatever its state, the last change first. */
export function Board({ sort }: { sort: Sort }) {
  const search: BoardSearch = useSearch({ strict: false });
  const navigate = useNavigate();
  const first = useQuery(boardQuery(sort, search, 1));
  const total = first.data?.meta.pagination.total ?? 0;
  const isFiltered = Object.keys(search).length > 0;

  function change(changed: BoardSearch) {
    navigate({ to: ".", search: clean({ ...search, ...changed }), replace: true });
  }

  return (
    <div className="mx-auto w-full max-w-xl pb-24 md:pb-6 xl:max-w-[110rem]">
      <header className="flex min-h-16 items-center justify-between gap-3 px-4 pt-3 pb-3 md:px-8">
        <h1 className="text-xl font-semibold tracking-tight">
          {say(sort === "pages" ? "board.pages" : "board.title")}
          {first.data && sort === "posts" && (
            <span className="ml-3 text-sm font-normal text-soft" data-testid="count">
              {count("board.count", total)}
            </span>
          )}
        </h1>
        <div className="hidden gap-2 md:flex">
          {sort === "posts" && (
            <Link to="/quick" className={look("plain")}>
              <Zap className="size-4" aria-hidden />
              {say("nav.quick")}
            </Link>
          )}
          <Link to={sort === "pages" ? "/page/$id" : "/story/$id"} params={{ id: "new" }} className={look("strong")}>
            <Plus className="size-4" aria-hidden />
            {say(sort === "pages" ? "nav.newPage" : "nav.newStory")}
          </Link>
        </div>
      </header>
      <div className="px-4 md:px-8">
        <Unsaved sort={sort} />
        <Filters search={search} onChange={change} />
        {first.isPending && <Waiting />}
        {first.error && !first.data && <Failed error={first.error} retry={first.refetch} />}
        {first.data && total === 0 && (
          <Empty
            title={say(isFiltered ? "board.nothing" : "board.empty")}
            lead={isFiltered ? undefined : say("board.emptyLead")}
          >
            {isFiltered && (
              <Link to="." search={{}} className={look()}>
                {say("board.clear")}
              </Link>
            )}
          </Empty>
        )}
        {total > 0 && <Rows sort={sort} search={search} total={total} />}
      </div>
    </div>
  );
}

/** Stories that only this device knows. */
function Unsaved({ sort }: { sort: Sort }) {
  const { data: me } = useQuery(meQuery);
  const stories = useUnsaved(me?.id).filter((one) => one.sort === sort && one.key.startsWith("new-"));
  return stories.map((one) => (
    <Link
      key={one.key}
      to={sort === "pages" ? "/page/$id" : "/story/$id"}
      params={{ id: one.key }}
      className="mb-2 flex items-center gap-2.5 rounded-lg bg-warn-soft px-4 py-2.5 text-sm text-warn"
    >
      <CloudOff className="size-4 shrink-0" aria-hidden />
      <span className="truncate font-medium">{one.fields.title || say("board.untitled")}</span>
      <span className="truncate">{say("board.kept")}</span>
    </Link>
  ));
}

function Rows({ sort, search, total }: { sort: Sort; search: BoardSearch; total: number }) {
  const list = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  useLayoutEffect(() => setTop(list.current?.offsetTop ?? 0), []);
  const height = useSyncExternalStore(heightChanges, () => (phone.matches ? HEIGHT_ON_PHONES : HEIGHT));
  const virtual = useWindowVirtualizer({ count: total, estimateSize: () => height, overscan: 8, scrollMargin: top });
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows are measured anew when their height is another.
  useLayoutEffect(() => virtual.measure(), [height]);
  const shown = virtual.getVirtualItems();
  const pages = [...new Set(shown.map((item) => Math.floor(item.index / PAGE) + 1))];
  const answers = useQueries({ queries: pages.map((page) => boardQuery(sort, search, page)) });
  const rowAt = (index: number): Row | undefined =>
    answers[pages.indexOf(Math.floor(index / PAGE) + 1)]?.data?.stories[index % PAGE];

  const present = usePresent();
  const { data: me } = useQuery(meQuery);
  const unsavedIds = new Set(useUnsaved(me?.id).map((one) => one.key));

  function move(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1, j: 1, k: -1, PageDown: 10, PageUp: -10 }[event.key];
    const focused = document.activeElement?.getAttribute("data-row");
    if (!step || focused == null) return;
    event.preventDefault();
    const next = Math.min(Math.max(Number(focused) + step, 0), total - 1);
    virtual.scrollToIndex(next);
    // The row may have to be drawn before it can be gone to.
    requestAnimationFrame(() =>
      requestAnimationFrame(() =>
        list.current?.querySelector<HTMLElement>(`[data-row="${next}"]`)?.focus({ preventScroll: true }),
      ),
    );
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the rows within are links; the list hears their keys.
    <div
      ref={list}
      data-testid="rows"
      onKeyDown={move}
      className="overflow-hidden rounded-lg border border-line bg-raised"
    >
      <div style={{ height: virtual.getTotalSize(), position: "relative" }}>
        {shown.map((item) => (
          <div
            key={item.key}
            style={{ position: "absolute", insetInline: 0, height, transform: `translateY(${item.start - top}px)` }}
          >
            <BoardRow
              row={rowAt(item.index)}
              index={item.index}
              sort={sort}
              present={namesAt(present, rowAt(item.index)?.id, me?.id)}
              isKept={unsavedIds.has(rowAt(item.index)?.id ?? "")}
            />
          </div>
        ))}
      </div>
    </div>
  );
}

function heightChanges(listener: () => void) {
  phone.addEventListener("change", listener);
  return () => phone.removeEventListener("change", listener);
}
