import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { lazy, Suspense, useCallback, useEffect, useRef, useState, useSyncExternalStore } from "react";
import { meQuery, queries, siteQuery } from "../api/queries";
import type { User } from "../api/types";
import type { Sort } from "../board/query";
import { Failed, Waiting } from "../parts/screen";
import { onReachable } from "../shell/connection";
import { namesAt, useOpen, usePresent } from "../shell/live";
import { isEditor } from "../shell/places";
import { say } from "../words";
import { Bar } from "./bar";
import { CollisionDialog } from "./collision";
import { Details } from "./details";
import type { Draft } from "./draft";
import { Head } from "./head";
import { openDraft } from "./open";

const Editor = lazy(() => import("./editor"));

export const WriteStory = () => <StoryScreen sort="posts" />;
export const WritePage = () => <StoryScreen sort="pages" />;

/** The screen of a story or a page: what is written, and what there is to say about it. */
function StoryScreen({ sort }: { sort: Sort }) {
  const { id = "new" } = useParams({ strict: false });
  const { data: me } = useSuspenseQuery(meQuery);
  const [draft, setDraft] = useState<Draft | null>(null);
  const [error, setError] = useState<unknown>(null);
  const current = useRef<Draft | null>(null);

  useEffect(() => {
    if (!me || current.current?.id === id) return;
    let isGone = false;
    setError(null);
    setDraft(null);
    openDraft(sort, id, me).then(
      (opened) => {
        if (isGone) return;
        current.current = opened;
        setDraft(opened);
      },
      (failure) => !isGone && setError(failure),
    );
    return () => {
      isGone = true;
    };
  }, [id, sort, me]);

  useEffect(() => () => void current.current?.leave(), []);

  if (error) return <Failed error={error} />;
  if (!draft || !me) return <Waiting />;
  return <Writing key={draft.name} draft={draft} sort={sort} me={me} />;
}

function Writing({ draft, sort, me }: { draft: Draft; sort: Sort; me: User }) {
  const shown = useSyncExternalStore(draft.subscribe, draft.read);
  const { data: site } = useQuery(siteQuery);
  const navigate = useNavigate();
  const [words, setWords] = useState(0);
  const [isDetailed, setIsDetailed] = useState(() => matchMedia("(width >= 1100px)").matches);
  const editor = useRef<{ focusEditor: (options?: { position?: "top" | "bottom" }) => void } | null>(null);
  const title = useRef<HTMLTextAreaElement>(null);
  useRetries(draft);
  const present = namesAt(usePresent(), shown.story?.id, me.id);
  const refresh = useCallback(() => void draft.refresh(), [draft]);
  useOpen(shown.story?.id, refresh);

  // A story that the server has just taken in has an address of its own from now on.
  const id = shown.story?.id;
  useEffect(() => {
    if (id && location.pathname.endsWith("/new")) {
      navigate({ to: sort === "pages" ? "/page/$id" : "/story/$id", params: { id }, replace: true });
    }
    return () => void queries.invalidateQueries({ queryKey: ["board"] });
  }, [id, sort, navigate]);

  return (
    <div className="flex min-h-dvh flex-col">
      <h1 className="sr-only">{shown.fields.title || say("board.untitled")}</h1>
      <Bar
        present={present}
        draft={draft}
        shown={shown}
        sort={sort}
        words={words}
        onDetails={() => setIsDetailed(!isDetailed)}
        isDetailed={isDetailed}
      />
      <div className="flex flex-1">
        <div className="mx-auto w-full max-w-[78rem] min-w-0 flex-1 px-5 pt-6 pb-40 sm:px-10">
          <Head
            draft={draft}
            fields={shown.fields}
            title={title}
            onLeave={() => editor.current?.focusEditor({ position: "top" })}
          />
          <Suspense fallback={<p className="py-6 text-lg text-soft">{say("loading")}</p>}>
            <Editor
              key={shown.reading}
              initial={shown.fields.lexical}
              story={shown.story}
              site={site}
              isPage={sort === "pages"}
              onChange={(lexical) => draft.change({ lexical })}
              onWords={setWords}
              onReady={(instance) => {
                editor.current = instance;
              }}
              onLeaveTop={() => title.current?.focus()}
            />
          </Suspense>
        </div>
        {isDetailed && (
          <Details
            draft={draft}
            shown={shown}
            sort={sort}
            me={me}
            mayChooseByline={isEditor(me)}
            onClose={() => setIsDetailed(false)}
          />
        )}
      </div>
      {shown.collision && (
        <CollisionDialog
          collision={shown.collision}
          fields={shown.fields}
          onChoose={(fields) => draft.choose(fields)}
        />
      )}
    </div>
  );
}

/** Saves again when the server can be reached again, or when the page goes out of sight. */
function useRetries(draft: Draft) {
  useEffect(() => {
    const again = () => void draft.save();
    const unreach = onReachable((isReachable) => isReachable && again());
    const hidden = () => document.visibilityState === "hidden" && again();
    addEventListener("online", again);
    addEventListener("focus", again);
    document.addEventListener("visibilitychange", hidden);
    return () => {
      unreach();
      removeEventListener("online", again);
      removeEventListener("focus", again);
      document.removeEventListener("visibilitychange", hidden);
    };
  }, [draft]);
}
