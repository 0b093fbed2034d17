/** The name of an image without tag and digest, as it is written; of no use for what isn't an image. */
export function repositoryOf(image: string): string {
  const [named = ''] = image.split('@');
  const tag = tagStart(named);
  return tag === -1 ? named : named.slice(0, tag);
}

/** The tag, or the first seven digits of the digest; null for neither. */
export function versionOf(image: string): string | null {
  const [named = '', digest] = image.split('@');
  const tag = tagStart(named);
  if (tag !== -1 && tag + 1 < named.length) return named.slice(tag + 1);
  return digest === undefined ? null : digest.slice(digest.indexOf(':') + 1).slice(0, 7);
}

/** Where the colon of the tag is: a colon before the last slash is that of a port; -1 for none. */
function tagStart(named: string): number {
  return named.indexOf(':', named.lastIndexOf('/') + 1);
}
