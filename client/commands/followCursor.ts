import type { Command } from './command';

/** Follow Cursor, on a timeline: it shows the workload that is being edited. */
export const followCursor: Command = ({ panels, following }) => following.set(panels.active);
