// Where one can go, and whose role leads there.
import { Cable, FileText, History, type LucideIcon, Menu, Newspaper, Settings, Tag, Users } from "lucide-react";
import type { RoleName, User } from "../api/types";
import type { Word } from "../words";

export interface Place {
  to: string;
  word: Word;
  icon: LucideIcon;
}

const ADMINISTRATORS: RoleName[] = ["Owner", "Administrator"];
const EDITORS: RoleName[] = [...ADMINISTRATORS, "Super Editor", "Editor"];

const PLACES: (Place & { for?: RoleName[] })[] = [
  { to: "/", word: "nav.stories", icon: Newspaper },
  { to: "/pages", word: "nav.pages", icon: FileText, for: EDITORS },
  { to: "/tags", word: "nav.tags", icon: Tag, for: EDITORS },
  { to: "/staff", word: "nav.staff", icon: Users },
  { to: "/navigation", word: "nav.navigation", icon: Menu, for: ADMINISTRATORS },
  { to: "/integrations", word: "nav.integrations", icon: Cable, for: ADMINISTRATORS },
  { to: "/settings", word: "nav.settings", icon: Settings, for: ADMINISTRATORS },
  { to: "/log", word: "nav.log", icon: History, for: ADMINISTRATORS },
];

export function isOneOf(me: User, roles: RoleName[]): boolean {
  return me.roles.some((role) => roles.includes(role.name));
}

export const isAdministrator = (me: User) => isOneOf(me, ADMINISTRATORS);
export const isEditor = (me: User) => isOneOf(me, EDITORS);

/** The places that this person's role leads to. */
export function placesOf(me: User): Place[] {
  return PLACES.filter((place) => !place.for || isOneOf(me, place.for));
}
