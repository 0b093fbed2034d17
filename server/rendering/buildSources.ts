import { isFields } from '../kustomize/decodeKustomization';
import { listAt, readKustomization } from '../kustomize/kustomization';
import { directoryOf, isKustomizationPath, join } from '../kustomize/paths';
import { find, textAt } from '../yaml/find';
import type { Located } from '../yaml/located';
import { parseDocument } from '../yaml/parse';
import { toJson } from '../yaml/toJson';
import { buildDocuments } from './buildDocuments';
import type { BuildFile } from './numberPlaces';
import { leavesOf, lineAt, lineStarts } from './renderedObjects';

/** An object that a file of a build has: a resource, or a patch, which has less of it. */
export interface SourceObject {
  readonly file: string;
  readonly kind: string;
  /** Null for a patch of which only its target says what it is for. */
  readonly name: string | null;
  readonly root: Located;
  /** How much it says: a patch says less than what it patches. */
  readonly leaves: number;
  /** The line of the file, from 0, that a node stands on. */
  readonly lineOf: (node: Pick<Located, 'span'>) => number;
}

/** A kustomization, with its nodes. */
export interface SourceKustomization {
  readonly file: string;
  readonly root: Located;
  readonly lineOf: (node: Pick<Located, 'span'>) => number;
}

/** What the files of a build have in them, those of the outermost kustomization first, as they were gathered. */
export interface BuildSources {
  readonly objects: readonly SourceObject[];
  readonly kustomizations: readonly SourceKustomization[];
}

/** Files that are too large, definitions of resources, and what can't be read are left out. */
export function buildSources(files: readonly BuildFile[]): BuildSources {
  const objects: SourceObject[] = [];
  const kustomizations: SourceKustomization[] = [];
  const targets = new Map<string, PatchTarget>();
  for (const { path, text } of files) {
    if (!isKustomizationPath(path)) continue;
    const { start, end, format } = buildDocuments(text)[0] ?? { start: 0, end: 0, format: 'yaml' };
    const { root } = parseDocument(text.slice(start, end), start, format);
    if (root === undefined) continue;
    const starts = lineStarts(text);
    const lineOf = ({ span }: Pick<Located, 'span'>): number => lineAt(starts, span.start);
    kustomizations.push({ file: path, root, lineOf });
    objects.push(...inlinePatches({ file: path, root, lineOf }));
    for (const [file, target] of patchTargets(path, text)) targets.set(file, target);
  }
  for (const { path, text } of files) {
    if (!isKustomizationPath(path) && /\.(?:ya?ml|json)$/.test(path)) objects.push(...objectsIn(path, text, targets.get(path)));
  }
  return { objects, kustomizations };
}

/** What a patch is for, where its entry says it; null: it may be any. */
export interface PatchTarget {
  readonly kind: string | null;
  readonly name: string | null;
}

/** By the paths of the patches' files. */
function patchTargets(path: string, text: string): readonly (readonly [string, PatchTarget])[] {
  const directory = directoryOf(path);
  return listAt(readKustomization(text).fields, 'patches').flatMap(entry => {
    if (!isFields(entry) || typeof entry['path'] !== 'string' || !isFields(entry['target'])) return [];
    return [[join(directory, entry['path']), targetOf(entry['target'])] as const];
  });
}

function targetOf({ kind, name }: Readonly<Record<string, unknown>>): PatchTarget {
  // A pattern names nothing in particular.
  const plain = (text: unknown): string | null => (typeof text === 'string' && /^[\w.-]+$/.test(text) ? text : null);
  return { kind: plain(kind), name: plain(name) };
}

function objectsIn(file: string, text: string, target: PatchTarget | undefined): readonly SourceObject[] {
  const starts = lineStarts(text);
  return buildDocuments(text).flatMap(({ start, end, format }) => {
    const { root } = parseDocument(text.slice(start, end), start, format);
    return root === undefined ? [] : objectOf(root, target, { file, lineOf: ({ span }) => lineAt(starts, span.start) });
  });
}

function objectOf(root: Located, target: PatchTarget | undefined, place: Pick<SourceObject, 'file' | 'lineOf'>): readonly SourceObject[] {
  const kind = target?.kind ?? (textAt(root, ['kind']) || null);
  const name = target === undefined ? textAt(root, ['metadata', 'name']) || null : target.name;
  if (root.type !== 'map' || kind === null || (name === null && target === undefined)) return [];
  return [{ ...place, kind, name, root, leaves: [...leavesOf(root)].length }];
}

/** Patches that are written into the kustomization as texts. */
function inlinePatches({ file, root, lineOf }: SourceKustomization): readonly SourceObject[] {
  const [patches, merges] = [find(root, ['patches']), find(root, ['patchesStrategicMerge'])];
  const texts = [
    ...itemsOf(patches).map(item => ({ node: find(item, ['patch']), target: patchTarget(find(item, ['target'])) })),
    ...itemsOf(merges).map(node => ({ node, target: undefined })),
  ];
  return texts.flatMap(({ node, target }) => {
    const inline = inlineText(node, lineOf);
    const own = inline === null ? undefined : parseDocument(inline.text, 0, 'yaml').root;
    return inline === null || own === undefined ? [] : objectOf(own, target, { file, lineOf: inline.lineOf });
  });
}

/** What a patch's `target` says; undefined where there is none. */
export function patchTarget(node: Located | undefined): PatchTarget | undefined {
  const said = node === undefined ? null : toJson(node);
  return typeof said === 'object' && said !== null && !Array.isArray(said) ? targetOf(said as Record<string, unknown>) : undefined;
}

/** A text that is written into a file, and the lines of its nodes there: of one that isn't written line by line that of its beginning. */
export function inlineText(
  node: Located | undefined,
  lineOf: SourceKustomization['lineOf'],
): { readonly text: string; readonly lineOf: SourceKustomization['lineOf'] } | null {
  if (node?.type !== 'scalar' || typeof node.value !== 'string') return null;
  const first = lineOf(node);
  const starts = lineStarts(node.value);
  const isByLine = node.source.startsWith('|');
  return { text: node.value, lineOf: ({ span }) => (isByLine ? first + 1 + lineAt(starts, span.start) : first) };
}

export function itemsOf(node: Located | undefined): readonly Located[] {
  return node?.type === 'list' ? node.items : [];
}
