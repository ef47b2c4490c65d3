// The Desk in Chromium, as the people of a newsroom use it: from its setup on, against the real program.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { after, before, describe, test } from "node:test";
import { openBrowser } from "./browser.mjs";
import { OWNER, deskOf } from "./desk.mjs";
import { startDemo } from "./site.mjs";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

describe("the Desk", () => {
  let site, browser, desk;

  before(async () => {
    site = await startDemo();
    browser = await openBrowser();
    desk = deskOf(browser, site.base);
  });

  after(async () => {
    await browser?.close();
    await site?.stop();
  });

  test("the first person sets the newsroom up and stands before the board", async () => {
    await desk.visit("", {}, async (page) => {
      await page.waitForURL(/\/desk\/setup$/);
      await page.getByLabel("Your name").fill(OWNER.name);
      await page.getByLabel("Email address").fill(OWNER.email);
      await page.getByLabel(/^Password/).fill(OWNER.password);
      await page.getByRole("button").click();
      await page.getByRole("heading", { name: "Stories" }).waitFor();
      await page.locator("[data-row='5']").waitFor();
      desk.keep(await page.context().storageState());
    });
  });

  test("a wrong password is refused in words, the right one lets in, and signing out shuts the door", async () => {
    await desk.visit("", { storageState: undefined }, async (page) => {
      await page.waitForURL(/\/desk\/sign-in$/);
      await page.getByLabel("Email address").fill(OWNER.email);
      await page.getByLabel("Password").fill("not the password");
      await page.getByRole("button", { name: "Sign in" }).click();
      assert.match(await page.getByRole("alert").innerText(), /password is incorrect/);
      await page.getByLabel("Password").fill(OWNER.password);
      await page.getByRole("button", { name: "Sign in" }).click();
      await page.getByRole("heading", { name: "Stories" }).waitFor();
      await page.getByRole("button", { name: new RegExp(OWNER.name) }).click();
      await page.getByRole("menuitem", { name: "Sign out" }).click();
      await page.waitForURL(/\/desk\/sign-in$/);
      await page.goto(`${site.base}/desk/`);
      await page.waitForURL(/\/desk\/sign-in$/);
    });
  });

  test("the board finds stories by words and by state, and is walked with the keys", async () => {
    await desk.visit("", {}, async (page) => {
      await page.locator("[data-row='0']").waitFor();
      const all = await page.getByTestId("count").innerText();
      await page.keyboard.press("/");
      await page.keyboard.type("harbour");
      await page.waitForURL(/q=harbour/);
      await page.waitForFunction((before) => document.querySelector("[data-testid=count]").textContent !== before, all);
      for (const title of await page.locator("[data-row]").allInnerTexts()) assert.match(title, /harbour/i);
      await page.goto(`${site.base}/desk/?state=scheduled`);
      await page.locator("[data-row='0']").waitFor();
      for (const line of await page.locator("[data-row]").allInnerTexts()) assert.match(line, /Scheduled/);
      await page.goto(`${site.base}/desk/`);
      await page.locator("[data-row='0']").waitFor();
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("j");
      await page.waitForFunction(() => document.activeElement?.getAttribute("data-row") === "1");
    });
  });

  test("the palette leads everywhere by typing", async () => {
    await desk.visit("", {}, async (page) => {
      await page.locator("[data-row='0']").waitFor();
      await page.keyboard.press("Control+k");
      await page.getByRole("dialog").waitFor();
      await page.keyboard.type("pages");
      await page.keyboard.press("Enter");
      await page.waitForURL(/\/desk\/pages$/);
    });
  });

  test("it speaks Ukrainian where the browser does", async () => {
    await desk.visit("", { locale: "uk-UA" }, async (page) => {
      await page.getByRole("heading", { name: "Матеріали" }).waitFor();
      assert.equal(await page.evaluate(() => document.documentElement.lang), "uk");
    });
  });

  test("no screen has a barrier that axe finds, and none is wider than a phone", async () => {
    const found = [];
    for (const colorScheme of ["light", "dark"]) {
      for (const size of [{ viewport: { width: 1280, height: 900 } }, phone]) {
        await desk.visit("", { colorScheme, ...size }, async (page) => {
          for (const screen of await desk.screens()) {
            await page.goto(`${site.base}/desk/${screen}`);
            await page.locator("h1").first().waitFor();
            await page.waitForLoadState("networkidle");
            await page.evaluate(axe);
            const values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
            const { violations } = await page.evaluate((tags) => globalThis.axe.run({ runOnly: { type: "tag", values: tags } }), values);
            for (const { id, nodes } of violations) found.push(`${screen} ${colorScheme}: ${id} at ${nodes[0].target} ${nodes[0].html.slice(0, 120)}`);
            const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
            if (wide > 0) found.push(`${screen}: ${wide} px too wide`);
          }
        });
      }
    }
    assert.deepEqual(found, []);
  });

  test("what is loaded before the editor is less than 200 KB, and is kept for good", async () => {
    await desk.visit("", {}, async (page) => {
      let bytes = 0;
      page.on("response", async (answer) => {
        if (!answer.url().endsWith(".js")) return;
        assert.equal(await answer.headerValue("content-encoding"), "br");
        assert.match(await answer.headerValue("cache-control"), /immutable/);
        bytes += Number(await answer.headerValue("content-length"));
      });
      await page.goto(`${site.base}/desk/`);
      await page.locator("[data-row='0']").waitFor();
      assert.ok(bytes > 50_000 && bytes < 200_000, `${bytes} bytes of JavaScript`);
    });
  });
});
