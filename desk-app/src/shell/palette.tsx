import { useQuery } from "@tanstack/react-query";
import { Command } from "cmdk";
import { FilePlus, LogOut, Moon, Sun, Zap } from "lucide-react";
import type { ReactNode } from "react";
import { useState } from "react";
import type { User } from "../api/types";
import { boardQuery } from "../board/query";
import { StateBadge } from "../parts/badge";
import { router } from "../router";
import { say } from "../words";
import { signOut } from "./person-menu";
import { placesOf } from "./places";
import { chooseTheme } from "./theme";

/** Every action and every story, by typing. */
export default function Palette({ me, onClose }: { me: User; onClose: () => void }) {
  const [typed, setTyped] = useState("");
  const { data } = useQuery({ ...boardQuery("posts", { q: typed.trim() }, 1), enabled: typed.trim().length > 1 });
  const run = (act: () => unknown) => () => {
    onClose();
    act();
  };
  return (
    <Command.Dialog
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      label={say("palette.title")}
      overlayClassName="fixed inset-0 z-40 bg-black/45"
      contentClassName="appear fixed inset-x-3 top-[10vh] z-50 mx-auto max-w-lg overflow-hidden rounded-xl border border-line bg-raised shadow-2xl"
    >
      <Command.Input
        value={typed}
        onValueChange={setTyped}
        placeholder={say("palette.placeholder")}
        aria-label={say("palette.placeholder")}
        className="w-full border-b border-line bg-transparent px-5 py-4 text-lg outline-none placeholder:text-soft"
      />
      <Command.List className="max-h-[50vh] overflow-y-auto p-2">
        <Command.Empty className="px-4 py-8 text-center text-soft">{say("palette.empty")}</Command.Empty>
        {data && data.stories.length > 0 && (
          <Group heading={say("palette.stories")}>
            {data.stories.slice(0, 8).map((story) => (
              <Item
                key={story.id}
                value={`${story.title} ${story.id}`}
                onSelect={run(() => router.navigate({ to: "/story/$id", params: { id: story.id } }))}
              >
                <span className="min-w-0 flex-1 truncate">{story.title}</span>
                <StateBadge status={story.status} review={story.review} />
              </Item>
            ))}
          </Group>
        )}
        <Group heading={say("palette.actions")}>
          <Item onSelect={run(() => router.navigate({ to: "/story/$id", params: { id: "new" } }))}>
            <FilePlus className="size-4.5 text-soft" aria-hidden />
            {say("nav.newStory")}
          </Item>
          <Item onSelect={run(() => router.navigate({ to: "/quick" }))}>
            <Zap className="size-4.5 text-soft" aria-hidden />
            {say("nav.quick")}
          </Item>
          <Item onSelect={run(() => chooseTheme("light"))}>
            <Sun className="size-4.5 text-soft" aria-hidden />
            {say("theme.light")}
          </Item>
          <Item onSelect={run(() => chooseTheme("dark"))}>
            <Moon className="size-4.5 text-soft" aria-hidden />
            {say("theme.dark")}
          </Item>
          <Item onSelect={run(signOut)}>
            <LogOut className="size-4.5 text-soft" aria-hidden />
            {say("nav.signOut")}
          </Item>
        </Group>
        <Group heading={say("palette.go")}>
          {placesOf(me).map(({ to, word, icon: Icon }) => (
            <Item key={to} onSelect={run(() => router.navigate({ to }))}>
              <Icon className="size-4.5 text-soft" aria-hidden />
              {say(word)}
            </Item>
          ))}
        </Group>
      </Command.List>
    </Command.Dialog>
  );
}

function Group({ heading, children }: { heading: string; children: ReactNode }) {
  return (
    <Command.Group
      heading={heading}
      className="[&_[cmdk-group-heading]]:px-3 [&_[cmdk-group-heading]]:py-1.5 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:text-soft"
    >
      {children}
    </Command.Group>
  );
}

function Item({ children, ...rest }: { children: ReactNode; value?: string; onSelect: () => void }) {
  return (
    <Command.Item
      className="flex min-h-10 cursor-pointer items-center gap-3 rounded-md px-3 text-sm data-[selected=true]:bg-sunk"
      {...rest}
    >
      {children}
    </Command.Item>
  );
}
