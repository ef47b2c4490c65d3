import { useQuery } from "@tanstack/react-query";
import type { FormEvent, ReactNode } from "react";
import { useState } from "react";
import { siteQuery } from "../api/queries";
import { Button } from "../parts/button";
import { words } from "../parts/screen";
import { say, useLanguage } from "../words";

interface Props {
  title: string;
  lead?: string;
  submit: string;
  children: ReactNode;
  below?: ReactNode;
  onSubmit: (fields: FormData) => Promise<void>;
}

/** A form before the door: one headline, some fields, one button. */
export function DoorCard({ title, lead, submit, children, below, onSubmit }: Props) {
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const { data: site } = useQuery(siteQuery);
  useLanguage();

  async function submitted(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    setBusy(true);
    setError(null);
    try {
      await onSubmit(fields);
    } catch (refused) {
      setError(words(refused));
    } finally {
      setBusy(false);
    }
  }

  return (
    <main className="grid min-h-dvh place-items-center px-4 py-10">
      <div className="w-full max-w-sm">
        <p className="mb-6 flex items-center gap-3 font-serif text-lg">
          <img src="./desk.svg" alt="" className="size-9" />
          {site?.title ?? say("app.name")}
        </p>
        <form onSubmit={submitted} className="grid gap-5 rounded-xl border border-line bg-raised p-6 shadow-sm sm:p-8">
          <div>
            <h1 className="text-xl font-semibold tracking-tight">{title}</h1>
            {lead && <p className="mt-1 text-soft">{lead}</p>}
          </div>
          {children}
          {error && (
            <p role="alert" className="rounded-md bg-danger-soft px-3 py-2 text-sm text-danger">
              {error}
            </p>
          )}
          <Button type="submit" look="strong" disabled={busy} className="min-h-11 text-base">
            {submit}
          </Button>
          {below}
        </form>
      </div>
    </main>
  );
}

/** A field of the form as text. */
export function text(fields: FormData, name: string): string {
  const value = fields.get(name);
  return typeof value === "string" ? value : "";
}
