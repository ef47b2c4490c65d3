import { Link } from "@tanstack/react-router";
import { ChevronsUpDown } from "lucide-react";
import { DropdownMenu as Menu } from "radix-ui";
import type { ReactNode } from "react";
import { destroy } from "../api/client";
import { queries } from "../api/queries";
import type { User } from "../api/types";
import { Face } from "../parts/face";
import { router } from "../router";
import { chooseLanguage, currentLanguage, LANGUAGES, type Language, say } from "../words";
import { chooseTheme, type Theme, useTheme } from "./theme";

export async function signOut(): Promise<void> {
  await destroy("session/");
  queries.clear();
  await router.invalidate();
  await router.navigate({ to: "/sign-in" });
}

const ITEM =
  "flex min-h-9 items-center gap-2 rounded-md px-3 text-sm outline-none data-[highlighted]:bg-sunk cursor-pointer";

/** Oneself: profile, appearance, language, the way out. */
export function PersonMenu({ me, children }: { me: User; children?: ReactNode }) {
  const theme = useTheme();
  return (
    <Menu.Root>
      <Menu.Trigger asChild>
        {children ?? (
          <button
            type="button"
            className="flex w-full items-center gap-2.5 rounded-md px-2 py-1.5 text-left hover:bg-sunk"
          >
            <Face name={me.name} picture={me.profile_image} />
            <span className="min-w-0 flex-1">
              <span className="block truncate text-sm font-medium">{me.name}</span>
              <span className="block truncate text-xs text-soft">{me.roles[0]?.name}</span>
            </span>
            <ChevronsUpDown className="size-4 text-soft" aria-hidden />
          </button>
        )}
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Content
          align="start"
          sideOffset={6}
          className="appear z-50 w-64 rounded-lg border border-line bg-raised p-1.5 shadow-xl"
        >
          <Menu.Item asChild>
            <Link to="/staff/$id" params={{ id: me.id }} className={ITEM}>
              {say("nav.profile")}
            </Link>
          </Menu.Item>
          <Menu.Separator className="my-1.5 h-px bg-line" />
          <Menu.Label className="px-3 py-1 text-xs text-soft">{say("theme.label")}</Menu.Label>
          <Menu.RadioGroup value={theme} onValueChange={(chosen) => chooseTheme(chosen as Theme)}>
            {(["system", "light", "dark"] as const).map((name) => (
              <Menu.RadioItem key={name} value={name} className={ITEM}>
                <Mark />
                {say(`theme.${name}`)}
              </Menu.RadioItem>
            ))}
          </Menu.RadioGroup>
          <Menu.Label className="px-3 py-1 text-xs text-soft">{say("language.label")}</Menu.Label>
          <Menu.RadioGroup value={currentLanguage()} onValueChange={(chosen) => chooseLanguage(chosen as Language)}>
            {Object.entries(LANGUAGES).map(([tag, name]) => (
              <Menu.RadioItem key={tag} value={tag} lang={tag} className={ITEM}>
                <Mark />
                {name}
              </Menu.RadioItem>
            ))}
          </Menu.RadioGroup>
          <Menu.Separator className="my-1.5 h-px bg-line" />
          <Menu.Item onSelect={signOut} className={ITEM}>
            {say("nav.signOut")}
          </Menu.Item>
        </Menu.Content>
      </Menu.Portal>
    </Menu.Root>
  );
}

function Mark() {
  return (
    <span className="w-3">
      <Menu.ItemIndicator>•</Menu.ItemIndicator>
    </span>
  );
}
