import { Link } from "@tanstack/react-router";
import { MenuIcon, Newspaper, Plus, UserRound, Zap } from "lucide-react";
import { DropdownMenu as Menu } from "radix-ui";
import type { User } from "../api/types";
import { say } from "../words";
import { PersonMenu } from "./person-menu";
import { placesOf } from "./places";

const SPOT =
  "flex flex-1 flex-col items-center gap-0.5 py-2 text-xs text-soft aria-[current=page]:text-accent aria-[current=page]:font-medium";

/** The way about on phones, under the thumb. */
export function PhoneBar({ me }: { me: User }) {
  return (
    <nav
      aria-label={say("nav.main")}
      className="fixed inset-x-0 bottom-0 z-30 flex border-t border-line bg-raised pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      <Link to="/" activeOptions={{ exact: true, includeSearch: false }} className={SPOT}>
        <Newspaper className="size-6" aria-hidden />
        {say("nav.stories")}
      </Link>
      <Link to="/story/$id" params={{ id: "new" }} className={SPOT}>
        <Plus className="size-6" aria-hidden />
        {say("nav.newStory")}
      </Link>
      <Link to="/quick" className={SPOT}>
        <Zap className="size-6" aria-hidden />
        {say("nav.quick")}
      </Link>
      <Menu.Root>
        <Menu.Trigger className={SPOT}>
          <MenuIcon className="size-6" aria-hidden />
          {say("nav.menu")}
        </Menu.Trigger>
        <Menu.Portal>
          <Menu.Content
            align="end"
            sideOffset={8}
            className="appear z-50 w-64 rounded-lg border border-line bg-raised p-1.5 shadow-xl"
          >
            {placesOf(me).map(({ to, word, icon: Icon }) => (
              <Menu.Item key={to} asChild>
                <Link
                  to={to}
                  className="flex min-h-11 items-center gap-3 rounded-md px-3 outline-none data-[highlighted]:bg-sunk"
                >
                  <Icon className="size-5 text-soft" aria-hidden />
                  {say(word)}
                </Link>
              </Menu.Item>
            ))}
          </Menu.Content>
        </Menu.Portal>
      </Menu.Root>
      <PersonMenu me={me}>
        <button type="button" className={SPOT}>
          <UserRound className="size-6" aria-hidden />
          {say("nav.you")}
        </button>
      </PersonMenu>
    </nav>
  );
}
