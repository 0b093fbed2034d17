import type { FileText } from '../workspace/files';
import { textOf } from '../workspace/textOf';

/** All of a stream as a file's text, as far as a file may be so large. Never rejects. */
export async function readStream(stream: AsyncIterable<Uint8Array>, mostBytes: number): Promise<FileText> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const piece of stream) {
      length += piece.length;
      if (length > mostBytes) return { unread: 'tooLarge' };
      pieces.push(piece);
    }
  } catch {
    return { unread: 'unreadable' };
  }
  return { text: textOf(Buffer.concat(pieces)) };
}
