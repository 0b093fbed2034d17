import type { Snapshot, Where } from '../../media/protocol';
import type { EditsResult } from '../../server/protocol/edits';
import type { Kustomized } from '../../server/protocol/revisions';
import type { EditBase, Scenario } from '../../server/protocol/scenario';
import type { Server, ServerState } from '../requests';

/** All that a timeline needs of the outside. */
export interface World {
  readonly server: Server;
  /** Whether the server has a chance: what a failed request means. */
  serverState(): ServerState;
  /** Opens the document for the server where it isn't open; null where it has gone. */
  open(): Promise<OpenDocument | null>;
  /** What the document is called, and how it stands with it. */
  where(): Omit<Where, 'line'>;
  /** Sends to the page; called only while it listens. */
  post(snapshot: Snapshot): void;
  /** The kustomize build that the document is part of; null: none. */
  kustomized(): Promise<Kustomized | null>;
  /** What the workload was in a commit, branch, or tag; null where git has no answer. */
  editBase(ref: string): Promise<EditBase | null>;
  /** Writes into the document and the kustomizations, as one undo; answers what the file that was written is called, null where that didn't work. */
  write(edits: Omit<EditsResult, 'problem'>): Promise<string | null>;
  /** Tells the user why something wasn't written. */
  say(problem: string): void;
  /** Calls back after some milliseconds, unless the function that it answers is called first. */
  schedule(run: () => void, milliseconds: number): () => void;
  /** A scenario of which no action was refused. */
  acted(scenario: Scenario): void;
  readonly failed: (error: unknown) => void;
}

export interface OpenDocument {
  lines(): readonly string[];
}
