import type * as vscode from 'vscode';
import type { Request, Requests } from '../server/protocol';

/** `idle`: nothing has needed the server yet. `failed`: it ended too often, or can't start; only a restart brings it back. */
export type ServerState = 'idle' | 'starting' | 'running' | 'failed';

/** The language server as the rest of the client sees it. */
export interface Server {
  /** Starts the server where it isn't running. Rejects when it is down. */
  request<R extends Request>(method: R, params: Requests[R]['params']): Promise<Requests[R]['result']>;
}

/** What of documents is answered by others than the server, as a document is only a part of what it is rendered to. */
export interface Elsewhere {
  /** Whether the lenses and hints of a document are. */
  readonly isAnswered: (document: vscode.TextDocument) => Promise<boolean>;
  /** Whether hovers on one of its lines are. */
  readonly isLineAnswered: (document: vscode.TextDocument, line: number) => Promise<boolean>;
  /** What is left of what the server says of a document. */
  readonly left: (
    document: vscode.TextDocument | vscode.Uri,
    problems: readonly vscode.Diagnostic[],
  ) => Promise<readonly vscode.Diagnostic[]>;
}
