// Ghost's own client for programs that write (@tryghost/admin-api, unmodified) against a running site.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { after, before, describe, test } from "node:test";
import { startDemo } from "./site.mjs";

const GhostAdminAPI = createRequire(import.meta.url)("@tryghost/admin-api");

const paragraph = (text) =>
  JSON.stringify({
    root: {
      children: [
        {
          children: [{ detail: 0, format: 0, mode: "normal", style: "", text, type: "extended-text", version: 1 }],
          direction: "ltr",
          format: "",
          indent: 0,
          type: "paragraph",
          version: 1,
        },
      ],
      direction: "ltr",
      format: "",
      indent: 0,
      type: "root",
      version: 1,
    },
  });

describe("a program with an admin key", () => {
  let site, api;

  before(async () => {
    site = await startDemo();
    const { admin } = JSON.parse(await site.run("key", "create", "--name", "Admin client", "--json"));
    api = new GhostAdminAPI({ url: site.base, key: admin, version: "v6.0" });
  });

  after(() => site?.stop());

  const seen = async (path) => (await fetch(site.base + path)).status;

  test("writes, publishes, corrects and removes a story", async () => {
    const draft = await api.posts.add({ title: "From a client", lexical: paragraph("At noon."), tags: ["Harbour"] });
    assert.equal(draft.status, "draft");
    assert.equal(await seen("/from-a-client/"), 404);
    const { id, updated_at } = draft;
    const out = await api.posts.edit({ id, updated_at, status: "published" });
    assert.equal(out.status, "published");
    assert.equal(await seen("/from-a-client/"), 200);
    await assert.rejects(api.posts.edit({ id, updated_at, title: "Late" }), { name: "UpdateCollisionError" });
    const better = await api.posts.edit({ id, updated_at: out.updated_at, title: "Corrected" });
    assert.equal(better.title, "Corrected");
    assert.ok((await (await fetch(`${site.base}/from-a-client/`)).text()).includes("Corrected"));
    const read = await api.posts.read({ id }, { formats: ["html", "plaintext"], include: "tags,authors" });
    assert.equal(read.html, "<p>At noon.</p>");
    assert.deepEqual(read.tags.map((tag) => tag.name), ["Harbour"]);
    await api.posts.delete({ id });
    await assert.rejects(api.posts.read({ id }), { name: "NotFoundError" });
    assert.equal(await seen("/from-a-client/"), 404);
  });

  test("sends HTML", async () => {
    const story = await api.posts.add({ title: "As HTML", html: "<p>At <em>noon</em>.</p>" }, { source: "html" });
    const read = await api.posts.read({ slug: story.slug }, { formats: "html" });
    assert.equal(read.html, "<p>At <em>noon</em>.</p>");
  });

  test("lists by filter, order and page", async () => {
    const list = await api.posts.browse({ filter: "status:published", order: "published_at asc", limit: 2, page: 2 });
    assert.equal(list.length, 2);
    assert.equal(list.meta.pagination.page, 2);
    assert.ok(list[0].published_at <= list[1].published_at);
    assert.equal((await api.posts.browse({ fields: "id,title", limit: 1 }))[0].slug, undefined);
    await assert.rejects(api.posts.browse({ filter: "authors.password:-null" }), { name: "BadRequestError" });
  });

  test("keeps pages and tags", async () => {
    const page = await api.pages.add({ title: "A page", lexical: paragraph("Text.") });
    await api.pages.edit({ id: page.id, updated_at: page.updated_at, status: "published" });
    assert.equal(await seen("/a-page/"), 200);
    assert.ok((await api.pages.browse({ limit: "all" })).some((one) => one.id === page.id));
    await api.pages.delete({ id: page.id });
    const tag = await api.tags.add({ name: "Lighthouses", description: "All of them." });
    assert.equal(tag.slug, "lighthouses");
    assert.equal((await api.tags.edit({ id: tag.id, description: "Most of them." })).description, "Most of them.");
    assert.equal((await api.tags.read({ slug: "lighthouses" }, { include: "count.posts" })).count.posts, 0);
    await api.tags.delete({ id: tag.id });
  });

  test("reads the site, its people and its settings", async () => {
    assert.equal((await api.site.read()).url, `${site.base}/`);
    assert.ok((await api.config.read()).version.startsWith("6."));
    const people = await api.users.browse({ include: "roles" });
    assert.ok(people.every((person) => person.roles.length === 1 && person.password === undefined));
    assert.equal((await api.users.read({ id: people[0].id })).id, people[0].id);
  });

  test("is refused with another's secret", async () => {
    const { admin } = JSON.parse(await site.run("key", "create", "--name", "Another client", "--json"));
    const [id] = admin.split(":");
    const forged = new GhostAdminAPI({ url: site.base, key: `${id}:${"0".repeat(64)}`, version: "v6.0" });
    await assert.rejects(forged.posts.browse(), { name: "UnauthorizedError" });
  });
});
