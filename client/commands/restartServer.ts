import type { Command } from './command';

/** Restart Language Server: open timelines follow by themselves. */
export const restartServer: Command = ({ server }) => server.restart();
