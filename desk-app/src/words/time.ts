// Times as people say them, in the site's time zone where it matters.
import { currentLanguage, say } from "./index";

const STEPS: [Intl.RelativeTimeFormatUnit, number][] = [
  ["day", 86_400],
  ["hour", 3600],
  ["minute", 60],
];

/** How long ago, or until; after a week the date. */
export function ago(iso: string | null | undefined, now = Date.now()): string {
  if (!iso) return "";
  const seconds = (Date.parse(iso) - now) / 1000;
  if (Math.abs(seconds) < 60) return say("time.now");
  if (Math.abs(seconds) > 7 * 86_400)
    return new Date(iso).toLocaleDateString(currentLanguage(), { dateStyle: "medium" });
  const relative = new Intl.RelativeTimeFormat(currentLanguage(), { numeric: "auto", style: "short" });
  const [unit, length] = STEPS.find(([, length]) => Math.abs(seconds) >= length) ?? ["minute", 60];
  return relative.format(Math.round(seconds / length), unit);
}

/** Date and time in full. */
export function moment(iso: string | null | undefined): string {
  return iso ? new Date(iso).toLocaleString(currentLanguage(), { dateStyle: "medium", timeStyle: "short" }) : "";
}

/** What an input of type `datetime-local` holds for a time, and back. */
export function toLocal(iso: string): string {
  const time = new Date(iso);
  return new Date(time.getTime() - time.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

export function fromLocal(text: string): string | null {
  const time = new Date(text);
  return Number.isNaN(time.getTime()) ? null : time.toISOString();
}
