/**
 * Where the values of a kustomize build are written that no number of their own tells of: texts, and ports that a patch must repeat. The outermost file that
 * has the value at that path wrote it; what no file says as it came out has no place.
 */
import type { Path } from '../yaml/find';
import { childOf, find } from '../yaml/find';
import type { Located, LocatedScalar, Span } from '../yaml/located';
import { buildSources, type BuildSources, type PatchTarget, type SourceKustomization, type SourceObject } from './buildSources';
import { operationPlace, patchOperations } from './jsonPatches';
import type { BuildFile, NumberPlace } from './numberPlaces';
import { leavesOf, lineAt, lineStarts, renderedObjects, type RenderedObject } from './renderedObjects';

/** By the lines of the build's text, which count from 0. `known`: the lines that need no other place. */
export function writtenPlaces(
  output: string,
  files: readonly BuildFile[],
  known: ReadonlyMap<number, NumberPlace>,
): ReadonlyMap<number, NumberPlace> {
  const sources = buildSources(files);
  const operations = patchOperations(sources.kustomizations, files);
  const starts = lineStarts(output);
  const places = new Map<number, NumberPlace>();
  for (const object of renderedObjects(output)) {
    const own = sourcesOf(object, sources.objects);
    const patched = operations.filter(({ target }) => isFor(target, object));
    for (const { path, node } of leavesOf(object.root)) {
      const line = lineAt(starts, node.span.start);
      if (known.has(line) || places.has(line)) continue;
      const place = placeIn(own, object.root, path, node) ?? operationPlace(patched, path, node) ?? byKustomization(sources, path, node);
      if (place !== null) places.set(line, place);
    }
    for (const { path, key } of keysOf(object.root)) {
      const line = lineAt(starts, key.start);
      const place = known.has(line) || places.has(line) ? null : keyPlace(own, object.root, path);
      if (place !== null) places.set(line, place);
    }
  }
  return places;
}

/** Of the objects of the kind those whose name is nearest to the one that came out, which may have got something before and behind it. */
function sourcesOf({ kind, name }: RenderedObject, all: readonly SourceObject[]): readonly SourceObject[] {
  const ofKind = all.filter(source => source.kind === kind);
  const names = ofKind.flatMap(source => (source.name !== null && isPartOf(source.name, name) ? [source.name] : []));
  const nearest = names.reduce((one, other) => (other.length > one.length ? other : one), '');
  return ofKind.filter(source => source.name === null || source.name === nearest).sort((one, other) => one.leaves - other.leaves);
}

function isFor(target: PatchTarget, { kind, name }: RenderedObject): boolean {
  return (target.kind === null || target.kind === kind) && (target.name === null || isPartOf(target.name, name));
}

function isPartOf(name: string, whole: string): boolean {
  const at = whole.indexOf(name);
  return at !== -1 && (at === 0 || /[^a-z0-9]$/.test(whole.slice(0, at)) || whole.endsWith(name));
}

/** What an object is called is said by whoever has most of it; a patch repeats it to be found. */
function placeIn(sources: readonly SourceObject[], root: Located, path: Path, node: LocatedScalar): NumberPlace | null {
  const isIdentity = path.length === 1 || (path.length === 2 && path[0] === 'metadata' && path[1] !== 'labels');
  for (const source of isIdentity ? [...sources].reverse() : sources) {
    const found = follow(source.root, root, path);
    if (found?.type === 'scalar' && isWrittenAs(found, node, path)) return { file: source.file, line: source.lineOf(found) };
  }
  return null;
}

/** The keys of what isn't a scalar, in the order of the text. */
function* keysOf(node: Located, path: Path = []): Generator<{ readonly path: Path; readonly key: Span }> {
  if (node.type === 'list') for (const [index, item] of node.items.entries()) yield* keysOf(item, [...path, index]);
  if (node.type !== 'map') return;
  for (const { key, keySpan, value } of node.entries) {
    if (value.type !== 'scalar') yield { path: [...path, key], key: keySpan };
    yield* keysOf(value, [...path, key]);
  }
}

/** The key in whoever has most of the object: a patch repeats those that lead to what it changes. */
function keyPlace(sources: readonly SourceObject[], root: Located, path: Path): NumberPlace | null {
  for (const source of [...sources].reverse()) {
    const map = follow(source.root, root, path.slice(0, -1));
    const entry = map?.type === 'map' ? map.entries.find(({ key }) => key === path.at(-1)) : undefined;
    if (entry !== undefined) return { file: source.file, line: source.lineOf({ span: entry.keySpan }) };
  }
  return null;
}

