import type { Command } from './command';

/** Render Again: all that is shown, with the tools looked for anew; what took too long may take longer. */
export const renderAgain: Command = ({ renderings }) => {
  renderings.again(true);
};
