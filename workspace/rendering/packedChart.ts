import path from 'node:path';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { isForeignSchema } from './schema';
import { readTar, tarEnd, withContents } from './tar';

const most = { bytes: 50_000_000, depth: 3 };

/** A packed chart as helm may have it. */
export interface PackedChart {
  readonly packed: Buffer;
  /** The schemas that were taken out of it, by their names in it. */
  readonly schemas: readonly string[];
}

/** Whether helm takes a file for a packed chart, by its path in a chart. */
export function isPackedChart(name: string): boolean {
  return /(?:^|\/)charts\/[^/]+\.tgz$/.test(name);
}

/**
 * A packed chart, and those packed in it, without the schemas that helm would fetch something for. Null where nobody knows what helm would find in it, or it
 * is too large.
 */
export async function withoutForeignSchemasIn(packed: Buffer): Promise<PackedChart | null> {
  return withoutSchemas(packed, { bytes: most.bytes }, 0);
}

/** `left`: what may still be unpacked. */
async function withoutSchemas(packed: Buffer, left: { bytes: number }, depth: number): Promise<PackedChart | null> {
  if (depth > most.depth || left.bytes <= 0) return null;
  const tar = await promisify(gunzip)(packed, { maxOutputLength: left.bytes }).catch(() => null);
  const files = tar === null ? null : readTar(tar);
  if (tar === null || files === null) return null;
  left.bytes -= tar.length;
  const kept: Buffer[] = [];
  const schemas: string[] = [];
  for (const file of files) {
    const names = file.names.map(name => path.posix.normalize(name.replaceAll('\\', '/')).replace(/\/$/, ''));
    const inner = names.some(isPackedChart) ? await withoutSchemas(file.contents, left, depth + 1) : { packed: file.contents, schemas: [] };
    if (inner === null) return null;
    const isForeign = names.some(name => isForeignSchema(name, file.contents));
    schemas.push(...(isForeign ? names.slice(-1) : inner.schemas));
    if (!isForeign) kept.push(withContents(file, inner.packed));
  }
  if (schemas.length === 0) return { packed, schemas };
  return { packed: await promisify(gzip)(Buffer.concat([...kept, tarEnd]), { level: 1 }), schemas };
}
