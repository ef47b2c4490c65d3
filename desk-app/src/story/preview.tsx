import { useEffect, useState } from "react";
import { siteRoot } from "../api/client";
import { Button } from "../parts/button";
import { Dialog } from "../parts/dialog";
import { say } from "../words";
import type { Draft } from "./draft";
import type { FullStory } from "./fields";

/** The story as readers will see it, in the site's own theme. */
export function PreviewDialog({ draft, story, onClose }: { draft: Draft; story: FullStory; onClose: () => void }) {
  const [isPhone, setIsPhone] = useState(false);
  const [isSaved, setIsSaved] = useState(false);
  useEffect(() => {
    draft.save().then(() => setIsSaved(true));
  }, [draft]);
  return (
    <Dialog title={say("story.preview")} open onClose={onClose} large>
      <div className="flex h-full flex-col gap-3">
        <div className="flex justify-center gap-2">
          <Button aria-pressed={!isPhone} look={isPhone ? "quiet" : "plain"} onClick={() => setIsPhone(false)}>
            {say("story.previewDesktop")}
          </Button>
          <Button aria-pressed={isPhone} look={isPhone ? "plain" : "quiet"} onClick={() => setIsPhone(true)}>
            {say("story.previewPhone")}
          </Button>
        </div>
        {isSaved && (
          <iframe
            title={say("story.preview")}
            src={new URL(`p/${story.uuid}/`, siteRoot).href}
            className={`mx-auto min-h-0 flex-1 rounded-lg border border-line bg-white ${isPhone ? "w-[390px] max-w-full" : "w-full"}`}
          />
        )}
      </div>
    </Dialog>
  );
}
