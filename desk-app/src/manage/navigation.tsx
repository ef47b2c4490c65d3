import { useQuery } from "@tanstack/react-query";
import { ArrowDown, ArrowUp, Plus, Trash2 } from "lucide-react";
import { useState } from "react";
import { siteQuery } from "../api/queries";
import { Button, IconButton } from "../parts/button";
import { Failed, Screen, Waiting } from "../parts/screen";
import { say } from "../words";
import { attempt, Section } from "./save";
import { saveSettings, settingsQuery } from "./settings-query";

interface Item {
  label: string;
  url: string;
}

/** The site's menus. */
export function Navigation() {
  const { data: settings, error, refetch } = useQuery(settingsQuery);
  if (error) return <Failed error={error} retry={refetch} />;
  if (!settings) return <Waiting />;
  const stored = (key: string) => itemsOf(String(settings.get(key) ?? "[]"));
  return (
    <Screen title={say("nav.navigation")}>
      <MenuOf title={say("navigation.primary")} name="navigation" stored={stored("navigation")} />
      <MenuOf title={say("navigation.secondary")} name="secondary_navigation" stored={stored("secondary_navigation")} />
    </Screen>
  );
}

function itemsOf(text: string): Item[] {
  try {
    return JSON.parse(text);
  } catch {
    return [];
  }
}

function MenuOf({ title, name, stored }: { title: string; name: string; stored: Item[] }) {
  const { data: site } = useQuery(siteQuery);
  const [items, setItems] = useState<(Item & { key: number })[]>(() => stored.map((item, key) => ({ ...item, key })));
  const set = (index: number, change: Partial<Item>) =>
    setItems(items.map((item, at) => (at === index ? { ...item, ...change } : item)));

  function move(index: number, by: number) {
    const moved = [...items];
    const [item] = moved.splice(index, 1);
    if (item) moved.splice(index + by, 0, item);
    setItems(moved);
  }

  async function save() {
    const own = site?.url.replace(/\/$/, "") ?? "";
    // A place of the site itself is kept without the site's address.
    const kept = items
      .filter((item) => item.label.trim() || item.url.trim())
      .map(({ label, url }) => ({ label, url: own && url.startsWith(`${own}/`) ? url.slice(own.length) : url }));
    await attempt(() => saveSettings({ [name]: JSON.stringify(kept) }), say("saved"));
  }

  return (
    <Section title={title}>
      <ul className="grid gap-2">
        {items.map((item, index) => (
          <li key={item.key} className="flex items-center gap-1.5">
            <input
              aria-label={say("navigation.label")}
              value={item.label}
              onChange={(event) => set(index, { label: event.target.value })}
              className="min-h-10 w-1/3 min-w-0 rounded-md border border-line bg-raised px-3"
            />
            <input
              aria-label={say("navigation.url")}
              value={item.url}
              onChange={(event) => set(index, { url: event.target.value })}
              className="min-h-10 min-w-0 flex-1 rounded-md border border-line bg-raised px-3"
            />
            <span className="hidden sm:contents">
              <IconButton label={say("navigation.up")} disabled={index === 0} onClick={() => move(index, -1)}>
                <ArrowUp className="size-4" aria-hidden />
              </IconButton>
              <IconButton
                label={say("navigation.down")}
                disabled={index === items.length - 1}
                onClick={() => move(index, 1)}
              >
                <ArrowDown className="size-4" aria-hidden />
              </IconButton>
            </span>
            <IconButton label={say("remove")} onClick={() => setItems(items.filter((_, at) => at !== index))}>
              <Trash2 className="size-4" aria-hidden />
            </IconButton>
          </li>
        ))}
      </ul>
      <div className="mt-4 flex justify-between gap-2">
        <Button onClick={() => setItems([...items, { label: "", url: "", key: Date.now() }])}>
          <Plus className="size-4" aria-hidden />
          {say("add")}
        </Button>
        <Button look="strong" onClick={save}>
          {say("save")}
        </Button>
      </div>
    </Section>
  );
}
