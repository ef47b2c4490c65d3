import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { Refused, Unreachable } from "../api/client";
import { Draft, type Keeper } from "./draft";
import { blank, type Fields, type FullStory, fieldsOf } from "./fields";
import type { Kept } from "./keep";
import type { Server, WorkingCopy } from "./server";

vi.mock("../api/client", () => {
  class Refused extends Error {
    constructor(
      readonly status: number,
      readonly type: string,
      message: string,
      readonly context: string | null,
      readonly code: string | null,
    ) {
      super(message);
    }
  }
  class Unreachable extends Error {}
  return { Refused, Unreachable };
});

const AUTHOR = { id: "1", name: "Ada Quill" };
const paragraph = (text: string) =>
  JSON.stringify({ root: { children: [{ type: "paragraph", children: [{ type: "text", text }] }], type: "root" } });

function story(change: Partial<FullStory> = {}): FullStory {
  const fields = blank(AUTHOR);
  return {
    ...(fields as unknown as FullStory),
    id: "a".repeat(24),
    status: "draft",
    title: "Ferry",
    slug: "ferry",
    updated_at: "2026-01-01T00:00:00.000Z",
    courant: { kind: "article", kind_chosen: false, kicker: null, review: "draft" },
    ...change,
  };
}

/** A server that can be away, and at which somebody else can be faster. */
class Room implements Server {
  isAway = false;
  last: FullStory | null = null;
  copies: WorkingCopy[] = [];
  saves = 0;

  private answer() {
    if (this.isAway) throw new Unreachable("no answer");
  }
  async load() {
    this.answer();
    return this.last as FullStory;
  }
  async create(body: Record<string, unknown>) {
    this.answer();
    this.saves++;
    this.last = story({ ...(body as Partial<FullStory>), slug: "made" });
    return this.last;
  }
  async save(_id: string, body: Record<string, unknown>) {
    this.answer();
    if (body.updated_at !== this.last?.updated_at) throw new Refused(409, "UpdateCollisionError", "late", null, null);
    return this.write(body);
  }
  write(body: Record<string, unknown>) {
    this.saves++;
    const updated_at = `2026-01-01T00:00:${String(this.saves).padStart(2, "0")}.000Z`;
    const { courant, ...rest } = body as Partial<FullStory>;
    const before = this.last as FullStory;
    this.last = { ...before, ...rest, courant: { ...before.courant, ...courant }, updated_at };
    return this.last;
  }
  async copy() {
    return null;
  }
  async keepCopy(_id: string, copy: WorkingCopy) {
    this.answer();
    this.copies.push(copy);
  }
  async dropCopy() {
    this.answer();
    this.copies = [];
  }
}

class Device implements Keeper {
  kept = new Map<string, Kept>();
  async keep(kept: Kept) {
    this.kept.set(kept.key, structuredClone(kept));
  }
  async forget(key: string) {
    this.kept.delete(key);
  }
}

