import type { Command } from './command';
import { copyWayBack } from './undoCommands';

/** Copy git Command, on a revision of the view: the line that brings the file back. */
export const copyCheckoutCommand: Command = (pieces, argument) => copyWayBack(pieces, argument, ({ restoreCommand }) => restoreCommand);
