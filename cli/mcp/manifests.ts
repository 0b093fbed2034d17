import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { open } from '../../server/preview/open';
import type { PreviewedFile } from '../../server/preview/previewedFile';
import type { PreviewedWorkload } from '../../server/preview/workload';
import { readText } from '../../workspace/files';

/** Why a tool has no answer, in a sentence for the model. */
export class NoAnswer extends Error {}

/** Where files may be read. */
export interface Roots {
  readonly folders: readonly string[];
  readonly signal: AbortSignal;
}

/** The manifest that a tool is asked about. */
export const manifestInput = {
  path: z.string().optional().describe('File with the manifest (YAML or JSON), below one of the roots. Give this or `manifest`.'),
  manifest: z.string().max(3_000_000).optional().describe('Text of the manifest. Use it for text that is not saved.'),
};

/** The workload in it. */
export const workloadInput = {
  workload: z.string().optional().describe('Name of the workload, or `Kind/name`. May be left out where the manifest has only one.'),
};

const mostBytes = 5_000_000;

/** The manifest that a path or a text gives, opened. Throws NoAnswer. */
export async function openManifest(
  { path: file, manifest }: { path?: string | undefined; manifest?: string | undefined },
  roots: Roots,
): Promise<PreviewedFile> {
  if ((file === undefined) === (manifest === undefined)) throw new NoAnswer('Give either `path` or `manifest`.');
  const source =
    file === undefined
      ? { uri: 'untitled:manifest.yaml', text: manifest ?? '' }
      : { uri: pathToFileURL(placeOf(file, roots)).href, text: await readBelow(file, roots) };
  const [opened] = open([source]);
  if (opened === undefined) throw new NoAnswer('Nothing was read.');
  return opened;
}

/** A file's text, if it lies below one of the roots, links resolved. Throws NoAnswer. */
export async function readBelow(file: string, roots: Roots): Promise<string> {
  const read = await readText(placeOf(file, roots), { within: roots.folders, mostBytes, signal: roots.signal });
  if ('text' in read) return read.text;
  throw new NoAnswer(`${file} was not read (${read.unread}). Files are read below ${roots.folders.join(', ')} only, up to 5 MB.`);
}

/** An absolute path: a relative one counts from the first root. */
export function placeOf(file: string, { folders }: Roots): string {
  return path.resolve(folders[0] ?? '.', file);
}

/** The workload that is asked for, or the only one. Throws NoAnswer. */
export function workloadIn(file: PreviewedFile, asked: string | undefined): PreviewedWorkload {
  const all = file.workloads;
  const names = all.map(({ kind, name }) => `${kind}/${name}`).join(', ');
  if (all.length === 0)
    throw new NoAnswer('The manifest has no workload that is previewed. Templates and patches are not: render them first.');
  const found = asked === undefined ? all : all.filter(({ id, kind, name }) => [id, name, `${kind}/${name}`].includes(asked));
  const [only] = found;
  if (only === undefined) throw new NoAnswer(`There is no workload “${asked ?? ''}”. There are: ${names}.`);
  if (found.length > 1) throw new NoAnswer(`Say which \`workload\`: ${names}.`);
  return only;
}
