/** A file of an archive: what it may be called, its blocks in the archive without its contents (the last one is its head), and these. */
export interface ArchivedFile {
  readonly names: readonly string[];
  readonly head: Buffer;
  readonly contents: Buffer;
}

const block = 512;
/** Types of entries: files; what has no contents, whatever its size says; what says more of the next entry. */
const types = { file: '0\0', empty: '123456', more: 'xgLK' };

/**
 * The entries of an archive. Null where two readers could see two things in it: for one that is cut off, has numbers in another form, a file with holes, or a
 * size that is said twice.
 */
export function readTar(tar: Buffer): readonly ArchivedFile[] | null {
  const files: ArchivedFile[] = [];
  let names: string[] = [];
  let begin = 0;
  for (let at = 0; at + block <= tar.length;) {
    const head = tar.subarray(at, at + block);
    if (isEmpty(head)) return at + 2 * block <= tar.length && isEmpty(tar.subarray(at + block, at + 2 * block)) ? files : null;
    const type = head.toString('latin1', 156, 157);
    const size = types.empty.includes(type) ? 0 : sizeOf(head);
    if (size === null || at + block + size > tar.length || !Object.values(types).some(known => known.includes(type))) return null;
    const contents = tar.subarray(at + block, at + block + size);
    const more = type === 'L' ? [textOf(contents)] : type === 'x' ? pathsOf(contents) : [];
    if (more === null) return null;
    names.push(...more);
    if (!types.more.includes(type)) {
      files.push({ names: [...names, nameOf(head)], head: tar.subarray(begin, at + block), contents });
      names = [];
    }
    at += block + Math.ceil(size / block) * block;
    if (!types.more.includes(type)) begin = at;
  }
  return null;
}

/** The blocks of a file with other contents. */
export function withContents({ head, contents: former }: ArchivedFile, contents: Buffer): Buffer {
  const own = Buffer.from(head);
  if (contents !== former) {
    const last = own.subarray(-block);
    last.write(`${contents.length.toString(8).padStart(11, '0')}\0`, 124, 'latin1');
    last.fill(' ', 148, 156);
    last.write(
      `${last
        .reduce((sum, byte) => sum + byte, 0)
        .toString(8)
        .padStart(6, '0')}\0 `,
      148,
      'latin1',
    );
  }
  return Buffer.concat([own, contents, Buffer.alloc((block - (contents.length % block)) % block)]);
}

/** The end of an archive. */
export const tarEnd = Buffer.alloc(2 * block);

function isEmpty(bytes: Buffer): boolean {
  return bytes.every(byte => byte === 0);
}

function sizeOf(head: Buffer): number | null {
  const digits = head.toString('latin1', 124, 136).replaceAll('\0', ' ').trim();
  return /^[0-7]*$/.test(digits) ? Number.parseInt(`0${digits}`, 8) : null;
}

function nameOf(head: Buffer): string {
  return [head.subarray(345, 500), head.subarray(0, 100)]
    .map(textOf)
    .filter(part => part !== '')
    .join('/');
}

function textOf(bytes: Buffer): string {
  const end = bytes.indexOf(0);
  return bytes.toString('utf8', 0, end === -1 ? bytes.length : end);
}

/** The paths in records of POSIX.1-2001, `27 path=shop/Chart.yaml\n`. Null where they say more of the contents than that, or can't be read. */
function pathsOf(records: Buffer): string[] | null {
  const paths: string[] = [];
  for (let at = 0; at < records.length;) {
    const digits = /^([1-9]\d{0,8}) /.exec(records.toString('latin1', at, at + 10))?.[1];
    const end = at + Number(digits);
    if (digits === undefined || end > records.length || records[end - 1] !== 0x0a) return null;
    const [, key = '', value = ''] = /^([^=]+)=([^]*)$/.exec(records.toString('utf8', at + digits.length + 1, end - 1)) ?? [];
    if (key === '' || key === 'size' || key.startsWith('GNU.sparse')) return null;
    if (key === 'path') paths.push(value);
    at = end;
  }
  return paths;
}
