// Short words about what was done, said once and gone by themselves.
import { useSyncExternalStore } from "react";

interface Toast {
  id: number;
  text: string;
  isBad: boolean;
}

let toasts: Toast[] = [];
let next = 1;
const listeners = new Set<() => void>();
const LIFE = 5000;

function change(now: Toast[]) {
  toasts = now;
  for (const listener of listeners) listener();
}

/** Says something to whoever is there. */
export function tell(text: string, isBad = false): void {
  const toast = { id: next++, text, isBad };
  change([...toasts.slice(-2), toast]);
  setTimeout(() => change(toasts.filter((one) => one.id !== toast.id)), LIFE);
}

export function Toasts() {
  const shown = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => toasts,
  );
  return (
    <div
      aria-live="polite"
      className="pointer-events-none fixed inset-x-0 bottom-20 z-60 grid justify-items-center gap-2 px-4 md:bottom-6"
    >
      {shown.map((toast) => (
        <div
          key={toast.id}
          role={toast.isBad ? "alert" : "status"}
          className={`appear pointer-events-auto max-w-md rounded-lg px-4 py-2.5 text-sm shadow-lg ${toast.isBad ? "bg-danger-soft text-danger" : "bg-ink text-paper"}`}
        >
          {toast.text}
        </div>
      ))}
    </div>
  );
}
