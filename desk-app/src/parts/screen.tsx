import { TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { Refused, Unreachable } from "../api/client";
import { say } from "../words";
import { Button } from "./button";

/** A screen with its headline and what can be done there. */
export function Screen({
  title,
  actions,
  children,
  wide = false,
}: {
  title: string;
  actions?: ReactNode;
  children: ReactNode;
  wide?: boolean;
}) {
  return (
    <div className={`mx-auto w-full px-4 pb-24 md:px-8 md:pb-10 ${wide ? "" : "max-w-xl"}`}>
      <header className="flex min-h-16 flex-wrap items-center justify-between gap-3 py-4">
        <h1 className="text-xl font-semibold tracking-tight">{title}</h1>
        <div className="flex flex-wrap items-center gap-2">{actions}</div>
      </header>
      {children}
    </div>
  );
}

/** What went wrong, in words for people. */
export function words(error: unknown): string {
  if (error instanceof Unreachable) return say(navigator.onLine ? "error.unreachable" : "error.offline");
  if (error instanceof Refused) {
    if (error.status === 404) return say("error.notFound");
    if (error.status === 403 && error.type === "NoPermissionError") return say("error.forbidden");
    return error.message;
  }
  return say("error.broken");
}

export function Failed({ error, retry }: { error: unknown; retry?: () => void }) {
  return (
    <div role="alert" className="mx-auto grid max-w-sm justify-items-center gap-3 px-4 py-20 text-center">
      <TriangleAlert className="size-8 text-warn" aria-hidden />
      <p className="text-lg font-medium">{say("error.title")}</p>
      <p className="text-soft">{words(error)}</p>
      {retry && <Button onClick={retry}>{say("retry")}</Button>}
    </div>
  );
}

export function Waiting() {
  return (
    <div role="status" className="grid place-items-center py-20 text-sm text-soft">
      {say("loading")}
    </div>
  );
}

export function Empty({ title, lead, children }: { title: string; lead?: string; children?: ReactNode }) {
  return (
    <div className="grid justify-items-center gap-3 rounded-xl border border-dashed border-line px-4 py-16 text-center">
      <p className="font-serif text-xl">{title}</p>
      {lead && <p className="max-w-xs text-soft">{lead}</p>}
      <div className="flex flex-wrap justify-center gap-2">{children}</div>
    </div>
  );
}
