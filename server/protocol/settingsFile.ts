/** Of the contract: the file with a repository's settings, for the editor and the command line. */
export const settingsFileName = '.rollout-preview.yaml';

/** Whether a file has such settings, by its path or URI. */
export function isSettingsFile(file: string): boolean {
  return file.endsWith(`/${settingsFileName}`) || file === settingsFileName;
}
