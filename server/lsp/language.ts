import * as l10n from '@vscode/l10n';

/**
 * Takes over the client's translations of the server's texts (`initializationOptions.l10n`, VS Code's `l10n.bundle`). Whatever isn't a map of
 * texts is left out: then a text is English.
 */
export function useLanguage(bundle: unknown): void {
  if (typeof bundle !== 'object' || bundle === null) return;
  const contents = Object.fromEntries(Object.entries(bundle).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
  l10n.config({ contents });
}
