/** `file` of `file:///a/b`. */
export function schemeOf(uri: string): string {
  return uri.slice(0, Math.max(0, uri.indexOf(':')));
}

/** `/a/b c` of `file:///a/b%20c?query`: as the file is called. */
export function pathOf(uri: string): string {
  const [path = ''] = uri
    .replace(/^[^:/?#]*:/, '')
    .replace(/^\/\/[^/]*/, '')
    .split(/[?#]/, 1);
  return decoded(path);
}

/** All before the path: `file://`, `vscode-vfs://github`. */
export function originOf(uri: string): string {
  return /^[^:/?#]*:(?:\/\/[^/]*)?/.exec(uri)?.[0] ?? '';
}

/** A part of a URI as the file is called. */
export function decoded(part: string): string {
  if (!part.includes('%')) return part;
  return part.replaceAll(/(?:%[0-9a-f]{2})+/gi, bytes =>
    new TextDecoder().decode(Uint8Array.from(bytes.split('%').slice(1), octet => parseInt(octet, 16))),
  );
}

/** `b c.yaml` of `file:///a/b%20c.yaml`: as the file is called, without its folders. */
export function fileNameOf(uri: string): string {
  return decoded(uri.slice(uri.lastIndexOf('/') + 1));
}

/** The way from a document to another one (URIs), as in a relative path: `..` for each folder up. */
export function pathBetween(from: string, to: string): readonly string[] {
  const [folders, target] = [partsOf(from).slice(0, -1), partsOf(to)];
  let common = 0;
  while (common < folders.length && common < target.length - 1 && folders[common] === target[common]) common++;
  return [...folders.slice(common).map(() => '..'), ...target.slice(common)];
}

function partsOf(uri: string): readonly string[] {
  const parts = uri.split('/');
  return uri.includes('%') ? parts.map(decoded) : parts;
}
