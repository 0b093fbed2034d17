import { shown } from '../server/escapes/shown';

/** What VS Code draws as an icon in a lens or a list: `$(sync)`, `$(sync~spin)`. */
const icons = /\$\([A-Za-z0-9-]+(?:~[A-Za-z]+)?\)/g;

/** A text as VS Code shows it where it draws icons: a manifest's `$(TAG)` stays text. */
export function plainText(text: string): string {
  return shown(text, 300).replace(icons, '\\$&');
}
