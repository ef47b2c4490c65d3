import { queryOptions } from "@tanstack/react-query";
import { get, put } from "../api/client";
import { queries } from "../api/queries";

type Value = string | number | boolean | null;

interface Document {
  settings: { key: string; value: Value }[];
}

export const settingsQuery = queryOptions({
  queryKey: ["settings"],
  queryFn: async () => new Map((await get<Document>("settings/")).settings.map(({ key, value }) => [key, value])),
});

/** Changes some settings. */
export async function saveSettings(changes: Record<string, Value>): Promise<void> {
  const settings = Object.entries(changes).map(([key, value]) => ({ key, value }));
  await put("settings/", { settings });
  await queries.invalidateQueries({ queryKey: ["settings"] });
  await queries.invalidateQueries({ queryKey: ["site"] });
}
