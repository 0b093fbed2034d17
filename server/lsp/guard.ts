import type { CancellationToken } from 'vscode-languageserver';

/** Where a failure is written to: the client's log. */
export interface Log {
  error(message: string): void;
}

/**
 * Wraps what answers a request: the only catch of the server. What fails is logged and answered with `empty`, and so is what the client has
 * given up in the meantime; the server stays alive.
 */
export function guard<P, R>(
  log: Log,
  method: string,
  empty: R,
  answer: (params: P, token: CancellationToken) => Promise<R>,
): (params: P, token: CancellationToken) => Promise<R> {
  return async (params, token) => {
    try {
      return token.isCancellationRequested ? empty : await answer(params, token);
    } catch (error) {
      log.error(`${method}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      return empty;
    }
  };
}
