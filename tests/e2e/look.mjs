// Takes pictures of every kind of page, to be looked at: node look.mjs BASE_URL OUTPUT_FOLDER [NAME=PATH …]
// Phone, tablet and desktop; light and dark; without JavaScript; and as printed.
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { kindsOfPage, openBrowser, openContext } from "./browser.mjs";

const [base, folder, ...given] = process.argv.slice(2);
if (!base || !folder) {
  console.error("usage: node look.mjs BASE_URL OUTPUT_FOLDER [NAME=PATH …]");
  process.exit(2);
}

const views = [
  { name: "phone", viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 },
  { name: "phone-dark", viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, colorScheme: "dark" },
  { name: "tablet", viewport: { width: 768, height: 1024 } },
  { name: "desktop", viewport: { width: 1440, height: 900 } },
  { name: "desktop-dark", viewport: { width: 1440, height: 900 }, colorScheme: "dark" },
  { name: "no-script", viewport: { width: 390, height: 844 }, javaScriptEnabled: false },
];
const wanted = process.env.VIEWS?.split(",");

await mkdir(folder, { recursive: true });
const browser = await openBrowser();
try {
  const kinds = await kindsOfPage(browser, base, given);
  for (const { name: view, ...options } of views) {
    if (wanted && !wanted.includes(view)) continue;
    const context = await openContext(browser, base, options);
    const page = await context.newPage();
    for (const [kind, address] of kinds) {
      await page.goto(address, { waitUntil: "load" });
      if (options.javaScriptEnabled !== false) await loadPictures(page);
      await page.screenshot({ path: join(folder, `${kind}-${view}.png`), fullPage: true });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth).catch(() => 0);
      if (wide > 0) console.log(`${kind}-${view}: ${wide} px wider than the window`);
    }
    await context.close();
  }
  if (!wanted || wanted.includes("print")) {
    const context = await openContext(browser, base);
    const page = await context.newPage();
    for (const [kind, address] of kinds) {
      await page.goto(address, { waitUntil: "load" });
      await loadPictures(page);
      await page.pdf({ path: join(folder, `${kind}-print.pdf`), format: "A4" });
    }
    await context.close();
  }
} finally {
  await browser.close();
}

// Pictures below the first view load when scrolled to: ask for all of them at once.
async function loadPictures(page) {
  await page.evaluate(async () => {
    const pictures = [...document.images];
    for (const picture of pictures) picture.loading = "eager";
    await Promise.all(pictures.map((picture) => picture.decode().catch(() => {})));
    await document.fonts.ready;
  });
}
