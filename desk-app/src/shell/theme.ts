// Light or dark: as the system has it until somebody chooses.
import { useSyncExternalStore } from "react";

export type Theme = "system" | "light" | "dark";

const KEPT = "desk.theme";
const system = matchMedia("(prefers-color-scheme: dark)");
const listeners = new Set<() => void>();

function kept(): Theme {
  const theme = localStorage.getItem(KEPT);
  return theme === "light" || theme === "dark" ? theme : "system";
}

function show() {
  document.documentElement.classList.toggle("dark", isDark());
  for (const listener of listeners) listener();
}

function isDark(): boolean {
  return kept() === "system" ? system.matches : kept() === "dark";
}

export function startTheme(): void {
  system.addEventListener("change", show);
  show();
}

export function chooseTheme(theme: Theme): void {
  localStorage.setItem(KEPT, theme);
  show();
}

function listen(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const useTheme = () => useSyncExternalStore(listen, kept);
export const useIsDark = () => useSyncExternalStore(listen, isDark);
