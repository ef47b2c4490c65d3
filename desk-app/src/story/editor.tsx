// Ghost's own editor for a story's text. It is large: it is loaded when somebody writes, and not before.
import "./editor.css";
import { KoenigComposer, KoenigEditor, type KoenigInstance, WordCountPlugin } from "@tryghost/koenig-lexical";
import { useEffect, useMemo, useRef } from "react";
import { useIsDark } from "../shell/theme";
import { say } from "../words";
import { type CardHelp, cardConfig } from "./cards";
import { fileUploader } from "./upload";

interface Props extends CardHelp {
  initial: string;
  onChange: (document: string) => void;
  onWords: (words: number) => void;
  onReady: (editor: KoenigInstance | null) => void;
  onLeaveTop: () => void;
}

export default function Editor({ initial, onChange, onWords, onReady, onLeaveTop, story, site, isPage }: Props) {
  const isDark = useIsDark();
  const place = useRef<HTMLDivElement>(null);
  const config = useMemo(() => cardConfig({ story, site, isPage }), [story, site, isPage]);

  useEffect(() => {
    const text = place.current?.querySelector("[contenteditable=true]");
    text?.setAttribute("aria-label", say("story.text"));
  });

  return (
    <div ref={place} className="koenig-react-editor koenig-lexical story-text">
      <KoenigComposer
        initialEditorState={initial}
        cardConfig={config}
        fileUploader={fileUploader}
        darkMode={isDark}
        isTKEnabled
        onError={(error) => console.error(error)}
      >
        <KoenigEditor
          darkMode={isDark}
          placeholderText={say("story.begin")}
          registerAPI={onReady}
          onChange={(state) => onChange(JSON.stringify(state))}
          cursorDidExitAtTop={onLeaveTop}
        />
        <WordCountPlugin onChange={onWords} />
      </KoenigComposer>
    </div>
  );
}
