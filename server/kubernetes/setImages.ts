/** The image that `kubectl set image` with these (container name → image, `*` is every container) gives a container; undefined: the present one. */
export function imageFor(images: Readonly<Record<string, string>>, container: string): string | undefined {
  return Object.hasOwn(images, container) ? images[container] : images['*'];
}
