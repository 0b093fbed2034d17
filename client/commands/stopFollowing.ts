import type { Command } from './command';

/** Stop Following Cursor: the timeline stays with its workload. */
export const stopFollowing: Command = ({ following }) => following.set(undefined);
