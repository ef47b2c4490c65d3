import { useQuery } from "@tanstack/react-query";
import { Search, SlidersHorizontal, X } from "lucide-react";
import { type SelectHTMLAttributes, useEffect, useRef, useState } from "react";
import { tagsQuery, usersQuery } from "../api/queries";
import { KINDS } from "../api/types";
import { IconButton } from "../parts/button";
import { say } from "../words";
import { type BoardSearch, STATES } from "./search";

interface Props {
  search: BoardSearch;
  onChange: (change: BoardSearch) => void;
}

/** How long somebody types before they are searched for. */
const PAUSE = 180;

/** What the board shows: words, state, author, tag, kind. On phones all but the words wait behind one button. */
export function Filters({ search, onChange }: Props) {
  const [isOpen, setIsOpen] = useState(false);
  const { data: users = [] } = useQuery(usersQuery);
  const { data: tags = [] } = useQuery(tagsQuery);
  const chosen = [search.state, search.author, search.tag, search.kind].filter(Boolean).length;
  return (
    <div className="mb-3 grid gap-2 lg:flex lg:items-center">
      <div className="flex gap-2 lg:flex-1">
        <Words value={search.q ?? ""} onChange={(q) => onChange({ q })} />
        <button
          type="button"
          aria-expanded={isOpen}
          onClick={() => setIsOpen(!isOpen)}
          className="inline-flex items-center gap-2 rounded-md border border-line bg-raised px-3 text-sm font-medium lg:hidden"
        >
          <SlidersHorizontal className="size-4" aria-hidden />
          {say("board.filters")}
          {chosen > 0 && <span className="rounded-full bg-accent px-1.5 text-xs text-on-accent">{chosen}</span>}
        </button>
      </div>
      <div className={`grid-cols-2 gap-2 lg:flex ${isOpen ? "grid" : "hidden"}`}>
        <Choice
          label={say("board.state")}
          value={search.state ?? ""}
          onChange={(event) => onChange({ state: event.target.value as never })}
        >
          <option value="">{say("board.anyState")}</option>
          {STATES.map((state) => (
            <option key={state} value={state}>
              {say(`state.${state}`)}
            </option>
          ))}
        </Choice>
        <Choice
          label={say("board.author")}
          value={search.author ?? ""}
          onChange={(event) => onChange({ author: event.target.value })}
        >
          <option value="">{say("board.anyAuthor")}</option>
          {users.map((user) => (
            <option key={user.id} value={user.slug}>
              {user.name}
            </option>
          ))}
        </Choice>
        <Choice
          label={say("board.tag")}
          value={search.tag ?? ""}
          onChange={(event) => onChange({ tag: event.target.value })}
        >
          <option value="">{say("board.anyTag")}</option>
          {tags.map((tag) => (
            <option key={tag.id} value={tag.slug}>
              {tag.name}
            </option>
          ))}
        </Choice>
        <Choice
          label={say("board.kind")}
          value={search.kind ?? ""}
          onChange={(event) => onChange({ kind: event.target.value as never })}
        >
          <option value="">{say("board.anyKind")}</option>
          {KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {say(`kind.${kind}`)}
            </option>
          ))}
        </Choice>
      </div>
    </div>
  );
}

function Choice({ label, value, ...rest }: { label: string; value: string } & SelectHTMLAttributes<HTMLSelectElement>) {
  return (
    <select
      aria-label={label}
      value={value}
      className={`min-h-10 max-w-full rounded-md border px-2.5 text-sm lg:max-w-44 ${value ? "border-accent bg-accent-soft text-accent" : "border-line bg-raised"}`}
      {...rest}
    />
  );
}

function Words({ value, onChange }: { value: string; onChange: (words: string) => void }) {
  const [typed, setTyped] = useState(value);
  const later = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => setTyped(value), [value]);

  function type(words: string) {
    setTyped(words);
    clearTimeout(later.current);
    later.current = setTimeout(() => onChange(words.trim()), PAUSE);
  }
  return (
    <div className="relative flex-1">
      <Search className="pointer-events-none absolute top-3 left-3 size-4 text-soft" aria-hidden />
      <input
        type="search"
        data-search
        aria-label={say("board.search")}
        placeholder={say("board.search")}
        value={typed}
        onChange={(event) => type(event.target.value)}
        className="min-h-10 w-full rounded-md border border-line bg-raised pr-9 pl-9 text-base placeholder:text-soft [&::-webkit-search-cancel-button]:hidden"
      />
      {typed && (
        <IconButton label={say("board.clear")} onClick={() => type("")} className="absolute top-0.5 right-0.5">
          <X className="size-4" aria-hidden />
        </IconButton>
      )}
    </div>
  );
}
