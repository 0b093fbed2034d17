import { LSPErrorCodes, ResponseError, type CancellationToken } from 'vscode-languageserver';

/** Where a failure is written to: the client's log. */
export interface Log {
  error(message: string): void;
}

/**
 * Wraps what answers a request: the only catch of the server. What fails is logged and answered with `empty`; the server stays alive. What the client has
 * given up in the meantime is answered as cancelled. Each line of the log is a fault of this server: tests have none.
 */
export function guard<P, R>(
  log: Log,
  method: string,
  empty: R,
  answer: (params: P, token: CancellationToken) => Promise<R>,
): (params: P, token: CancellationToken) => Promise<R> {
  return async (params, token) => {
    try {
      if (token.isCancellationRequested) throw cancelled();
      return await answer(params, token);
    } catch (error) {
      // Meant for the client.
      if (error instanceof ResponseError) throw error;
      log.error(`${method}: ${textOf(error)}`);
      return empty;
    }
  };
}

/** Does something; what fails is told to `failed`, and answered with undefined. */
export function attempt<R>(act: () => R, failed: (error: unknown) => void): R | undefined {
  try {
    return act();
  } catch (error) {
    failed(error);
    return undefined;
  }
}

/** The answer to a request that the client has given up. */
export function cancelled(): ResponseError {
  return new ResponseError(LSPErrorCodes.RequestCancelled, 'The request was cancelled.');
}

function textOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
