import type { Command } from './command';

/** Restart Language Server: open timelines follow by themselves. */
export const restartServer: Command = ({ server }) => server.restart();

/** Show Log: the client's and the server's lines. */
export const showLog: Command = ({ log }) => log.show();
