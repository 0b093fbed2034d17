import { closeSync, constants, fstatSync, openSync, readFileSync, type Stats } from 'node:fs';
import { lstat, open, realpath, stat, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { withLimit } from './limit';
import { isOnAnotherMachine, liesIn } from './paths';
import { textOf } from './textOf';
import { Turns } from './turns';

/** Where a file has to lie, and how much of it is read at most. */
export interface Bounds {
  /** Absolute folders: links resolved, the file lies in one of them. Null: anywhere, as the user has chosen the file. */
  readonly within: readonly string[] | null;
  readonly mostBytes: number;
  readonly signal?: AbortSignal;
}

/** Why a file wasn't read. `outside`: of all folders that it may lie in. `late`: the disk doesn't answer. */
export type Unread = 'missing' | 'outside' | 'notAFile' | 'tooLarge' | 'cancelled' | 'late' | 'unreadable';

export type FileText = { readonly text: string } | { readonly unread: Unread };
export type FileBytes = { readonly bytes: Buffer } | { readonly unread: Unread };

/** Fewer than Node's threads for files, so that a disk that never answers leaves some to everybody else. */
const turns = new Turns(2);
const mostMilliseconds = 10_000;
const pieceBytes = 65_536;

/** Reads a file as UTF-8 (without a byte order mark), as `readBytes` does. Never rejects. */
export async function readText(file: string, bounds: Bounds): Promise<FileText> {
  const read = await readBytes(file, bounds);
  return 'bytes' in read ? { text: textOf(read.bytes) } : read;
}

/**
 * Reads a file as `readText` does, at once, for a program that has nothing else to do meanwhile: in a fraction of the time, but a disk that never answers is waited for.
 * The file itself must be no link. Never throws.
 */
export function readTextAtOnce(file: string, mostBytes: number): FileText {
  try {
    const handle = openSync(file, constants.O_RDONLY | noFollow | nonBlocking);
    try {
      const refused = refusalOf(fstatSync(handle), mostBytes);
      return refused === null ? { text: textOf(readFileSync(handle)) } : { unread: refused };
    } finally {
      closeSync(handle);
    }
  } catch (error) {
    return { unread: codeOf(error) === 'ENOENT' ? 'missing' : 'unreadable' };
  }
}

/** Whether a path leads out of the folders, links resolved: of a name that there is nothing of, whether the folder does that it would lie in. */
export async function leadsOut(file: string, folders: readonly string[]): Promise<boolean> {
  if (isOnAnotherMachine(file, folders)) return true;
  const real = await realpath(file).catch(() => null);
  const above = path.dirname(file);
  if (real === null) return above !== file && folders.some(folder => liesIn(above, folder)) && leadsOut(above, folders);
  return !(await resolvedFolders(folders)).some(root => liesIn(real, root));
}

/** Folders with their links resolved, or as they are named where that can't be done. */
export async function resolvedFolders(folders: readonly string[]): Promise<readonly string[]> {
  return Promise.all(folders.map(async folder => realpath(folder).catch(() => folder)));
}

/** Whether a path names a file or a folder, links resolved; `none` also for all else, and what can't be found out. */
export async function kindOf(file: string): Promise<'file' | 'folder' | 'none'> {
  const found = await stat(file).catch(() => null);
  if (found?.isDirectory() === true) return 'folder';
  return found?.isFile() === true ? 'file' : 'none';
}

/**
 * Reads a file after its whereabouts, type and size were asked: no link out of the folders is followed, no device, pipe or socket opened. Never rejects.
 */
export async function readBytes(file: string, { within, mostBytes, signal }: Bounds): Promise<FileBytes> {
  const endTurn = await turnOf(signal);
  const given = (): FileBytes => ({ unread: signal?.aborted === true ? 'cancelled' : 'late' });
  if (endTurn === null) return given();
  const bounded = withLimit(mostMilliseconds, signal);
  const reading = read(file, within, mostBytes, bounded)
    .catch((error: unknown): FileBytes => (bounded.aborted ? given() : { unread: codeOf(error) === 'ENOENT' ? 'missing' : 'unreadable' }))
    .finally(endTurn);
  return Promise.race([reading, aborted(bounded).then(given)]);
}

/** The folder, links resolved, that holds something called `.git`, looking from a folder upwards; null where none does, or that can't be found out. */
export async function folderOfGit(folder: string): Promise<{ readonly root: string; readonly from: string } | null> {
  const from = await realpath(folder).catch(() => null);
  for (let root = from; root !== null; root = path.dirname(root) === root ? null : path.dirname(root)) {
    const found = await stat(path.join(root, '.git')).catch(() => null);
    if (found !== null && from !== null && (found.isDirectory() || found.isFile())) return { root, from };
  }
  return null;
}

/** Whether a path names a file and not a folder, device, pipe or socket. True where that can't be found out: whoever opens it will see. */
export async function mayBeOpened(file: string): Promise<boolean> {
  return stat(file).then(
    found => found.isFile(),
    () => true,
  );
}

/** Waits for a turn, however many come first, as long as one of them ends now and then; null where it is cancelled, or the disk answers nobody. */
async function turnOf(signal: AbortSignal | undefined): Promise<(() => void) | null> {
  for (;;) {
    const { ended } = turns;
    const endTurn = await turns.take(withLimit(mostMilliseconds, signal));
    if (endTurn !== null || signal?.aborted === true || turns.ended === ended) return endTurn;
  }
}

async function read(file: string, within: Bounds['within'], mostBytes: number, signal: AbortSignal): Promise<FileBytes> {
  if (within !== null && isOnAnotherMachine(file, within)) return { unread: 'outside' };
  const real = await realpath(file);
  const isBelow = (root: string): boolean => real !== root && liesIn(real, root);
  if (within !== null && !(await resolvedFolders(within)).some(isBelow)) return { unread: 'outside' };
  const refused = refusalOf(await lstat(real), mostBytes);
  if (refused !== null) return { unread: refused };
  signal.throwIfAborted();
  // What has taken its place since must neither be a link nor keep the opening waiting.
  const handle = await open(real, constants.O_RDONLY | noFollow | nonBlocking);
  try {
    const refusedNow = refusalOf(await handle.stat(), mostBytes);
    if (refusedNow !== null) return { unread: refusedNow };
    const bytes = await readUpTo(handle, mostBytes, signal);
    return bytes === null ? { unread: 'tooLarge' } : { bytes };
  } finally {
    await handle.close();
  }
}

/** Windows has no such flags. */
const { O_NOFOLLOW: noFollow = 0, O_NONBLOCK: nonBlocking = 0 } = constants as Partial<typeof constants>;

function refusalOf(found: Stats, mostBytes: number): Unread | null {
  if (!found.isFile()) return 'notAFile';
  return found.size > mostBytes ? 'tooLarge' : null;
}

/** Null where there is more. */
async function readUpTo(handle: FileHandle, mostBytes: number, signal: AbortSignal): Promise<Buffer | null> {
  const pieces: Buffer[] = [];
  for (let length = 0; length <= mostBytes;) {
    signal.throwIfAborted();
    const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafe(pieceBytes), 0, pieceBytes);
    if (bytesRead === 0) return Buffer.concat(pieces, length);
    pieces.push(buffer.subarray(0, bytesRead));
    length += bytesRead;
  }
  return null;
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}
