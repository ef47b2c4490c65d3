// What an editor would stumble over before a story goes out.
import type { Word } from "../words";
import type { Fields } from "./fields";
import { linesOf, nodesOf } from "./text";

export interface Finding {
  word: Word;
  filled?: Record<string, number | string>;
  /** Whether it stands in the way. */
  isGrave: boolean;
}

/** What is missing or left over, the gravest first. */
export function findings(fields: Fields): Finding[] {
  const found: Finding[] = [];
  const add = (word: Word, isGrave: boolean, filled?: Finding["filled"]) => found.push({ word, isGrave, filled });
  const lines = linesOf(fields.lexical);
  const text = [fields.title, fields.custom_excerpt ?? "", ...lines].join("\n");

  if (!fields.title.trim()) add("check.title", true);
  if (fields.authors.length === 0) add("check.byline", true);
  const marks = text.match(/(?<![\p{L}\p{N}])(?:TK)+(?![\p{L}\p{N}])/gu)?.length ?? 0;
  if (marks) add("check.tk", true, { n: marks });
  if (lines.length === 0) add("check.text", false);
  if (fields.feature_image && !fields.feature_image_alt?.trim()) add("check.pictureAlt", false);
  const withoutAlt = nodesOf(fields.lexical).filter(
    (node) => node.type === "image" && !String(node.alt ?? node.altText ?? "").trim(),
  ).length;
  if (withoutAlt) add("check.alt", false, { n: withoutAlt });
  const badLinks = nodesOf(fields.lexical).filter(
    (node) => node.type === "link" && !isAddress(String(node.url ?? "")),
  ).length;
  if (badLinks) add("check.links", false, { n: badLinks });
  if (!fields.custom_excerpt?.trim()) add("check.excerpt", false);
  return found;
}

/** Whether a link can lead anywhere. */
function isAddress(url: string): boolean {
  if (/^(#|\/|__GHOST_URL__)/.test(url)) return true;
  return URL.canParse(url) && /^(https?|mailto|tel):/.test(url) && !/^https?:\/\/[^./]+(\/|$)/.test(url);
}
