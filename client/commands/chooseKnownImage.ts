import type { Command } from './command';

/** Choose a Known Image, where an image is being typed: the list of those in git's history and the workspace. */
export const chooseKnownImage: Command = ({ prompts }) => prompts.chooseOffered();
