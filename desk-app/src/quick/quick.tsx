import { useSuspenseQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from "react";
import { meQuery, queries } from "../api/queries";
import { Button } from "../parts/button";
import { Screen, words } from "../parts/screen";
import { tell } from "../parts/toast";
import { isOneOf } from "../shell/places";
import type { FullStory } from "../story/fields";
import { serverOf } from "../story/server";
import { say } from "../words";
import { documentOf } from "./document";

const KEPT = "desk.quick";
const server = serverOf("posts");

/** A brief for the News Feed: a headline, some text, one key. */
export function Quick() {
  const { data: me } = useSuspenseQuery(meQuery);
  const [typed, setTyped] = useState(kept);
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const [out, setOut] = useState<FullStory | null>(null);
  const headline = useRef<HTMLInputElement>(null);
  const navigate = useNavigate();
  const mayPublish = me !== null && !isOneOf(me, ["Contributor"]);
  useEffect(() => headline.current?.focus(), []);

  function change(changed: Partial<typeof typed>) {
    const now = { ...typed, ...changed };
    localStorage.setItem(KEPT, JSON.stringify(now));
    setTyped(now);
  }

  async function send(status: "draft" | "published"): Promise<FullStory | null> {
    setIsBusy(true);
    setError(null);
    try {
      const review = status === "draft" && !mayPublish ? "ready" : "draft";
      const story = await server.create({
        title: typed.title.trim(),
        lexical: documentOf(typed.text),
        status,
        courant: { kind: "brief", review },
      });
      localStorage.removeItem(KEPT);
      setTyped({ title: "", text: "" });
      void queries.invalidateQueries({ queryKey: ["board"] });
      return story;
    } catch (refused) {
      setError(words(refused));
      return null;
    } finally {
      setIsBusy(false);
    }
  }

  async function file(event?: FormEvent) {
    event?.preventDefault();
    if (isBusy || !typed.title.trim()) return;
    const story = await send(mayPublish ? "published" : "draft");
    if (!story) return;
    tell(say(mayPublish ? "quick.done" : "quick.handedIn"));
    setOut(mayPublish ? story : null);
    headline.current?.focus();
  }

  async function openInFull() {
    const story = await send("draft");
    if (story) await navigate({ to: "/story/$id", params: { id: story.id } });
  }

  function pressed(event: KeyboardEvent) {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) void file();
  }

  return (
    <Screen title={say("quick.title")}>
      <form
        onSubmit={file}
        onKeyDown={pressed}
        className="grid gap-4 rounded-xl border border-line bg-raised p-4 sm:p-6"
      >
        <input
          ref={headline}
          aria-label={say("quick.headline")}
          placeholder={say("quick.headline")}
          value={typed.title}
          maxLength={255}
          required
          onChange={(event) => change({ title: event.target.value })}
          className="w-full bg-transparent font-serif text-xl font-bold outline-none placeholder:font-normal placeholder:text-soft"
        />
        <textarea
          aria-label={say("quick.text")}
          aria-describedby="quick-hint"
          placeholder={say("quick.text")}
          value={typed.text}
          rows={9}
          onChange={(event) => change({ text: event.target.value })}
          className="w-full resize-y bg-transparent font-serif text-lg leading-relaxed outline-none placeholder:text-soft"
        />
        <p id="quick-hint" className="text-xs text-soft">
          {say("quick.hint")}
        </p>
        {error && (
          <p role="alert" className="rounded-md bg-danger-soft px-3 py-2 text-sm text-danger">
            {error}
          </p>
        )}
        <div className="flex flex-wrap items-center gap-2 border-t border-line pt-4">
          <Button type="submit" look="strong" disabled={isBusy || !typed.title.trim()} className="min-h-11 px-5">
            {say(mayPublish ? "quick.publish" : "quick.handIn")}
            <kbd className="hidden font-sans text-xs opacity-80 sm:inline">Ctrl ↵</kbd>
          </Button>
          <Button look="quiet" disabled={isBusy || !typed.title.trim()} onClick={openInFull}>
            {say("quick.full")}
          </Button>
        </div>
      </form>
      {out && (
        <p
          className="mt-4 flex flex-wrap items-center gap-3 rounded-lg bg-good-soft px-4 py-3 text-good"
          data-testid="out"
        >
          <span className="min-w-0 truncate font-medium">{out.title}</span>
          <a href={out.url} target="_blank" rel="noreferrer" className="underline">
            {say("publish.view")}
          </a>
        </p>
      )}
    </Screen>
  );
}

function kept(): { title: string; text: string } {
  try {
    const { title = "", text = "" } = JSON.parse(localStorage.getItem(KEPT) ?? "{}");
    return { title: String(title), text: String(text) };
  } catch {
    return { title: "", text: "" };
  }
}
