import type { Command } from './command';

/** Show Log: the client's and the server's lines. */
export const showLog: Command = ({ log }) => log.show();
