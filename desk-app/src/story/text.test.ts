import { describe, expect, test } from "vitest";
import { documentOf } from "../quick/document";
import { findings } from "./check";
import { difference, joined, wordsOf } from "./diff";
import { alike, blank } from "./fields";
import { merge } from "./merge";
import { linesOf } from "./text";

const fields = (change = {}) => ({
  ...blank({ id: "1", name: "Ada" }),
  title: "Ferry",
  custom_excerpt: "Late.",
  lexical: documentOf("It sailed."),
  ...change,
});

describe("a document", () => {
  test("of plain text has a paragraph for each, and its lines again", () => {
    expect(linesOf(documentOf("One\ntwo.\n\n\n  Three."))).toEqual(["One\ntwo.", "Three."]);
    expect(linesOf(documentOf(""))).toEqual([]);
    expect(linesOf("no document")).toEqual([]);
  });

  test("differs where a word is bold", () => {
    const bold = documentOf("It sailed.").replace('"format":0', '"format":1');
    expect(alike("lexical", documentOf("It sailed."), bold)).toBe(false);
  });
});

describe("a difference", () => {
  test("keeps what is the same and gives both texts back", () => {
    const [before, after] = [wordsOf("the old ferry sailed late"), wordsOf("the new ferry sailed very late")];
    const pieces = difference(before, after);
    expect(pieces.filter((piece) => piece.is !== "added").map((piece) => piece.text)).toEqual(before);
    expect(pieces.filter((piece) => piece.is !== "removed").map((piece) => piece.text)).toEqual(after);
    expect(joined(pieces)[0]).toEqual({ text: "the ", is: "same" });
  });

  test("of nothing is nothing", () => {
    expect(difference([], [])).toEqual([]);
    expect(difference(["a"], [])).toEqual([{ text: "a", is: "removed" }]);
  });
});

describe("bringing together", () => {
  test("takes each side's own changes and disputes what both changed", () => {
    const base = fields();
    const { fields: merged, disputed } = merge(
      base,
      fields({ title: "Ours", kicker: "K" }),
      fields({ title: "Theirs", slug: "s" }),
    );
    expect(merged).toMatchObject({ title: "Ours", kicker: "K", slug: "s" });
    expect(disputed).toEqual(["title"]);
  });

  test("disputes nothing where both made the same change", () => {
    expect(merge(fields(), fields({ title: "Same" }), fields({ title: "Same" })).disputed).toEqual([]);
  });
});

describe("the check before publication", () => {
  const words = (change: object) => findings(fields(change)).map((finding) => finding.word);

  test("finds nothing in a story that is whole", () => expect(words({})).toEqual([]));

  test("finds what is missing or left over", () => {
    expect(words({ title: " ", authors: [], custom_excerpt: null })).toEqual([
      "check.title",
      "check.byline",
      "check.excerpt",
    ]);
    expect(words({ lexical: documentOf("TK miles. TKTK. Latkes, TKO.") })).toEqual(["check.tk"]);
    expect(findings(fields({ lexical: documentOf("TK miles. TKTK.") }))[0]?.filled).toEqual({ n: 2 });
    expect(words({ feature_image: "/a.jpg" })).toEqual(["check.pictureAlt"]);
    const picture = JSON.stringify({ root: { children: [{ type: "image", src: "/a.jpg", alt: "" }] } });
    expect(words({ lexical: picture })).toEqual(["check.alt"]);
    const link = (url: string) =>
      JSON.stringify({
        root: {
          children: [{ type: "paragraph", children: [{ type: "link", url, children: [{ type: "text", text: "x" }] }] }],
        },
      });
    for (const url of ["http://", "https://nowhere", "javascript:x", "htp://a.example"])
      expect(words({ lexical: link(url) })).toEqual(["check.links"]);
    for (const url of ["https://a.example/b", "/a/", "#b", "mailto:a@b.example"])
      expect(words({ lexical: link(url) })).toEqual([]);
  });
});
