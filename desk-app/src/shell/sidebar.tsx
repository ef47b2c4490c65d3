import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { ExternalLink, Plus, Search, Zap } from "lucide-react";
import { siteQuery } from "../api/queries";
import type { User } from "../api/types";
import { look } from "../parts/button";
import { say } from "../words";
import { PersonMenu } from "./person-menu";
import { placesOf } from "./places";

/** The way about, on everything wider than a phone. */
export function Sidebar({ me, onSearch }: { me: User; onSearch: () => void }) {
  const { data: site } = useQuery(siteQuery);
  return (
    <nav
      aria-label={say("nav.main")}
      className="sticky top-0 hidden h-dvh flex-col gap-4 overflow-y-auto border-r border-line bg-sunk/40 px-3 py-4 md:flex"
    >
      <div className="flex items-center justify-between gap-2 px-2">
        <span className="truncate font-serif text-lg font-semibold">{site?.title ?? say("app.name")}</span>
        {site && (
          <a
            href={site.url}
            target="_blank"
            rel="noreferrer"
            aria-label={say("nav.site")}
            title={say("nav.site")}
            className="text-soft hover:text-ink"
          >
            <ExternalLink className="size-4" aria-hidden />
          </a>
        )}
      </div>
      <button
        type="button"
        onClick={onSearch}
        className="flex min-h-9 items-center gap-2 rounded-md border border-line bg-raised px-3 text-sm text-soft hover:border-soft"
      >
        <Search className="size-4" aria-hidden />
        {say("nav.search")}
        <kbd className="ml-auto font-sans text-xs">⌘K</kbd>
      </button>
      <div className="grid gap-2">
        <Link to="/story/$id" params={{ id: "new" }} className={look("strong")}>
          <Plus className="size-4" aria-hidden />
          {say("nav.newStory")}
        </Link>
        <Link to="/quick" className={look("plain")}>
          <Zap className="size-4" aria-hidden />
          {say("nav.quick")}
        </Link>
      </div>
      <ul className="grid gap-0.5">
        {placesOf(me).map(({ to, word, icon: Icon }) => (
          <li key={to}>
            <Link
              to={to}
              activeOptions={{ exact: to === "/", includeSearch: false }}
              className="flex min-h-9 items-center gap-3 rounded-md px-2.5 text-sm font-medium text-soft hover:bg-sunk hover:text-ink aria-[current=page]:bg-raised aria-[current=page]:text-ink aria-[current=page]:shadow-sm"
            >
              <Icon className="size-4.5" aria-hidden />
              {say(word)}
            </Link>
          </li>
        ))}
      </ul>
      <div className="mt-auto">
        <PersonMenu me={me} />
      </div>
    </nav>
  );
}
