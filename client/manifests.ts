/** The languages that a manifest can be written in. */
export const languages: readonly string[] = ['yaml', 'json', 'jsonc'];

/** The documents that the server is told of: any scheme, so that untitled files, diff editors and virtual workspaces have their answers too. */
export const documentSelector = languages.map(language => ({ language }));

const field = (name: string): RegExp => new RegExp(`(?:^|[\\s{,-])["']?${name}["']?\\s*:`, 'm');
const apiVersion = field('apiVersion');
const kind = field('kind');

/** Whether a text has what every Kubernetes object has. Cheap, and rather too often true than too seldom: the server knows better. */
export function looksLikeManifest(text: string): boolean {
  return kind.test(text) && apiVersion.test(text);
}

/** Whether a piece that was just typed or pasted can have made a manifest of a text that wasn't one. */
export function mayMakeManifest(piece: string): boolean {
  return kind.test(piece) || apiVersion.test(piece);
}

/** Whether a text has nothing but comments and document separators. */
export function isBlank(text: string): boolean {
  return text.length < 10_000 && text.split('\n').every(line => /^\s*(?:(?:#|---)[^]*)?$/.test(line));
}
