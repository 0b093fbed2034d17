const byteOrderMarks = [
  { mark: [0xff, 0xfe], encoding: 'utf-16le' },
  { mark: [0xfe, 0xff], encoding: 'utf-16be' },
] as const;

/**
 * The text of a file, as kubectl reads it (golang.org/x/text: unicode.BOMOverride): UTF-16 if it begins with the byte order mark of that, else UTF-8. The mark is
 * no part of it; what isn't of the encoding becomes U+FFFD.
 */
export function textOf(bytes: Uint8Array): string {
  const marked = byteOrderMarks.find(({ mark }) => mark.every((byte, index) => bytes[index] === byte));
  return new TextDecoder(marked?.encoding ?? 'utf-8').decode(bytes);
}

/** What a file holds. */
export type Bytes = Buffer;

/** A text as a file holds it. */
export function bytesOf(text: string): Bytes {
  return Buffer.from(text);
}
