/** Where the tag of an image reference stands (with its digest behind it, as that goes with the tag); the end of the text where it has none. */
export function tagOf(image: string): readonly [start: number, end: number] {
  const name = image.indexOf('@') === -1 ? image : image.slice(0, image.indexOf('@'));
  const colon = name.indexOf(':', name.lastIndexOf('/') + 1);
  if (colon !== -1) return [colon + 1, image.length];
  return name.length === image.length ? [image.length, image.length] : [name.length, image.length];
}
