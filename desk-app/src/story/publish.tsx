import { CircleAlert, CircleCheck, CircleDashed } from "lucide-react";
import { useState } from "react";
import { Button, look } from "../parts/button";
import { Dialog } from "../parts/dialog";
import { Field } from "../parts/field";
import { tell } from "../parts/toast";
import { say } from "../words";
import { fromLocal, moment, toLocal } from "../words/time";
import { findings } from "./check";
import type { Draft, Snapshot } from "./draft";

/** The last look before a story goes out, and the way back for one that is out. */
export function PublishDialog({ draft, shown, onClose }: { draft: Draft; shown: Snapshot; onClose: () => void }) {
  const status = shown.story?.status ?? "draft";
  const isOut = status === "published" || status === "sent";
  return (
    <Dialog title={say("publish.title")} open onClose={onClose}>
      {isOut ? (
        <Out draft={draft} shown={shown} onClose={onClose} />
      ) : (
        <GoingOut draft={draft} shown={shown} onClose={onClose} />
      )}
    </Dialog>
  );
}

interface Props {
  draft: Draft;
  shown: Snapshot;
  onClose: () => void;
}

function GoingOut({ draft, shown, onClose }: Props) {
  const isScheduled = shown.story?.status === "scheduled";
  const [isLater, setIsLater] = useState(isScheduled);
  const [time, setTime] = useState(() =>
    toLocal(
      (isScheduled && shown.story?.published_at) ||
        new Date(Math.ceil(Date.now() / 3_600_000 + 0.5) * 3_600_000).toISOString(),
    ),
  );
  const [isBusy, setIsBusy] = useState(false);
  const found = findings(shown.fields);
  const isGrave = found.some((finding) => finding.isGrave);

  async function go() {
    setIsBusy(true);
    const at = isLater ? fromLocal(time) : null;
    const isDone = isLater
      ? at !== null && (await draft.move("scheduled", at))
      : await draft.move("published", isScheduled ? new Date().toISOString() : undefined);
    setIsBusy(false);
    if (!isDone) return tell(draft.read().refusal ?? say("error.unreachable"), true);
    tell(at ? say("publish.planned", { time: moment(at) }) : say("publish.done"));
    onClose();
  }

  async function back() {
    if (await draft.move("draft")) tell(say("publish.back"));
    onClose();
  }

  return (
    <div className="grid gap-6">
      <section>
        <h3 className="mb-2 text-sm font-medium">{say("publish.checks")}</h3>
        <ul className="grid gap-1.5 text-sm" data-testid="findings">
          {found.length === 0 && (
            <li className="flex items-center gap-2 text-good">
              <CircleCheck className="size-4.5" aria-hidden />
              {say("publish.fine")}
            </li>
          )}
          {found.map((finding) => (
            <li
              key={finding.word}
              className={`flex items-center gap-2 ${finding.isGrave ? "text-danger" : "text-soft"}`}
            >
              {finding.isGrave ? (
                <CircleAlert className="size-4.5" aria-hidden />
              ) : (
                <CircleDashed className="size-4.5" aria-hidden />
              )}
              {say(finding.word, finding.filled)}
            </li>
          ))}
        </ul>
      </section>
      <fieldset className="grid gap-3">
        <legend className="sr-only">{say("publish.title")}</legend>
        {[false, true].map((later) => (
          <label key={String(later)} className="flex items-center gap-2.5">
            <input
              type="radio"
              name="when"
              className="size-4 accent-(--accent)"
              checked={isLater === later}
              onChange={() => setIsLater(later)}
            />
            {say(later ? "publish.later" : "publish.now")}
          </label>
        ))}
        {isLater && (
          <Field
            label={say("publish.time")}
            type="datetime-local"
            value={time}
            onChange={(event) => setTime(event.target.value)}
          />
        )}
      </fieldset>
      <div className="flex flex-wrap justify-end gap-2">
        {isScheduled && (
          <Button look="quiet" onClick={back}>
            {say("story.unschedule")}
          </Button>
        )}
        <Button look="strong" disabled={isBusy} onClick={go} className="min-h-11 px-5">
          {say(isLater ? "publish.schedule" : isGrave ? "publish.anyway" : "story.publish")}
        </Button>
      </div>
    </div>
  );
}

function Out({ draft, shown, onClose }: Props) {
  async function back() {
    if (await draft.move("draft")) tell(say("publish.back"));
    onClose();
  }
  return (
    <div className="grid gap-5">
      <p className="flex items-center gap-2 text-good">
        <CircleCheck className="size-5" aria-hidden />
        {say("state.published")} · {moment(shown.story?.published_at)}
      </p>
      <div className="flex flex-wrap justify-end gap-2">
        <Button look="danger" onClick={back}>
          {say("story.unpublish")}
        </Button>
        <a href={shown.story?.url} target="_blank" rel="noreferrer" className={look("strong")}>
          {say("publish.view")}
        </a>
      </div>
    </div>
  );
}
