import type { ServerCapabilities } from 'vscode-languageserver';
import type { OpenFile } from '../lsp/openFile';
import type { Settings } from '../lsp/settings';
import type { Steps } from '../preview/steps';
import type { Schema } from '../protocol/schema';
import type { MethodOf, Request, Requests } from '../protocol';

/**
 * One method of the server: what it is called, what it makes the server able to, and how it answers. Every method of this server asks about
 * one document, so server.ts finds that and its settings, and a handler is a function of the three. A document that isn't open, or has no
 * workload in it, is answered with `empty` without asking the handler.
 */
export interface Handler<Params, Result> {
  readonly method: string;
  /** What is wrong with params; null where nothing is: `answer` is asked with such only. */
  readonly params: (params: unknown, path: string) => string | null;
  readonly capability: ServerCapabilities;
  readonly empty: Result;
  /** Whether it answers where there is no workload as well: where there is what others complete, such as a patch, or in whatever document. */
  readonly helpsWith?: 'partial' | 'anything';
  /** Whether it answers about a kustomization, or the settings of a repository, too. */
  readonly readsKustomizations?: true;
  /** Whether it answers about objects that bear on workloads of other files, too. */
  readonly readsNeighbours?: true;
  /** The surface's own switch in the settings. */
  readonly enabled: (settings: Settings) => boolean;
  readonly answer: (params: Params, file: OpenFile, settings: Settings, client?: Client) => Result;
  /** The same answer in steps, where it can take long (see `inSteps`): others have their turn meanwhile. */
  readonly steps?: (params: Params, file: OpenFile, settings: Settings, client?: Client) => Steps<Result>;
}

/** A request of the contract: its method, params and result belong together. */
export interface RequestHandler<R extends Request> extends Handler<Requests[R]['params'], Requests[R]['result']> {
  readonly method: MethodOf<R>;
  readonly params: Schema<Requests[R]['params']>;
}

/** What the client said of itself at `initialize`. */
export interface Client {
  /** A command that shows the user a setting; null where there is none. */
  readonly settingsCommand: string | null;
  /** A command that shows a workload's timeline, given its document and id; null where there is none. */
  readonly timelineCommand: string | null;
  /** A command that shows the proposals at the cursor; null where there is none. */
  readonly suggestCommand?: string | null;
  /** Whether what is completed may have places to fill in (LSP's snippets). */
  readonly snippets?: boolean;
  /** A command that copies the text that it is given; null where there is none. */
  readonly copyCommand?: string | null;
}

/** A handler of the list, its params and result forgotten: only who knows the method can know them. */
export type AnyHandler = Handler<never, unknown>;
