// Runs axe-core (WCAG 2.2 A and AA, and best practice) on every kind of page: node axe.mjs BASE_URL [NAME=PATH …]
// Prints each violation with its place and ends with 1 if there is any.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { kindsOfPage, openBrowser, openContext } from "./browser.mjs";

const [base, ...given] = process.argv.slice(2);
if (!base) {
  console.error("usage: node axe.mjs BASE_URL [NAME=PATH …]");
  process.exit(2);
}

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
let violations = 0;

const browser = await openBrowser();
try {
  const kinds = await kindsOfPage(browser, base, given);
  for (const colorScheme of ["light", "dark"]) {
    for (const width of [360, 1280]) {
      const context = await openContext(browser, base, { colorScheme, viewport: { width, height: 900 } });
      const page = await context.newPage();
      for (const [kind, address] of kinds) {
        await page.goto(address, { waitUntil: "load" });
        await page.evaluate(axe);
        const found = await page.evaluate((values) => globalThis.axe.run({ runOnly: { type: "tag", values } }), tags);
        for (const { id, help, nodes } of found.violations) {
          violations += nodes.length;
          console.log(`${kind} ${colorScheme} ${width}: ${id}: ${help}`);
          for (const node of nodes.slice(0, 4)) console.log(`    ${node.target.join(" ")}  ${node.any[0]?.message ?? node.html.slice(0, 120)}`);
        }
      }
      await context.close();
    }
  }
  console.log(`${kinds.length} pages, light and dark, 360 and 1280 px: ${violations} violations`);
} finally {
  await browser.close();
}
process.exitCode = violations ? 1 : 0;
