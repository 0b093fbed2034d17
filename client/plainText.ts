import { shown } from '../server/escapes/shown';

/** What VS Code draws as an icon in a lens or a list: `$(sync)`, `$(sync~spin)`. */
const icons = /\$\([A-Za-z0-9-]+(?:~[A-Za-z]+)?\)/g;

/** A text as VS Code shows it where it draws icons, and in a status makes links: a manifest's `$(TAG)` and `[text](command:…)` stay text. */
export function plainText(text: string): string {
  return unlinked(shown(text, 300).replace(icons, '\\$&'));
}

/** A text of others as a message shows it: `[text](command:…)`, of which VS Code would make a link, stays text. */
export function messageText(text: string): string {
  return unlinked(shown(text, 2000));
}

function unlinked(text: string): string {
  return text.replaceAll('](', '] (');
}
