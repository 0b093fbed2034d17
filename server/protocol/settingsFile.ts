/** Of the contract: the file with a repository's settings, for the editor and the command line. */
export const settingsFileName = '.rollout-preview.yaml';
