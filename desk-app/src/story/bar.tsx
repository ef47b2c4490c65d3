import { Link } from "@tanstack/react-router";
import { ArrowLeft, Cloud, CloudOff, Eye, PanelRight, TriangleAlert } from "lucide-react";
import { useState } from "react";
import type { Sort } from "../board/query";
import { StateBadge } from "../parts/badge";
import { Button, IconButton } from "../parts/button";
import { tell } from "../parts/toast";
import { say, type Word } from "../words";
import type { Draft, Saving, Snapshot } from "./draft";
import { PreviewDialog } from "./preview";
import { PublishDialog } from "./publish";

const SAYS: Record<Saving, Word> = {
  saved: "story.saved",
  waiting: "story.saving",
  saving: "story.saving",
  offline: "story.offline",
  signedOut: "story.signedOut",
  refused: "error.title",
  collision: "story.collision",
};

interface Props {
  draft: Draft;
  shown: Snapshot;
  sort: Sort;
  words: number;
  /** Who else has it open. */
  present: string[];
  isDetailed: boolean;
  onDetails: () => void;
}

/** Above the story: whether it is saved, where it stands, and what can be done with it. */
export function Bar({ draft, shown, sort, words, present, isDetailed, onDetails }: Props) {
  const [open, setOpen] = useState<"publish" | "preview" | null>(null);
  const status = shown.story?.status ?? "draft";
  const isOut = status === "published" || status === "sent";

  async function update() {
    if (await draft.move(status)) tell(say("publish.updated"));
  }

  return (
    <header className="sticky top-0 z-20 flex min-h-14 items-center gap-2 border-b border-line bg-paper/95 px-2 backdrop-blur sm:px-4">
      <Link
        to={sort === "pages" ? "/pages" : "/"}
        aria-label={say("back")}
        className="inline-flex size-9 shrink-0 items-center justify-center rounded-md text-soft hover:bg-sunk hover:text-ink"
      >
        <ArrowLeft className="size-5" aria-hidden />
      </Link>
      <StateBadge status={status} review={shown.fields.review} />
      <SavingNote saving={shown.saving} refusal={shown.refusal} isAhead={shown.isAhead} isNew={!shown.story} />
      {present.length > 0 && (
        <span
          className="truncate rounded-full bg-good-soft px-2.5 py-0.5 text-xs font-medium text-good"
          data-testid="present"
        >
          {say("board.editing", { names: present.join(", ") })}
        </span>
      )}
      <span className="ml-auto hidden text-xs text-soft tabular-nums lg:inline">
        {say("story.words", { n: words })}
      </span>
      <span className="ml-auto flex items-center gap-1.5 lg:ml-2">
        <IconButton label={say("story.preview")} disabled={!shown.story} onClick={() => setOpen("preview")}>
          <Eye className="size-5" aria-hidden />
        </IconButton>
        <IconButton label={say("story.details")} aria-pressed={isDetailed} onClick={onDetails}>
          <PanelRight className="size-5" aria-hidden />
        </IconButton>
        {isOut && shown.isAhead && (
          <Button look="strong" onClick={update} disabled={shown.saving === "collision"}>
            {say("story.update")}
          </Button>
        )}
        {!(isOut && shown.isAhead) && (
          <Button
            look={isOut ? "plain" : "strong"}
            onClick={() => setOpen("publish")}
            disabled={shown.saving === "collision"}
          >
            {say(isOut ? "state.published" : status === "scheduled" ? "state.scheduled" : "story.publish")}
          </Button>
        )}
      </span>
      {open === "publish" && <PublishDialog draft={draft} shown={shown} onClose={() => setOpen(null)} />}
      {open === "preview" && shown.story && (
        <PreviewDialog draft={draft} story={shown.story} onClose={() => setOpen(null)} />
      )}
    </header>
  );
}

function SavingNote({
  saving,
  refusal,
  isAhead,
  isNew,
}: {
  saving: Saving;
  refusal: string | null;
  isAhead: boolean;
  isNew: boolean;
}) {
  if (isNew && saving === "saved") return <span className="text-xs text-soft">{say("story.new")}</span>;
  const isBad = saving === "refused" || saving === "collision";
  const isAway = saving === "offline" || saving === "signedOut";
  const Icon = isBad ? TriangleAlert : isAway ? CloudOff : Cloud;
  return (
    <span
      role="status"
      data-saving={saving}
      className={`flex min-w-0 items-center gap-1.5 text-xs ${isBad ? "text-danger" : isAway ? "text-warn" : "text-soft"}`}
    >
      <Icon className="size-4 shrink-0" aria-hidden />
      <span className={`truncate ${isBad || isAway ? "" : "hidden sm:inline"}`}>
        {saving === "refused" ? refusal : say(SAYS[saving])}
        {isAhead && saving === "saved" && ` · ${say("story.ahead")}`}
      </span>
      {saving === "signedOut" && (
        <a href="./sign-in" target="_blank" rel="noreferrer" className="shrink-0 underline">
          {say("story.signInAgain")}
        </a>
      )}
    </span>
  );
}
