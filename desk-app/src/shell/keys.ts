// Keys that work on every screen. Single letters count only where nobody is writing.
import { useEffect } from "react";
import { router } from "../router";

function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

export function useKeys(openPalette: () => void): void {
  useEffect(() => {
    function pressed(event: KeyboardEvent) {
      const withCommand = event.metaKey || event.ctrlKey;
      if (withCommand && event.key.toLowerCase() === "k" && !isInEditor(event.target)) {
        event.preventDefault();
        openPalette();
        return;
      }
      if (withCommand || event.altKey || isWriting(event.target) || document.querySelector("[role=dialog]")) return;
      if (event.key === "/") {
        event.preventDefault();
        document.querySelector<HTMLInputElement>("[data-search]")?.focus();
      } else if (event.key === "n") router.navigate({ to: "/story/$id", params: { id: "new" } });
      else if (event.key === "b") router.navigate({ to: "/quick" });
      else if (event.key === "ArrowDown" && document.activeElement === document.body) {
        document.querySelector<HTMLElement>("[data-row]")?.focus();
      }
    }
    addEventListener("keydown", pressed);
    return () => removeEventListener("keydown", pressed);
  }, [openPalette]);
}

/** In a story's text the same keys make a link. */
function isInEditor(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.isContentEditable;
}
