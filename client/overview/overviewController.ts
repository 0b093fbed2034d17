import type { OverviewChange, OverviewGroup, OverviewSnapshot } from '../../media/overviewProtocol';
import type { OverviewResult } from '../../server/protocol/overview';
import type { Server, ServerState } from '../requests';

/** Milliseconds from the last change until all is asked for again. */
export const settleMilliseconds = 200;

/** A document of the overview: what is said of it but for its workloads. */
export type OverviewDocument = Omit<OverviewGroup, keyof OverviewResult | 'changes'>;

/** All that an overview needs of the outside. */
export interface OverviewWorld {
  readonly server: Server;
  /** Whether the server has a chance: what a failed request means. */
  serverState(): ServerState;
  /** The documents with the workloads of these files, opened for the server: the files themselves, or what they are rendered to. */
  documents(uris: readonly string[]): Promise<readonly OverviewDocument[]>;
  /** What of a document's workloads is edited; null where git has no answer. Never rejects. */
  changes(uri: string): Promise<readonly OverviewChange[] | null>;
  /** What the files are called together. */
  titleOf(uris: readonly string[]): string;
  /** Sends to the page; called only while it listens. */
  post(snapshot: OverviewSnapshot): void;
  /** Calls back after some milliseconds, unless the function that it answers is called first. */
  schedule(run: () => void, milliseconds: number): () => void;
  readonly failed: (error: unknown) => void;
}

/** Keeps one overview up to date: one round of requests at a time, what is out of date when it arrives is dropped, nothing is asked while nobody looks. */
export class OverviewController {
  #snapshot: OverviewSnapshot | null = null;
  #listening = false;
  #stale = true;
  #version = 0;
  #asking = false;
  #cancelScheduled: () => void = () => undefined;
  #disposed = false;

  constructor(
    readonly uris: readonly string[],
    private readonly world: OverviewWorld,
  ) {}

  /** The documents of the last snapshot. */
  get shown(): readonly OverviewGroup[] {
    return this.#snapshot?.groups ?? [];
  }

  /** The page is there (again): it gets the last snapshot, and a new one where that is out of date. */
  ready(): void {
    this.#listening = true;
    if (this.#snapshot !== null) this.world.post(this.#snapshot);
    if (this.#stale) void this.#refresh();
  }

  /** The page has gone: nothing is worked out until it says `ready`. */
  gone(): void {
    this.#listening = false;
  }

  /** A document, a setting, or a rendering changed. */
  changed(): void {
    this.#version += 1;
    this.#stale = true;
    this.#cancelScheduled();
    if (this.#listening) this.#cancelScheduled = this.world.schedule(() => void this.#refresh(), settleMilliseconds);
  }

  serverChanged(state: ServerState): void {
    if (state === 'running') this.changed();
    if (state === 'failed') this.#offer({ ...this.#of([]), state: 'serverDown' });
  }

  dispose(): void {
    this.#disposed = true;
    this.#cancelScheduled();
  }

  async #refresh(): Promise<void> {
    if (this.#asking) return;
    this.#asking = true;
    try {
      for (let version = -1; version !== this.#version && this.#listening && !this.#disposed;) {
        version = this.#version;
        const snapshot = await this.#ask();
        if (version !== this.#version || snapshot === null) continue;
        // git may take a while: what is known without it is there before.
        if (this.#snapshot?.state !== 'shown') this.#offer(snapshot);
        const compared = await this.#withChanges(snapshot);
        if (version !== this.#version) continue;
        this.#stale = false;
        this.#offer(compared);
      }
    } finally {
      this.#asking = false;
    }
  }

  /** Null where the page keeps what it has, as the server is coming back by itself. */
  async #ask(): Promise<OverviewSnapshot | null> {
    try {
      const documents = await this.world.documents(this.uris);
      const groups: OverviewGroup[] = [];
      // One after the other: all at once would keep what is typed meanwhile waiting.
      for (const document of documents) {
        const group = { ...document, ...(await this.world.server.request('overview', { uri: document.uri })), changes: null };
        if (this.#isWanted(group)) groups.push(group);
      }
      return this.#of(groups);
    } catch (error) {
      this.world.failed(error);
      return this.world.serverState() === 'starting' ? null : { ...this.#of([]), state: 'serverDown' };
    }
  }

  /** One that was found in a folder only where there is something to say of it. */
  #isWanted({ uri, workloads, unread, problem }: OverviewGroup): boolean {
    return workloads + unread.length > 0 || problem !== null || this.uris.includes(uri);
  }

  async #withChanges(snapshot: OverviewSnapshot): Promise<OverviewSnapshot> {
    const groups: OverviewGroup[] = [];
    for (const group of snapshot.groups) groups.push({ ...group, changes: await this.world.changes(group.uri) });
    return { ...snapshot, groups };
  }

  #of(groups: readonly OverviewGroup[]): OverviewSnapshot {
    return { uris: this.uris, title: this.world.titleOf(this.uris), state: 'shown', groups };
  }

  #offer(snapshot: OverviewSnapshot): void {
    if (this.#disposed) return;
    this.#snapshot = snapshot;
    if (this.#listening) this.world.post(snapshot);
  }
}
