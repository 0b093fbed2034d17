import type { Command } from './command';

/** Follow the Cursor, on a timeline: it shows the workload that is being edited. */
export const followCursor: Command = ({ panels, follower }) => follower.follow(panels.active);
