import type { Command } from './command';

/** Follow Cursor, on a timeline: it shows the workload that is being edited. */
export const followCursor: Command = ({ panels, following }) => following.set(panels.active);

/** Stop Following Cursor: the timeline stays with its workload. */
export const stopFollowing: Command = ({ following }) => following.set(undefined);
