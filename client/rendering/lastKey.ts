/**
 * The key that a path of the API server's ends with, as `checksum/secret` of `spec.template.metadata.annotations[checksum/secret]`; of an item of a list the
 * key of the list.
 */
export function lastKey(path: string): string {
  const own = path.replace(/(?:\[\d+\])+$/, '');
  const from = own.endsWith(']') ? own.lastIndexOf('[') : own.lastIndexOf('.');
  return own.slice(from + 1, own.endsWith(']') ? -1 : undefined);
}
