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
  readonly lineOf: (node: Located) => number;
}

/** A kustomization, with its nodes. */
export interface SourceKustomization {
  readonly file: string;
  readonly root: Located;
  readonly lineOf: (node: Located) => number;
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
  const targets = new Map<string, Target>();
  for (const { path, text } of files) {
    if (!isKustomizationPath(path)) continue;
    const { start, end, format } = buildDocuments(text)[0] ?? { start: 0, end: 0, format: 'yaml' };
    const { root } = parseDocument(text.slice(start, end), start, format);
    if (root === undefined) continue;
    const starts = lineStarts(text);
    const lineOf = ({ span }: Located): number => lineAt(starts, span.start);
    kustomizations.push({ file: path, root, lineOf });
    objects.push(...inlinePatches({ file: path, root, lineOf }));
    for (const [file, target] of patchTargets(path, text)) targets.set(file, target);
  }
  for (const { path, text } of files) {
    if (!isKustomizationPath(path) && /\.(?:ya?ml|json)$/.test(path)) objects.push(...objectsIn(path, text, targets.get(path)));
  }
  return { objects, kustomizations };
}

/** What a patch is for, where its entry says it. */
interface Target {
  readonly kind: string | null;
  readonly name: string | null;
}

/** By the paths of the patches' files. */
function patchTargets(path: string, text: string): readonly (readonly [string, Target])[] {
  const directory = directoryOf(path);
  return listAt(readKustomization(text).fields, 'patches').flatMap(entry => {
    if (!isFields(entry) || typeof entry['path'] !== 'string' || !isFields(entry['target'])) return [];
    return [[join(directory, entry['path']), targetOf(entry['target'])] as const];
  });
}

function targetOf({ kind, name }: Readonly<Record<string, unknown>>): Target {
  // A pattern names nothing in particular.
  const plain = (text: unknown): string | null => (typeof text === 'string' && /^[\w.-]+$/.test(text) ? text : null);
  return { kind: plain(kind), name: plain(name) };
}

function objectsIn(file: string, text: string, target: Target | undefined): readonly SourceObject[] {
  const starts = lineStarts(text);
  return buildDocuments(text).flatMap(({ start, end, format }) => {
    const { root } = parseDocument(text.slice(start, end), start, format);
    return root === undefined ? [] : objectOf(root, target, { file, lineOf: ({ span }) => lineAt(starts, span.start) });
  });
}

function objectOf(root: Located, target: Target | undefined, place: Pick<SourceObject, 'file' | 'lineOf'>): readonly SourceObject[] {
  const kind = target?.kind ?? (textAt(root, ['kind']) || null);
  const name = target === undefined ? textAt(root, ['metadata', 'name']) || null : target.name;
  if (root.type !== 'map' || kind === null || (name === null && target === undefined)) return [];
  return [{ ...place, kind, name, root, leaves: [...leavesOf(root)].length }];
}

/** Patches that are written into the kustomization as texts over several lines. */
function inlinePatches({ file, root, lineOf }: SourceKustomization): readonly SourceObject[] {
  const [patches, merges] = [find(root, ['patches']), find(root, ['patchesStrategicMerge'])];
  const texts = [
    ...itemsOf(patches).map(item => ({ node: find(item, ['patch']), target: find(item, ['target']) })),
    ...itemsOf(merges).map(node => ({ node, target: undefined })),
  ];
  return texts.flatMap(({ node, target }) => {
    if (node?.type !== 'scalar' || typeof node.value !== 'string' || !node.source.startsWith('|')) return [];
    const { root: own } = parseDocument(node.value, 0, 'yaml');
    const said = target === undefined ? null : toJson(target);
    const named = typeof said === 'object' && said !== null && !Array.isArray(said) ? targetOf(said as Record<string, unknown>) : undefined;
    const starts = lineStarts(node.value);
    const first = lineOf(node) + 1;
    return own === undefined ? [] : objectOf(own, named, { file, lineOf: ({ span }) => first + lineAt(starts, span.start) });
  });
}

function itemsOf(node: Located | undefined): readonly Located[] {
  return node?.type === 'list' ? node.items : [];
}
