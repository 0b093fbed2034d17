import type { Command } from './command';
import { copyWayBack } from './undoCommands';

/** Copy kubectl Command, on a revision of the view: the `kubectl rollout undo` line. */
export const copyUndoCommand: Command = (pieces, argument) =>
  copyWayBack(pieces, argument, ({ refusal, commands }) => (refusal === null ? commands[0] : null));
