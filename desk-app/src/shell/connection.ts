// Whether the server can be reached: the browser knows of a missing network, the answers of a missing server.
import { useSyncExternalStore } from "react";
import { queries, siteQuery } from "../api/queries";

let isReachable = navigator.onLine;
let probe: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();
const PAUSE = 2000;

function set(reachable: boolean) {
  if (reachable === isReachable) return;
  isReachable = reachable;
  for (const listener of listeners) listener();
}

/** Says that the server did not answer; it is asked again until it does. */
export function lost(): void {
  set(false);
  if (probe) return;
  probe = setTimeout(async () => {
    probe = undefined;
    try {
      await queries.fetchQuery({ ...siteQuery, staleTime: 0, retry: false });
      set(true);
      queries.invalidateQueries();
    } catch {
      lost();
    }
  }, PAUSE);
}

/** Says that the server has answered. */
export function found(): void {
  set(true);
}

export function startConnection(): void {
  addEventListener("offline", lost);
  addEventListener("online", lost);
}

export function onReachable(listener: (isReachable: boolean) => void): () => void {
  const told = () => listener(isReachable);
  listeners.add(told);
  return () => listeners.delete(told);
}

export const useIsReachable = () =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => isReachable,
  );
