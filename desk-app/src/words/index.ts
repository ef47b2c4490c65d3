// The language of the Desk: English is always there, others come when they are chosen.
import { useSyncExternalStore } from "react";
import { en, type Word, type Words } from "./en";

export type { Word } from "./en";

export const LANGUAGES = { en: "English", uk: "Українська" } as const;
export type Language = keyof typeof LANGUAGES;

const KEPT = "desk.language";
const catalogues: Record<Language, () => Promise<Words>> = {
  en: async () => en,
  uk: async () => (await import("./uk")).uk,
};

let words: Words = en;
let language: Language = "en";
const listeners = new Set<() => void>();

function isLanguage(text: string | null | undefined): text is Language {
  return text != null && text in LANGUAGES;
}

/** Speaks the language that was chosen, or else the browser's, if there is a catalogue for it. */
export async function startWords(): Promise<void> {
  const kept = localStorage.getItem(KEPT);
  const wished = navigator.languages.map((tag) => tag.split("-")[0]).find((tag) => isLanguage(tag));
  await speak(isLanguage(kept) ? kept : isLanguage(wished) ? wished : "en");
}

async function speak(chosen: Language): Promise<void> {
  words = await catalogues[chosen]();
  language = chosen;
  document.documentElement.lang = chosen;
  for (const listener of listeners) listener();
}

/** Speaks this language from now on. */
export async function chooseLanguage(chosen: Language): Promise<void> {
  localStorage.setItem(KEPT, chosen);
  await speak(chosen);
}

export function currentLanguage(): Language {
  return language;
}

/** A text of the catalogue with its places filled. */
export function say(word: Word, filled: Record<string, string | number> = {}): string {
  return words[word].replace(/\{(\w+)\}/g, (place, name: string) => String(filled[name] ?? place));
}

/** Says how many: the catalogue has a form for each of the language's plurals. */
export function count(word: "board.count", n: number): string {
  const rule = new Intl.PluralRules(language).select(n);
  const form = rule === "one" || rule === "few" || rule === "many" ? rule : "other";
  return say(`${word}.${form}`, { n: n.toLocaleString(language) });
}

/** Renders again when another language is chosen. */
export function useLanguage(): Language {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => language,
  );
}
