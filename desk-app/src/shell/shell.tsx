import { useSuspenseQuery } from "@tanstack/react-query";
import { Outlet, useRouterState } from "@tanstack/react-router";
import { lazy, Suspense, useState } from "react";
import { meQuery } from "../api/queries";
import { say } from "../words";
import { useKeys } from "./keys";
import { useLive } from "./live";
import { Notice } from "./notice";
import { PhoneBar } from "./phone-bar";
import { Sidebar } from "./sidebar";

const Palette = lazy(() => import("./palette"));

/** What stands around every screen: the way about, and what concerns all of them. */
export function Shell() {
  const { data: me } = useSuspenseQuery(meQuery);
  const [isPaletteOpen, setIsPaletteOpen] = useState(false);
  const isWriting = useRouterState({
    select: (state) => /^\/(story|page)\/|\/(story|page)\//.test(state.location.pathname),
  });
  useLive();
  useKeys(() => setIsPaletteOpen(true));
  if (!me) return null;
  return (
    <div className="min-h-dvh md:grid md:grid-cols-[24rem_minmax(0,1fr)]">
      <a
        href="#content"
        className="sr-only z-50 rounded-md bg-raised px-4 py-2 focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
      >
        {say("nav.skip")}
      </a>
      <Sidebar me={me} onSearch={() => setIsPaletteOpen(true)} />
      <main id="content" tabIndex={-1} className="min-w-0 outline-none">
        <Notice />
        <Outlet />
      </main>
      {!isWriting && <PhoneBar me={me} />}
      {isPaletteOpen && (
        <Suspense>
          <Palette me={me} onClose={() => setIsPaletteOpen(false)} />
        </Suspense>
      )}
    </div>
  );
}
