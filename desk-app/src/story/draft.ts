// One story under somebody's hands. What they type is on this device at once and on the server within two seconds; where
// the server can't be reached it waits; where somebody else was faster, both versions are brought together or shown.
import { Refused, Unreachable } from "../api/client";
import type { Status } from "../api/types";
import type { Sort } from "../board/query";
import { blank, differing, type Fields, type FullStory, fieldsOf, type Name, toSend } from "./fields";
import type { Kept } from "./keep";
import { merge } from "./merge";
import type { Server } from "./server";

/** How long nobody types before it is saved, and how long it waits at most where they go on. */
const QUIET = 700;
const LATEST = 1600;
/** How long until a save that failed is tried again, where nothing else tells that it may. */
const AGAIN = 3000;

export type Saving = "saved" | "waiting" | "saving" | "offline" | "signedOut" | "refused" | "collision";

export interface Collision {
  theirs: FullStory;
  disputed: Name[];
  /** Both sides' changes, with ours where both changed the same. */
  merged: Fields;
}

export interface Snapshot {
  fields: Fields;
  /** What the server has; none of a story that it does not know. */
  story: FullStory | null;
  saving: Saving;
  /** Why the server refused. */
  refusal: string | null;
  collision: Collision | null;
  /** Whether a story that is out differs from what is typed. */
  isAhead: boolean;
  /** Grows where the text was changed by anything but typing: the editor reads it anew. */
  reading: number;
}

/** Where words are kept on this device. */
export interface Keeper {
  keep(kept: Kept): Promise<void>;
  forget(key: string): Promise<void>;
}

export interface Settings {
  sort: Sort;
  userId: string;
  server: Server;
  keeper: Keeper;
  /** The story as the server has it, and what was typed of it before, here or elsewhere. */
  story: FullStory | null;
  earlier: Pick<Kept, "key" | "fields" | "base"> | null;
  author: { id: string; name: string };
}