describe("a draft", () => {
  let room: Room;
  let device: Device;
  beforeEach(() => {
    vi.useFakeTimers();
    room = new Room();
    device = new Device();
  });
  afterEach(() => void vi.useRealTimers());

  const open = (of: FullStory | null, earlier: Kept | null = null) => {
    room.last = of;
    return new Draft({ sort: "posts", userId: "1", server: room, keeper: device, story: of, earlier, author: AUTHOR });
  };
  const keptFields = () => [...device.kept.values()].map((one) => one.fields.title);

  test("is on this device at once and on the server within two seconds, however long somebody types", async () => {
    const draft = open(story());
    for (let letter = 1; letter <= 20; letter++) {
      draft.change({ title: "x".repeat(letter) });
      await vi.advanceTimersByTimeAsync(100);
      expect(keptFields()[0] ?? room.last?.title).toBe("x".repeat(letter));
    }
    expect(room.last?.title.length).toBeGreaterThan(10);
    await vi.advanceTimersByTimeAsync(2000);
    expect(room.last?.title).toBe("x".repeat(20));
    expect(draft.read().saving).toBe("saved");
    expect(keptFields()).toEqual([]);
  });

  test("that is new is made once, and keeps what is typed while it is made", async () => {
    const draft = open(null);
    draft.change({ title: "New" });
    const create = room.create.bind(room);
    room.create = async (body) => {
      draft.change({ title: "New story" });
      return create(body);
    };
    await vi.advanceTimersByTimeAsync(5000);
    expect(room.last?.title).toBe("New story");
    expect(draft.read().story?.id).toBe("a".repeat(24));
    expect(draft.read().fields.slug).toBe("made");
  });

  test("is kept while the server is away and saved when it is back", async () => {
    const draft = open(story());
    room.isAway = true;
    draft.change({ title: "Written in a tunnel" });
    await vi.advanceTimersByTimeAsync(10_000);
    expect(draft.read().saving).toBe("offline");
    expect(keptFields()).toEqual(["Written in a tunnel"]);
    room.isAway = false;
    await vi.advanceTimersByTimeAsync(4000);
    expect(room.last?.title).toBe("Written in a tunnel");
    expect(draft.read().saving).toBe("saved");
  });

  test("takes in what another changed elsewhere in the story", async () => {
    const draft = open(story());
    room.write({ custom_excerpt: "Theirs" });
    draft.change({ title: "Ours" });
    await vi.advanceTimersByTimeAsync(4000);
    expect(room.last).toMatchObject({ title: "Ours", custom_excerpt: "Theirs" });
    expect(draft.read().collision).toBeNull();
  });

  test("shows both versions where another changed the same, and nothing is overwritten before somebody chose", async () => {
    const draft = open(story({ lexical: paragraph("one") }));
    room.write({ lexical: paragraph("theirs"), custom_excerpt: "Theirs" });
    draft.change({ lexical: paragraph("ours") });
    await vi.advanceTimersByTimeAsync(10_000);
    expect(draft.read().saving).toBe("collision");
    expect(draft.read().collision?.disputed).toEqual(["lexical"]);
    expect(room.last?.lexical).toBe(paragraph("theirs"));
    draft.choose(draft.read().collision?.merged as Fields);
    await vi.advanceTimersByTimeAsync(4000);
    expect(room.last).toMatchObject({ lexical: paragraph("ours"), custom_excerpt: "Theirs" });
    expect(draft.read().saving).toBe("saved");
  });

  test("of a story that is out changes nothing that readers see before it is published", async () => {
    const draft = open(story({ status: "published" }));
    draft.change({ title: "Better" });
    await vi.advanceTimersByTimeAsync(4000);
    expect(room.last?.title).toBe("Ferry");
    expect(room.copies.at(-1)?.fields.title).toBe("Better");
    expect(draft.read()).toMatchObject({ saving: "saved", isAhead: true });
    expect(await draft.move("published")).toBe(true);
    expect(room.last?.title).toBe("Better");
    expect(room.copies).toEqual([]);
    expect(draft.read().isAhead).toBe(false);
  });

  test("goes on with what was typed before, on top of what others have saved since", async () => {
    const base = story();
    const earlier = {
      key: base.id,
      sort: "posts",
      fields: { ...fieldsOf(base), title: "Typed before" },
      base: fieldsOf(base),
      story: base,
      isSaved: false,
      userId: "1",
      at: 0,
    } satisfies Kept;
    const draft = open(story({ custom_excerpt: "Meanwhile" }), earlier);
    await vi.advanceTimersByTimeAsync(4000);
    expect(room.last).toMatchObject({ title: "Typed before", custom_excerpt: "Meanwhile" });
    expect(draft.read().saving).toBe("saved");
  });

  test("says why the server refuses, and tries again when something else is typed", async () => {
    const draft = open(story());
    const save = room.save.bind(room);
    room.save = async () => {
      throw new Refused(422, "ValidationError", "The slug is too long.", null, null);
    };
    draft.change({ slug: "x" });
    await vi.advanceTimersByTimeAsync(4000);
    expect(draft.read()).toMatchObject({ saving: "refused", refusal: "The slug is too long." });
    room.save = save;
    draft.change({ slug: "short" });
    await vi.advanceTimersByTimeAsync(4000);
    expect(room.last?.slug).toBe("short");
  });

  test("is not dirty because the editor wrote its document in another way", async () => {
    const draft = open(story({ lexical: paragraph("same") }));
    const normalised = JSON.parse(paragraph("same"));
    normalised.root.direction = "ltr";
    normalised.root.children[0].children[0] = {
      detail: 0,
      format: 0,
      mode: "normal",
      style: "",
      text: "same",
      type: "extended-text",
      version: 1,
    };
    draft.change({ lexical: JSON.stringify(normalised) });
    await vi.advanceTimersByTimeAsync(4000);
    expect(room.saves).toBe(0);
  });
});
