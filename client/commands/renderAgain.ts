import type { Command } from './command';

/** Render Again: all that is shown, with the tools looked for anew. */
export const renderAgain: Command = ({ renderings }) => {
  renderings.again();
};
