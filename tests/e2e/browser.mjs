// Opens Debian's Chromium, and finds one address of every kind of page of a site by following its front page.
import { chromium } from "playwright-core";

export const openBrowser = () =>
  chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--hide-scrollbars"] });

// Requests to other hosts are refused: the pages must stand without them.
export async function openContext(browser, base, options = {}) {
  const context = await browser.newContext({ reducedMotion: "reduce", ...options });
  const origin = new URL(base).origin;
  await context.route((url) => url.origin !== origin && url.protocol.startsWith("http"), (route) => route.abort());
  return context;
}

// Name to address: front, story, tag, author, feed, missing; more may be given as name=path.
export async function kindsOfPage(browser, base, given = []) {
  const context = await openContext(browser, base);
  const page = await context.newPage();
  await page.goto(base, { waitUntil: "load" });
  const first = async (selector) => (await page.locator(selector).first().getAttribute("href").catch(() => null)) ?? undefined;
  page.setDefaultTimeout(2000);
  const kinds = { front: base };
  kinds.story = await first(".lead h3 a");
  kinds.tag = await first(".card .rubric");
  kinds.feed = await first("[data-more]");
  if (kinds.story) {
    await page.goto(new URL(kinds.story, base).href, { waitUntil: "load" });
    kinds.author = await first(".author-card a");
  }
  kinds.page = await first(".colophon .nav a[href*='about']");
  kinds.missing = "/no-such-page/";
  for (const one of given) {
    const [name, path] = one.split(/=(.*)/s);
    kinds[name] = path;
  }
  await context.close();
  return Object.entries(kinds).filter(([, address]) => address).map(([name, address]) => [name, new URL(address, base).href]);
}
