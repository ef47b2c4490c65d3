import type { Review, Status } from "../api/types";
import { say, type Word } from "../words";

const COLOURS: Record<string, string> = {
  draft: "bg-sunk text-soft",
  ready: "bg-warn-soft text-warn",
  approved: "bg-accent-soft text-accent",
  scheduled: "bg-plan-soft text-plan",
  published: "bg-good-soft text-good",
  sent: "bg-good-soft text-good",
};

/** Where a story stands: before it is out, its review says more than that it is a draft. */
export function standing(status: Status, review?: Review | null): Status | Review {
  return status === "draft" && review ? review : status;
}

export function StateBadge({ status, review }: { status: Status; review?: Review | null }) {
  const state = standing(status, review);
  return (
    <span
      className={`inline-flex shrink-0 items-center rounded-full px-2.5 py-0.5 text-xs font-medium ${COLOURS[state]}`}
    >
      {say(`state.${state}` as Word)}
    </span>
  );
}
