// The editor's Markdown card asks two other hosts for an icon font and a spelling dictionary. The Desk asks no other
// host: the addresses lead nowhere, and the card's own words stand in for the icons.
import type { Plugin } from "vite";

const ELSEWHERE = [
  "https://maxcdn.bootstrapcdn.com/font-awesome/latest/css/font-awesome.min.css",
  "https://cdn.jsdelivr.net/codemirror.spell-checker/latest/en_US.aff",
  "https://cdn.jsdelivr.net/codemirror.spell-checker/latest/en_US.dic",
  "https://cdn.jsdelivr.net/codemirror.spell-checker/latest/",
];

export function atHome(): Plugin {
  return {
    name: "at-home",
    transform(code, id) {
      if (!id.includes("koenig-lexical")) return null;
      return { code: ELSEWHERE.reduce((text, address) => text.replaceAll(address, "data:,"), code), map: null };
    },
  };
}
