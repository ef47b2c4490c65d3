import { expect, test } from "vitest";
import { en } from "./en";
import { uk } from "./uk";

test("every language says everything, with the same places to fill", () => {
  const places = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).sort();
  for (const [name, text] of Object.entries(en)) {
    const other = uk[name as keyof typeof en];
    expect(other, name).toBeTruthy();
    expect(places(other), name).toEqual(places(text));
  }
});
