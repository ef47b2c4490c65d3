import { describe, expect, test } from "vitest";
import { boardSearch, clean, filterOf, quoted } from "./search";

describe("what is asked of the board", () => {
  test("reads an address, and passes over what it can't be", () => {
    expect(boardSearch({ q: "ferry", state: "ready", author: "ada", tag: "x' or", kind: "novel", extra: 1 })).toEqual({
      q: "ferry",
      state: "ready",
      author: "ada",
    });
  });

  test("becomes a filter of which no text is more than a text", () => {
    expect(filterOf({})).toBe("");
    expect(filterOf({ state: "ready", tag: "harbour" })).toBe("status:draft+review:ready+tags.slug:harbour");
    expect(filterOf({ q: "it's+status:published" })).toBe("title:~'it\\'s+status:published'");
    expect(quoted("a\\'b")).toBe("'a\\\\\\'b'");
  });

  test("forgets what is empty", () => {
    expect(clean({ q: "", state: undefined, kind: "brief" })).toEqual({ kind: "brief" });
  });
});
