import path from 'node:path';
import { type FileText, readText, readTextAtOnce, type Unread } from './files';
import { filesBelow, type Walk } from './folders';

/** A file that may be a manifest, as it is on disk. */
export interface ReadManifest {
  /** Its absolute path. */
  readonly file: string;
  readonly text: string;
}

/** Why files were passed over, and how many. */
export type PassedOver = Map<Unread | 'binary', number>;

/** Bytes that a file has at most. */
export const mostManifestBytes = 5_000_000;

/** Whether a file may be a manifest, by its name. */
export function isManifestFile(file: string): boolean {
  return /\.(?:ya?ml|json)$/i.test(file) || path.basename(file) === 'Kustomization';
}

/**
 * The files below a folder that may be manifests, in the order of their names, but for those that are known; what can't be read is counted. Rejects where the folder itself can't
 * be listed.
 */
export async function* manifestsBelow(
  folder: string,
  walk: Walk,
  passedOver: PassedOver,
  isKnown: (file: string) => boolean = () => false,
): AsyncGenerator<ReadManifest> {
  const patiently = (file: string): Promise<FileText> =>
    readText(file, { within: [folder], mostBytes: mostManifestBytes, signal: walk.signal });
  for await (const file of filesBelow(folder, walk)) {
    if (!isManifestFile(file) || isKnown(file)) continue;
    const read = walk.atOnce === true ? readTextAtOnce(file, mostManifestBytes) : await patiently(file);
    const why = 'unread' in read ? read.unread : isBinary(read.text) ? 'binary' : null;
    if (why !== null) passedOver.set(why, (passedOver.get(why) ?? 0) + 1);
    else if ('text' in read) yield { file, text: read.text };
  }
}

/** The text of a file that was read before, as it is now; null where it can't be read any more. */
export function readAgain(file: string): string | null {
  const read = readTextAtOnce(file, mostManifestBytes);
  return 'text' in read && !isBinary(read.text) ? read.text : null;
}

/** A text has no NUL. */
export function isBinary(text: string): boolean {
  return text.includes('\0');
}
