// Keeps what is typed on this device, in IndexedDB, until the server has it.
import type { Fields, FullStory } from "./fields";

/** What somebody has typed of a story. */
export interface Kept {
  /** The story's id, or for one that the server does not know `new-` and a number of our own. */
  key: string;
  sort: "posts" | "pages";
  fields: Fields;
  /** What the server had when they began; none where it knows nothing. */
  base: Fields | null;
  /** The story as the server last showed it: it can be opened while the server is away. */
  story: FullStory | null;
  /** Whether the server has all of it. */
  isSaved: boolean;
  /** Who typed it: another person at this device is shown none of it. */
  userId: string;
  at: number;
}

const STORE = "stories";
let opened: Promise<IDBDatabase> | undefined;

function open(): Promise<IDBDatabase> {
  opened ??= new Promise((resolve, reject) => {
    const asked = indexedDB.open("courant-desk", 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore(STORE, { keyPath: "key" });
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => {
      opened = undefined;
      reject(asked.error);
    };
  });
  return opened;
}

async function use<T>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const database = await open();
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(STORE, mode);
    const asked = act(transaction.objectStore(STORE));
    transaction.oncomplete = () => resolve(asked.result);
    transaction.onerror = () => reject(transaction.error);
    transaction.onabort = () => reject(transaction.error);
  });
}

/** Keeps it; done when it is on this device's disk. */
export async function keep(kept: Kept): Promise<void> {
  await use("readwrite", (store) => store.put(kept));
  tellOthers();
}

export async function kept(key: string): Promise<Kept | undefined> {
  return use<Kept | undefined>("readonly", (store) => store.get(key));
}

/** Everything of this person that the server does not have yet. */
export async function unsaved(userId: string): Promise<Kept[]> {
  const all = await use<Kept[]>("readonly", (store) => store.getAll());
  return all.filter((one) => !one.isSaved && one.userId === userId);
}

export async function forget(key: string): Promise<void> {
  await use("readwrite", (store) => store.delete(key));
  tellOthers();
}

const listeners = new Set<() => void>();

function tellOthers() {
  for (const listener of listeners) listener();
}

/** Hears when something was kept or forgotten. */
export function onKept(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