/**
 * Whether a value came out of another one: as it is, with what a replacement or a variable puts in, or, of a name, with what is put before and behind it
 * (`namePrefix`, the hash of a generated ConfigMap).
 */
function isWrittenAs({ value: source }: LocatedScalar, { value }: LocatedScalar, path: Path): boolean {
  if (source === value) return true;
  if (typeof source !== 'string' || typeof value !== 'string' || source === '') return false;
  return source.includes('$(') || (/[nN]ame$/.test(String(path.at(-1))) && isPartOf(source, value));
}

/** Goes along a path, with the items of lists as they are merged: by what names them. */
function follow(source: Located, rendered: Located, path: Path): Located | undefined {
  let own: Located | undefined = source;
  let whole: Located | undefined = rendered;
  for (const segment of path) {
    if (own === undefined || whole === undefined) return undefined;
    const item = childOf(whole, segment);
    own = typeof segment === 'number' ? sameItem(own, item, segment, whole) : childOf(own, segment);
    whole = item;
  }
  return own;
}

const mergeKeys = ['name', 'containerPort', 'port', 'mountPath', 'devicePath', 'key', 'topologyKey', 'ip'] as const;

function sameItem(list: Located, item: Located | undefined, index: number, whole: Located): Located | undefined {
  if (list.type !== 'list' || item === undefined) return undefined;
  const key = item.type === 'map' ? mergeKeys.find(name => childOf(item, name)?.type === 'scalar') : undefined;
  if (item.type === 'scalar' && list.items.length !== (whole.type === 'list' ? whole.items.length : 0))
    return list.items.find(other => other.type === 'scalar' && other.value === item.value);
  if (key !== undefined) return list.items.find(other => scalarAt(other, key) === scalarAt(item, key));
  return whole.type === 'list' && whole.items.length === list.items.length ? list.items[index] : undefined;
}

function scalarAt(node: Located, key: string): unknown {
  const found = childOf(node, key);
  return found?.type === 'scalar' ? found.value : undefined;
}

function printedAt(node: Located, key: string): string | undefined {
  const found = childOf(node, key);
  return found?.type === 'scalar' ? String(found.value) : undefined;
}

/** The outermost kustomization that puts in an image, a label, an annotation or the namespace as it came out. */
function byKustomization({ kustomizations }: BuildSources, path: Path, { value }: LocatedScalar): NumberPlace | null {
  if (typeof value !== 'string') return null;
  const key = path.at(-1);
  for (const kustomization of kustomizations) {
    const node = key === 'image' ? imageEntry(kustomization, value) : writtenByName(kustomization, path, value);
    if (node !== undefined) return { file: kustomization.file, line: kustomization.lineOf(node) };
  }
  return null;
}

function imageEntry({ root }: SourceKustomization, image: string): Located | undefined {
  const [name = '', digest] = image.split('@');
  const [, repository = name, tag] = /^(.*?)(?::([^:/]*))?$/.exec(name) ?? [];
  const list = find(root, ['images']);
  const entry = (list?.type === 'list' ? list.items : []).find(item => {
    const said = (key: string): string | undefined => printedAt(item, key);
    const fits = (set: string | undefined, own: string | undefined): boolean => set === undefined || set === own;
    return (said('newName') ?? said('name')) === repository && fits(said('newTag'), tag) && fits(said('digest'), digest);
  });
  return entry === undefined ? undefined : (childOf(entry, 'newTag') ?? childOf(entry, 'digest') ?? childOf(entry, 'newName'));
}

function writtenByName({ root }: SourceKustomization, path: Path, value: string): Located | undefined {
  const key = path.at(-1);
  const field = path.at(-2);
  if (key === 'namespace') return sameText(childOf(root, 'namespace'), value);
  if (key === undefined || !['labels', 'matchLabels', 'selector', 'annotations'].includes(String(field))) return undefined;
  const [common, labels] = [childOf(root, field === 'annotations' ? 'commonAnnotations' : 'commonLabels'), childOf(root, 'labels')];
  const pairs = field === 'annotations' || labels?.type !== 'list' ? [] : labels.items.map(item => childOf(item, 'pairs'));
  return [common, ...pairs].map(map => sameText(childOf(map, key), value)).find(node => node !== undefined);
}

function sameText(node: Located | undefined, value: string): Located | undefined {
  return node?.type === 'scalar' && node.value === value ? node : undefined;
}
