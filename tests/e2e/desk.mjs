// What the tests of the Desk share: its owner, and visits that must be free of errors and of other hosts.
import assert from "node:assert/strict";

export const OWNER = { name: "Ada Quill", email: "ada@example.com", password: "seven harbour lamps" };

// A desk that is visited with the cookies that were kept.
export function deskOf(browser, base) {
  let kept;
  const api = `${base}/ghost/api/admin/`;

  return {
    keep: (state) => (kept = state),

    // Opens a screen, and closes it when `look` is done. No script may fail, and no other host be asked.
    async visit(screen, options, look) {
      const context = await browser.newContext({ locale: "en-GB", reducedMotion: "reduce", storageState: kept, ...options });
      const page = await context.newPage();
      page.setDefaultTimeout(15000);
      const complaints = [];
      page.on("pageerror", (error) => complaints.push(error.message));
      page.on("console", (line) => /Content Security Policy|violates/.test(line.text()) && complaints.push(line.text()));
      context.on("request", (request) => {
        const { protocol, origin } = new URL(request.url());
        if (protocol.startsWith("http") && origin !== base) complaints.push(`asked ${request.url()}`);
      });
      await page.goto(`${base}/desk/${screen}`);
      await look(page, context);
      assert.deepEqual(complaints, []);
      await context.close();
    },

    // Asks the API as whoever is signed in.
    async ask(method, path, body) {
      const cookie = kept.cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
      const headers = { cookie, origin: base, "content-type": "application/json" };
      const answer = await fetch(api + path, { method, headers, body: body && JSON.stringify(body) });
      assert.ok(answer.ok, `${method} ${path}: ${answer.status}`);
      return answer.status === 204 ? undefined : answer.json();
    },

    // The address of every screen.
    async screens() {
      const { stories } = await this.ask("GET", "desk/board/?filter=status:draft&limit=1");
      const { users } = await this.ask("GET", "users/me/");
      const lists = ["", "pages", "quick", "tags", "staff", "integrations", "navigation", "settings", "log"];
      return [...lists, `story/${stories[0].id}`, `staff/${users[0].id}`];
    },

    // Waits until the server has every word.
    saved: (page) => page.locator("[data-saving=saved]").waitFor(),

    // Opens a story's text and begins to write at its end.
    async write(page, text) {
      const place = page.locator(".story-text [contenteditable=true]").first();
      await place.waitFor();
      await place.click();
      await page.keyboard.press("Control+End");
      await page.keyboard.type(text);
    },
  };
}
