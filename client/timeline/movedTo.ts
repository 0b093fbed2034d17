/** Where a document is after a file or folder was renamed, all of them URIs; null where that is as before. */
export function movedTo(document: string, from: string, to: string): string | null {
  if (document === from) return to;
  const folder = from.endsWith('/') ? from : `${from}/`;
  return document.startsWith(folder) ? `${to.replace(/\/$/, '')}/${document.slice(folder.length)}` : null;
}
