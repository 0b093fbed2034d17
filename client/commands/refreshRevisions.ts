import type { Command } from './command';

/** Refresh, in the view of the revision history: reads git again. */
export const refreshRevisions: Command = ({ history }) => history.refresh();
