import type { Request, Requests } from '../server/protocol';

/** `idle`: nothing has needed the server yet. `failed`: it ended too often, or can't start; only a restart brings it back. */
export type ServerState = 'idle' | 'starting' | 'running' | 'failed';

/** The language server as the rest of the client sees it. */
export interface Server {
  /** Starts the server where it isn't running. Rejects when it is down. */
  request<R extends Request>(method: R, params: Requests[R]['params']): Promise<Requests[R]['result']>;
}
