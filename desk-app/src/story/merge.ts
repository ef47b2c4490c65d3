// Two people changed one story: what both can have at once, and what somebody must choose.
import { alike, type Fields, type Name } from "./fields";

export interface Merged {
  /** Both sides' changes, where they did not touch the same field; ours where they did. */
  fields: Fields;
  /** Fields that both changed, each to something else. */
  disputed: Name[];
}

/**
 * Brings together what we made of `base` and what others made of it meanwhile. Fields that only one side touched are
 * taken from that side.
 */
export function merge(base: Fields, ours: Fields, theirs: Fields): Merged {
  const fields = { ...theirs };
  const disputed: Name[] = [];
  for (const name of Object.keys(ours) as Name[]) {
    const weChanged = !alike(name, ours[name], base[name]);
    if (!weChanged) continue;
    (fields as Record<Name, unknown>)[name] = ours[name];
    const theyChanged = !alike(name, theirs[name], base[name]);
    if (theyChanged && !alike(name, ours[name], theirs[name])) disputed.push(name);
  }
  return { fields, disputed };
}
