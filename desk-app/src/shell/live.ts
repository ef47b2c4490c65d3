// What happens at the desk while it happens: stories that others change, and who has which story open.
import { useEffect, useSyncExternalStore } from "react";
import { address } from "../api/client";
import { queries } from "../api/queries";
import { found, lost } from "./connection";

interface Present {
  user_id: string;
  name: string;
  story: string | null;
}

interface Changed {
  sort: "post" | "page" | "tag";
  event: string;
  id: string;
}

let source: EventSource | undefined;
let story: string | undefined;
let present: Present[] = [];
let later: ReturnType<typeof setTimeout> | undefined;
let silence: ReturnType<typeof setTimeout> | undefined;
const watchers = new Set<() => void>();
const listeners = new Set<(changed: Changed | null) => void>();
/** How long the board waits for more before it is read anew. */
const PAUSE = 250;
/** How long a stream that has ended may take to come back. */
const BACK = 8000;

/** Listens from now on, as somebody who has this story open, or none. */
function listen(): void {
  source?.close();
  source = new EventSource(address("desk/live/", { story }));
  source.addEventListener("open", () => {
    clearTimeout(silence);
    found();
  });
  source.addEventListener("error", () => {
    // A stream ends now and then and comes back by itself; one that was refused does not.
    clearTimeout(silence);
    silence = setTimeout(() => {
      lost();
      if (source?.readyState === EventSource.CLOSED) listen();
    }, BACK);
  });
  source.addEventListener("present", (event) => {
    present = JSON.parse(event.data);
    for (const watcher of watchers) watcher();
  });
  source.addEventListener("changed", (event) => hear(JSON.parse(event.data)));
  source.addEventListener("missed", () => hear(null));
}

function hear(changed: Changed | null) {
  for (const listener of listeners) listener(changed);
  clearTimeout(later);
  later = setTimeout(() => {
    queries.invalidateQueries({ queryKey: ["board"] });
    if (!changed || changed.sort === "tag") queries.invalidateQueries({ queryKey: ["tags"] });
  }, PAUSE);
}

/** Listens for as long as somebody is signed in. */
export function useLive(): void {
  useEffect(() => {
    listen();
    return () => {
      source?.close();
      source = undefined;
      clearTimeout(silence);
    };
  }, []);
}

/** Says that this story is open, for as long as it is, and hears when it changes. */
export function useOpen(id: string | undefined, onChange: () => void): void {
  useEffect(() => {
    story = id;
    if (source) listen();
    const listener = (changed: Changed | null) => (!changed || changed.id === id) && onChange();
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
      story = undefined;
      if (source) listen();
    };
  }, [id, onChange]);
}

/** Who has which story open, beside oneself. */
export function usePresent(): Present[] {
  return useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    () => present,
  );
}

/** The names of those who have a story open, each once. */
export function namesAt(all: Present[], id: string | undefined, ownId: string | undefined): string[] {
  return [...new Set(all.filter((one) => id && one.story === id && one.user_id !== ownId).map((one) => one.name))];
}
