// What a reader sees in Chromium: the story page and its order, Show More, dark mode, a phone, and no barriers.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { after, before, describe, test } from "node:test";
import { kindsOfPage, openBrowser, openContext } from "./browser.mjs";
import { startDemo } from "./site.mjs";

const phone = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true };

describe("a reader", () => {
  let site, browser;

  before(async () => {
    site = await startDemo();
    browser = await openBrowser();
  });

  after(async () => {
    await browser?.close();
    await site?.stop();
  });

  // Opens a page at an address, and closes it when `look` is done. Nothing may fail in it or ask another host.
  const visit = async (address, options, look) => {
    const context = await openContext(browser, site.base, options);
    const page = await context.newPage();
    page.setDefaultTimeout(15000);
    const complaints = [];
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("requestfailed", (request) => complaints.push(`${request.url()}: ${request.failure()?.errorText}`));
    await page.goto(new URL(address, site.base).href, { waitUntil: "load" });
    await look(page);
    assert.deepEqual(complaints.filter((complaint) => !complaint.includes("ERR_ABORTED")), []);
    await context.close();
  };

  const aStory = async () => new Map(await kindsOfPage(browser, site.base)).get("story");

  test("the story page shows what it must, in its order", async () => {
    await visit(await aStory(), {}, async (page) => {
      const order = await page.evaluate(() =>
        [
          ".story .rubric",
          ".story h1",
          ".byline",
          ".story-body p",
          ".author-card h2",
          ".author-card a",
          ".feed #feed-heading",
          ".feed .feed-item",
          ".feed [data-more]",
        ].map((selector) => [selector, document.querySelector(selector)?.getBoundingClientRect().top ?? null]),
      );
      for (const [selector, top] of order) assert.notEqual(top, null, `${selector} is not there`);
      for (const [index, [selector, top]] of order.entries()) {
        if (index) assert.ok(top >= order[index - 1][1], `${selector} stands above ${order[index - 1][0]}`);
      }
      assert.match(await page.locator(".byline").innerText(), /\d+ min read/);
      assert.equal(await page.locator(".feed #feed-heading").innerText(), "News Feed");
      assert.match(await page.locator(".author-card a").first().innerText(), /^Read more/);
    });
  });

  test("the News Feed labels what is not plain text", async () => {
    await visit("/newsfeed/", {}, async (page) => {
      const labels = await page.locator(".feed-item .label").allInnerTexts();
      assert.ok(labels.some((label) => /video/i.test(label)), labels.join(", "));
    });
  });

  test("Show More appends in place", async () => {
    await visit(await aStory(), {}, async (page) => {
      const items = page.locator(".feed .feed-item");
      const before = await items.count();
      const address = page.url();
      await page.locator(".feed [data-more]").click();
      await page.waitForFunction((count) => document.querySelectorAll(".feed .feed-item").length > count, before);
      assert.equal(page.url(), address);
      const links = await page.locator(".feed .feed-item a").evaluateAll((all) => all.map((a) => a.href));
      assert.equal(new Set(links).size, links.length, "an item stands there twice");
    });
  });

  test("Show More leads on without JavaScript", async () => {
    await visit(await aStory(), { javaScriptEnabled: false }, async (page) => {
      const first = await page.locator(".feed .feed-item a").first().getAttribute("href");
      await page.locator(".feed [data-more]").click();
      await page.waitForURL(/\/newsfeed\/\?after=/);
      assert.ok((await page.locator(".feed-item").count()) > 0);
      assert.equal(await page.locator(`.feed-item a[href="${first}"]`).count(), 0);
    });
  });

  test("dark mode is dark and light mode is light", async () => {
    const brightness = (page) =>
      page.evaluate(() => {
        const colour = getComputedStyle(document.body).backgroundColor;
        const canvas = Object.assign(document.createElement("canvas"), { width: 1, height: 1 }).getContext("2d");
        canvas.fillStyle = "#fff";
        canvas.fillRect(0, 0, 1, 1);
        canvas.fillStyle = colour === "rgba(0, 0, 0, 0)" ? getComputedStyle(document.documentElement).backgroundColor : colour;
        canvas.fillRect(0, 0, 1, 1);
        return canvas.getImageData(0, 0, 1, 1).data.slice(0, 3).reduce((sum, part) => sum + part, 0) / 3;
      });
    await visit("/", { colorScheme: "dark" }, async (page) => assert.ok((await brightness(page)) < 64));
    await visit("/", { colorScheme: "light" }, async (page) => assert.ok((await brightness(page)) > 200));
  });

  test("nothing is wider than a phone", async () => {
    for (const [kind, address] of await kindsOfPage(browser, site.base)) {
      await visit(address, phone, async (page) => {
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(wide <= 0, `${kind} is ${wide} px too wide`);
      });
    }
  });

  test("no page has a barrier that axe finds", async () => {
    const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
    const values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
    const barriers = [];
    for (const colorScheme of ["light", "dark"]) {
      for (const [kind, address] of await kindsOfPage(browser, site.base)) {
        await visit(address, { colorScheme }, async (page) => {
          await page.evaluate(axe);
          const found = await page.evaluate((tags) => globalThis.axe.run({ runOnly: { type: "tag", values: tags } }), values);
          for (const { id, nodes } of found.violations) barriers.push(`${kind} ${colorScheme}: ${id} at ${nodes[0].target}`);
        });
      }
    }
    assert.deepEqual(barriers, []);
  });

  test("no page sets a cookie or asks another host", async () => {
    const context = await browser.newContext();
    const hosts = new Set();
    context.on("request", (request) => hosts.add(new URL(request.url()).host));
    const page = await context.newPage();
    for (const address of ["/", await aStory()]) await page.goto(new URL(address, site.base).href, { waitUntil: "networkidle" });
    assert.deepEqual([...hosts], [new URL(site.base).host]);
    assert.deepEqual(await context.cookies(), []);
    await context.close();
  });
});
