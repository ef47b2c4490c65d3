import type { ButtonHTMLAttributes } from "react";

type Look = "plain" | "strong" | "quiet" | "danger";

const LOOKS: Record<Look, string> = {
  plain: "border border-line bg-raised hover:bg-sunk",
  strong: "bg-accent text-on-accent hover:brightness-110",
  quiet: "hover:bg-sunk text-soft hover:text-ink",
  danger: "border border-line bg-raised text-danger hover:bg-danger-soft",
};

const BASE =
  "inline-flex items-center justify-center gap-2 rounded-md font-medium transition-colors select-none whitespace-nowrap " +
  "disabled:opacity-50 min-h-9 px-3.5 text-sm";

export function look(look: Look = "plain", more = ""): string {
  return `${BASE} ${LOOKS[look]} ${more}`;
}

interface Props extends ButtonHTMLAttributes<HTMLButtonElement> {
  look?: Look;
}

/** A button; it submits no form unless it says so. */
export function Button({ look: chosen = "plain", className = "", type = "button", ...rest }: Props) {
  return <button type={type} className={look(chosen, className)} {...rest} />;
}

/** A button that is an icon alone; its name is told to those who can't see it. */
export function IconButton({ label, className = "", ...rest }: Props & { label: string }) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      className={`inline-flex size-9 items-center justify-center rounded-md text-soft transition-colors hover:bg-sunk hover:text-ink disabled:opacity-50 ${className}`}
      {...rest}
    />
  );
}
