/**
 * The key that a path of the API server's ends with, as `checksum/secret` of `spec.template.metadata.annotations[checksum/secret]`; of an item of a list the
 * key of the list.
 */
export function lastKey(path: string): string {
  let own = path;
  while (/\[\d+\]$/.test(own)) own = own.slice(0, own.lastIndexOf('['));
  const from = own.endsWith(']') ? own.lastIndexOf('[') : own.lastIndexOf('.');
  return own.slice(from + 1, own.endsWith(']') ? -1 : undefined);
}
