// A story at the Desk in Chromium: written, published, filed in a hurry, written by two, and written without a network.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { openBrowser } from "./browser.mjs";
import { OWNER, deskOf } from "./desk.mjs";
import { startDemo } from "./site.mjs";

describe("a story at the Desk", () => {
  let site, browser, desk;

  before(async () => {
    site = await startDemo();
    browser = await openBrowser();
    desk = deskOf(browser, site.base);
    await desk.visit("setup", {}, async (page) => {
      await page.getByLabel("Your name").fill(OWNER.name);
      await page.getByLabel("Email address").fill(OWNER.email);
      await page.getByLabel(/^Password/).fill(OWNER.password);
      await page.getByRole("button").click();
      await page.getByRole("heading", { name: "Stories" }).waitFor();
      desk.keep(await page.context().storageState());
    });
  });

  after(async () => {
    await browser?.close();
    await site?.stop();
  });

  const shown = async (path) => (await fetch(new URL(path, site.base))).text();
  const paragraph = (text) =>
    JSON.stringify({ root: { children: [{ children: [{ text, type: "text" }], type: "paragraph" }], type: "root" } });
  const draft = async (title, text) => {
    const { posts } = await desk.ask("POST", "posts/", { posts: [{ title, lexical: paragraph(text) }] });
    return posts[0];
  };
  const until = async (isSo) => {
    const begun = Date.now();
    while (!(await isSo())) assert.ok(Date.now() - begun < 10_000, "it never came to be");
  };
  const stored = async (id) => (await desk.ask("GET", `posts/${id}/?formats=lexical,plaintext`)).posts[0];

  test("is written, checked and published, and readers see it", async () => {
    await desk.visit("", {}, async (page) => {
      await page.locator("[data-row='0']").waitFor();
      await page.keyboard.press("n");
      await page.getByLabel("Headline").fill("The lamps are lit again");
      await page.keyboard.press("Enter");
      await desk.write(page, "At dusk the harbour lamps came back. TK lamps.");
      await page.waitForURL(/story\/[0-9a-f]{24}$/);
      await desk.saved(page);
      await page.getByRole("button", { name: "Publish" }).click();
      assert.match(await page.getByTestId("findings").innerText(), /TK is still in it: 1/);
      await page.getByRole("button", { name: "Publish anyway" }).click();
      await page.getByText("Published.").waitFor();
      assert.match(await shown("/the-lamps-are-lit-again/"), /the harbour lamps came back/);
    });
  });

  test("that is out shows readers what is changed when it is updated, not before", async () => {
    await desk.visit("?q=lamps", {}, async (page) => {
      await page.locator("[data-row='0']").click();
      await desk.write(page, " And stayed.");
      await page.getByRole("button", { name: "Update" }).waitFor();
      await page.getByText("Changes not published").waitFor();
      assert.doesNotMatch(await shown("/the-lamps-are-lit-again/"), /And stayed/);
      await page.reload();
      await page.getByText("And stayed.").waitFor();
      await page.getByRole("button", { name: "Update" }).click();
      await page.getByText("Updated.").waitFor();
      assert.match(await shown("/the-lamps-are-lit-again/"), /And stayed/);
    });
  });

  test("is filed in a hurry, and stands in the News Feed within a second of the key", async () => {
    await desk.visit("quick", {}, async (page) => {
      await page.getByLabel("Headline").fill("Bridge closed");
      await page.keyboard.press("Tab");
      await page.keyboard.type("Until noon.\n\nFire crews are there.");
      const begun = Date.now();
      await page.keyboard.press("Control+Enter");
      while (!(await shown("/newsfeed/")).includes("Bridge closed")) assert.ok(Date.now() - begun < 5000, "it never came");
      const took = Date.now() - begun;
      assert.ok(took < 1000, `${took} ms`);
      await page.getByTestId("out").waitFor();
      assert.match(await shown("/bridge-closed/"), /<p>Fire crews are there\.<\/p>/);
    });
  });

  test("loses no word when the network is cut in mid-sentence", async () => {
    const story = await draft("In the tunnel", "Before.");
    await desk.visit(`story/${story.id}`, {}, async (page, context) => {
      await desk.write(page, " The train went");
      await context.setOffline(true);
      await page.keyboard.type(" into the tunnel and wrote on.");
      await page.locator("[data-saving=offline]").waitFor();
      assert.doesNotMatch((await stored(story.id)).plaintext, /wrote on/);
      await context.setOffline(false);
      await desk.saved(page);
      assert.match((await stored(story.id)).plaintext, /Before\. The train went into the tunnel and wrote on\./);
    });
  });

  test("loses no word when the window is closed without a network", async () => {
    const story = await draft("Closed in a tunnel", "Before.");
    await desk.visit(`story/${story.id}`, {}, async (page, context) => {
      await desk.write(page, " Started.");
      await desk.saved(page);
      await context.setOffline(true);
      await page.keyboard.type(" Not sent.");
      await page.locator("[data-saving=offline]").waitFor();
      await page.close();
      await context.setOffline(false);
      const again = await context.newPage();
      await again.goto(`${site.base}/desk/story/${story.id}`);
      await again.getByText("Not sent.").waitFor();
      await desk.saved(again);
      assert.match((await stored(story.id)).plaintext, /Started\. Not sent\./);
    });
  });

  test("that two write at once shows both versions, and keeps the one that is not chosen", async () => {
    const story = await draft("Two of us", "Begun.");
    await desk.visit(`story/${story.id}`, {}, async (page) => {
      await desk.write(page, " Mine");
      await until(async () => (await stored(story.id)).plaintext === "Begun. Mine");
      // Another saves the same text while this one is being typed.
      const last = await stored(story.id);
      let isTheirTurn = true;
      await page.route("**/ghost/api/admin/posts/**", async (route) => {
        if (isTheirTurn && route.request().method() === "PUT") {
          isTheirTurn = false;
          const theirs = { lexical: paragraph("Begun. Theirs."), updated_at: last.updated_at };
          await desk.ask("PUT", `posts/${story.id}/`, { posts: [theirs] });
        }
        await route.continue();
      });
      await page.keyboard.type(" goes on.");
      const dialog = page.getByRole("dialog", { name: "Two versions of this story" });
      await dialog.waitFor();
      assert.match(await dialog.innerText(), /Begun\. Mine goes on\.[\s\S]*Begun\. Theirs\./);
      assert.equal((await stored(story.id)).plaintext, "Begun. Theirs.");
      await dialog.getByRole("button", { name: "Save", exact: true }).click();
      await dialog.waitFor({ state: "detached" });
      await desk.saved(page);
      assert.equal((await stored(story.id)).plaintext, "Begun. Mine goes on.");
      const { post_revisions: kept } = await desk.ask("GET", `posts/${story.id}/revisions/`);
      assert.ok(kept.some((revision) => revision.lexical.includes("Theirs.")), "the other version is in the history");
    });
  });

  test("that somebody else saves is shown anew where nobody types", async () => {
    const story = await draft("Shared", "Begun.");
    await desk.visit(`story/${story.id}`, {}, async (page) => {
      await page.locator(".story-text").waitFor();
      await desk.saved(page);
      const last = await stored(story.id);
      await desk.ask("PUT", `posts/${story.id}/`, { posts: [{ title: "Shared and changed", updated_at: last.updated_at }] });
      await page.waitForFunction(() => document.querySelector("textarea").value === "Shared and changed");
    });
  });

  test("goes back to a version of its history", async () => {
    const story = await draft("History", "The first words.");
    await desk.visit(`story/${story.id}`, { viewport: { width: 1440, height: 900 } }, async (page) => {
      const place = page.locator(".story-text [contenteditable=true]").first();
      await place.waitFor();
      await place.click();
      await page.keyboard.press("Control+a");
      await page.keyboard.type("Other words.");
      await page.locator("[data-saving=waiting],[data-saving=saving]").first().waitFor();
      await desk.saved(page);
      await page.getByRole("button", { name: "History" }).click();
      const dialog = page.getByRole("dialog", { name: "History" });
      await dialog.getByRole("listitem").last().getByRole("button").click();
      assert.match(await dialog.locator("del").first().innerText(), /first|The/);
      await dialog.getByRole("button", { name: "Restore this version" }).click();
      await page.getByText("The first words.").waitFor();
      await page.locator("[data-saving=waiting],[data-saving=saving]").first().waitFor();
      await desk.saved(page);
      assert.equal((await stored(story.id)).plaintext, "The first words.");
    });
  });
});