/** A number that nobody else has. */
function fresh(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

export class Draft {
  private snapshot: Snapshot;
  private base: Fields | null;
  private readonly listeners = new Set<() => void>();
  private key: string;
  /** Tells this draft from every other. */
  readonly name = fresh();
  /** Whether its story was deleted: nothing of it is saved any more. */
  isGone = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private dirtySince = 0;
  private keeping: Promise<void> = Promise.resolve();
  private isKeepingAgain = false;
  /** Whether the next save is one of its own in the history, so that what it follows stays there. */
  private keepsTheirs = false;
  private running: Promise<void> | undefined;

  constructor(private readonly settings: Settings) {
    const { story, earlier, author } = settings;
    this.base = story && fieldsOf(story);
    this.key = story?.id ?? earlier?.key ?? `new-${fresh()}`;
    const fields = this.base ?? blank(author);
    this.snapshot = { fields, story, saving: "saved", refusal: null, collision: null, isAhead: false, reading: 0 };
    if (earlier) this.resume(earlier);
  }

  /** Goes on with what was typed before: others may have changed the story since. */
  private resume(earlier: NonNullable<Settings["earlier"]>) {
    const { story } = this.snapshot;
    if (!this.base || !story || !earlier.base) {
      this.set({ fields: earlier.fields });
    } else {
      const { fields, disputed } = merge(earlier.base, earlier.fields, this.base);
      this.set({ fields, collision: disputed.length ? { theirs: story, disputed, merged: fields } : null });
    }
    this.set({ saving: this.snapshot.collision ? "collision" : "waiting" });
    this.settle();
    if (this.isDirty() && !this.snapshot.collision) this.schedule();
    if (!this.isDirty()) this.set({ saving: "saved" });
  }

  subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  read = (): Snapshot => this.snapshot;

  get id(): string | undefined {
    return this.snapshot.story?.id;
  }

  get status(): Status {
    return this.snapshot.story?.status ?? "draft";
  }

  private set(change: Partial<Snapshot>) {
    this.snapshot = { ...this.snapshot, ...change };
    for (const listener of this.listeners) listener();
  }

  private settle() {
    this.set({ isAhead: this.status !== "draft" && this.changed().length > 0 });
  }

  /** The fields that differ from what the server has. */
  changed(): Name[] {
    const { fields, story } = this.snapshot;
    return differing(fields, this.base ?? blank(story?.authors[0] ?? this.settings.author));
  }

  private isDirty(): boolean {
    return this.changed().length > 0;
  }

  /** Takes what was typed. */
  change(change: Partial<Fields>, isReadAnew = false): void {
    const fields = { ...this.snapshot.fields, ...change };
    this.set({ fields, reading: this.snapshot.reading + (isReadAnew ? 1 : 0) });
    if (!this.isDirty()) {
      this.settle();
      return;
    }
    this.keepHere(false);
    if (this.snapshot.saving === "collision") return;
    if (this.snapshot.saving === "saved" || this.snapshot.saving === "refused")
      this.set({ saving: "waiting", refusal: null });
    this.settle();
    this.schedule();
  }

  private schedule(pause = QUIET) {
    const now = Date.now();
    if (!this.dirtySince) this.dirtySince = now;
    clearTimeout(this.timer);
    const left = Math.max(0, this.dirtySince + LATEST - now);
    this.timer = setTimeout(() => void this.save(), pause === AGAIN ? AGAIN : Math.min(pause, left));
  }

  /** Writes to this device; while one state is written, only the last of those that come is next. */
  private keepHere(isSaved: boolean): Promise<void> {
    if (this.isKeepingAgain && !isSaved) return this.keeping;
    this.isKeepingAgain = true;
    this.keeping = this.keeping.then(async () => {
      this.isKeepingAgain = false;
      const { sort, userId, keeper } = this.settings;
      const { fields, story } = this.snapshot;
      if (this.isGone) return;
      const kept: Kept = {
        key: this.key,
        sort,
        fields,
        base: this.base,
        story,
        isSaved,
        userId,
        at: Date.now(),
      };
      await keeper.keep(kept).catch(() => undefined);
    });
    return this.keeping;
  }

  /** Sends what the server does not have: a draft itself, and beside a story that is out its working copy. */
  save(): Promise<void> {
    this.running ??= this.saveOnce().finally(() => {
      this.running = undefined;
    });
    return this.running;
  }

  private async saveOnce(): Promise<void> {
    clearTimeout(this.timer);
    if (this.snapshot.saving === "collision") return;
    this.dirtySince = 0;
    const { story, fields } = this.snapshot;
    const changed = this.changed();
    if (changed.length === 0) {
      await this.rest();
      return;
    }
    this.set({ saving: "saving" });
    await this.attempt(async () => {
      if (story && story.status !== "draft") {
        const { server } = this.settings;
        await server.keepCopy(story.id, { fields, base: this.base ?? fields }, story.updated_at);
        this.set({ saving: this.snapshot.fields === fields ? "saved" : "waiting" });
      } else {
        this.took(await this.send(toSend(fields, changed), this.keepsTheirs), fields);
        this.keepsTheirs = false;
      }
    });
    if (this.snapshot.saving === "waiting") this.schedule();
  }

  /** Nothing is left to save. */
  private async rest() {
    this.set({ saving: "saved", refusal: null });
    this.settle();
    await this.keeping;
    await this.settings.keeper.forget(this.key).catch(() => undefined);
  }

  private send(body: Record<string, unknown>, keepsRevision: boolean): Promise<FullStory> {
    const { server } = this.settings;
    const { story } = this.snapshot;
    if (!story) return server.create({ ...body, title: body.title ?? "" });
    return server.save(story.id, { ...body, updated_at: story.updated_at }, keepsRevision);
  }

  /** The server has `sent`; more may have been typed meanwhile. */
  private took(story: FullStory, sent: Fields) {
    const isNew = !this.snapshot.story;
    const fresh = fieldsOf(story);
    const typed = differing(this.snapshot.fields, sent);
    // What the server made of it (a free slug, tags with ids) is taken over where nobody types.
    const fields = { ...this.snapshot.fields };
    for (const name of Object.keys(fresh) as Name[]) {
      if (name !== "lexical" && name !== "title" && !typed.includes(name))
        (fields as Record<Name, unknown>)[name] = fresh[name];
    }
    this.base = { ...fresh, lexical: sent.lexical, title: sent.title };
    if (isNew) {
      void this.keeping.then(() => this.settings.keeper.forget(this.key)).catch(() => undefined);
      this.key = story.id;
    }
    this.set({ story, fields, refusal: null });
    this.settle();
    if (this.isDirty()) {
      void this.keepHere(false);
      this.set({ saving: "waiting" });
    } else {
      void this.rest();
    }
  }

  private async attempt(act: () => Promise<void>): Promise<boolean> {
    try {
      await act();
      return true;
    } catch (error) {
      await this.failed(error);
      return false;
    }
  }

  private async failed(error: unknown) {
    if (error instanceof Refused && error.status === 409) {
      await this.attempt(() => this.bringTogether());
    } else if (error instanceof Refused && (error.status === 401 || error.context?.startsWith("Unable to determine"))) {
      this.set({ saving: "signedOut" });
      this.schedule(AGAIN);
    } else if (error instanceof Refused && error.status < 500 && error.status !== 429) {
      this.set({ saving: "refused", refusal: error.message });
    } else {
      if (!(error instanceof Unreachable) && !(error instanceof Refused)) console.error(error);
      this.set({ saving: "offline" });
      this.schedule(AGAIN);
    }
  }

  /** Somebody else was faster. */
  private async bringTogether() {
    const { story, fields } = this.snapshot;
    if (!story || !this.base) return;
    const theirs = await this.settings.server.load(story.id);
    const { fields: merged, disputed } = merge(this.base, fields, fieldsOf(theirs));
    if (disputed.length) {
      this.set({ saving: "collision", collision: { theirs, disputed, merged } });
      return;
    }
    this.adopt(theirs, merged);
    this.schedule(0);
  }

  private adopt(theirs: FullStory, fields: Fields) {
    this.keepsTheirs = true;
    const isOtherText = fields.lexical !== this.snapshot.fields.lexical;
    this.base = fieldsOf(theirs);
    const reading = this.snapshot.reading + (isOtherText ? 1 : 0);
    this.set({ story: theirs, fields, saving: "waiting", collision: null, reading });
    this.settle();
  }

  /** Ends a collision with these fields; what was not chosen stays among the revisions. */
  choose(fields: Fields): void {
    const { collision } = this.snapshot;
    if (!collision) return;
    this.adopt(collision.theirs, fields);
    void this.keepHere(false);
    this.schedule(0);
  }

  /** Hears that the story was changed elsewhere: where nothing is typed, that is what is shown from now on. */
  async refresh(): Promise<void> {
    const { story } = this.snapshot;
    if (!story || this.running || this.isDirty() || this.snapshot.saving !== "saved") return;
    const theirs = await this.settings.server.load(story.id).catch(() => null);
    if (!theirs || theirs.updated_at === story.updated_at || this.running || this.isDirty()) return;
    this.adopt(theirs, fieldsOf(theirs));
    this.set({ saving: "saved" });
  }

  /** Saves everything with a new status: out, planned, back. True when the server has it. */
  async move(status: Status, publishedAt?: string | null): Promise<boolean> {
    await this.running;
    clearTimeout(this.timer);
    if (this.snapshot.saving === "collision") return false;
    const { fields, story } = this.snapshot;
    this.set({ saving: "saving" });
    const time = publishedAt === undefined ? {} : { published_at: publishedAt };
    const body = { ...toSend(fields, this.changed()), status, ...time };
    return this.attempt(async () => {
      const moved = await this.send(body, true);
      if (story && story.status !== "draft") await this.settings.server.dropCopy(story.id).catch(() => undefined);
      this.took(moved, fields);
    });
  }

  /** Gives up what was typed of a story that is out. */
  async revert(): Promise<void> {
    const { story } = this.snapshot;
    if (!story || !this.base) return;
    await this.settings.server.dropCopy(story.id);
    this.set({ fields: this.base, reading: this.snapshot.reading + 1 });
    await this.rest();
  }

  /** Saves what is left; nothing happens by itself afterwards. */
  async leave(): Promise<void> {
    if (this.isDirty() && !this.isGone && this.snapshot.saving !== "collision") await this.save();
    clearTimeout(this.timer);
  }
}
