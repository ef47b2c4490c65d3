// What every form of these screens does: sends, says that it is done, or says why it is not.
import { type FormEvent, useState } from "react";
import { Button } from "../parts/button";
import { words } from "../parts/screen";
import { tell } from "../parts/toast";
import { say } from "../words";

/** Runs an act of somebody; what is refused is told to them. True when it is done. */
export async function attempt(act: () => Promise<unknown>, done?: string): Promise<boolean> {
  try {
    await act();
    if (done) tell(done);
    return true;
  } catch (error) {
    tell(words(error), true);
    return false;
  }
}

interface Props {
  onSubmit: (fields: FormData) => Promise<unknown>;
  submit?: string;
  done?: string;
  children: React.ReactNode;
  beside?: React.ReactNode;
}

/** A form with one button. */
export function Form({ onSubmit, submit, done, children, beside }: Props) {
  const [isBusy, setIsBusy] = useState(false);
  async function submitted(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    setIsBusy(true);
    await attempt(() => onSubmit(fields), done ?? say("saved"));
    setIsBusy(false);
  }
  return (
    <form onSubmit={submitted} className="grid gap-5">
      {children}
      <div className="flex flex-wrap items-center justify-between gap-2">
        {beside ?? <span />}
        <Button type="submit" look="strong" disabled={isBusy}>
          {submit ?? say("save")}
        </Button>
      </div>
    </form>
  );
}

/** A part of a screen under a headline of its own. */
export function Section({ title, lead, children }: { title: string; lead?: string; children: React.ReactNode }) {
  return (
    <section className="mb-6 rounded-xl border border-line bg-raised p-5 sm:p-6">
      <h2 className="mb-1 text-lg font-semibold">{title}</h2>
      {lead && <p className="mb-4 text-sm text-soft">{lead}</p>}
      <div className={lead ? "" : "mt-4"}>{children}</div>
    </section>
  );
}
