import { CloudOff } from "lucide-react";
import { say } from "../words";
import { useIsReachable } from "./connection";

/** Says while the server can't be reached that nothing is lost. */
export function Notice() {
  if (useIsReachable()) return null;
  return (
    <p
      role="status"
      className="sticky top-0 z-30 flex items-center gap-2.5 bg-warn-soft px-4 py-2 text-sm text-warn md:px-8"
    >
      <CloudOff className="size-4 shrink-0" aria-hidden />
      {say(navigator.onLine ? "error.unreachable" : "error.offline")}
    </p>
  );
}
