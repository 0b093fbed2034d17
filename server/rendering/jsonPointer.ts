/** The segments of a JSON pointer (RFC 6901); none of one that points at the whole document. */
export function pointerSegments(pointer: string): readonly string[] {
  const [, ...segments] = pointer.split('/');
  return segments.map(segment => segment.replaceAll('~1', '/').replaceAll('~0', '~'));
}
