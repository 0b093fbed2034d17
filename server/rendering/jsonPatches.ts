import { pointerSegments } from './jsonPointer';
import { join, directoryOf, isKustomizationPath } from '../kustomize/paths';
import { childOf, find, type Path, textAt } from '../yaml/find';
import type { Located, LocatedScalar } from '../yaml/located';
import { parseDocument } from '../yaml/parse';
import { buildDocuments } from './buildDocuments';
import { inlineText, itemsOf, patchTarget, type PatchTarget, type SourceKustomization } from './buildSources';
import type { BuildFile, NumberPlace } from './numberPlaces';
import { lineAt, lineStarts } from './renderedObjects';

/** An operation of a JSON patch (RFC 6902) that a kustomization names or has in it. */
export interface PatchOperation {
  readonly target: PatchTarget;
  /** Where it writes, as its pointer says; `-` is behind the end of a list. */
  readonly pointer: readonly string[];
  /** What it writes; undefined where that is taken from elsewhere in the object. */
  readonly value: Located | undefined;
  readonly file: string;
  readonly line: number;
  readonly lineOf: (node: Pick<Located, 'span'>) => number;
}

/** The operations that write something; those that count last come first, of the outermost kustomization before all others. */
export function patchOperations(kustomizations: readonly SourceKustomization[], files: readonly BuildFile[]): readonly PatchOperation[] {
  const texts = new Map(files.flatMap(({ path, text }) => (isKustomizationPath(path) ? [] : [[path, text] as const])));
  return kustomizations.flatMap(kustomization => {
    const entries = ['patches', 'patchesJson6902'].flatMap(field => itemsOf(find(kustomization.root, [field])));
    return entries.flatMap(entry => operationsOf(entry, kustomization, texts)).reverse();
  });
}

function operationsOf(
  entry: Located,
  { file, lineOf }: SourceKustomization,
  texts: ReadonlyMap<string, string>,
): readonly PatchOperation[] {
  const target = patchTarget(find(entry, ['target']));
  const inline = inlineText(find(entry, ['patch']), lineOf);
  if (target === undefined) return [];
  if (inline !== null) return operationsIn(parseDocument(inline.text, 0, 'yaml').root, { target, file, lineOf: inline.lineOf });
  const named = join(directoryOf(file), textAt(entry, ['path']));
  const text = texts.get(named) ?? '';
  const starts = lineStarts(text);
  return buildDocuments(text).flatMap(({ start, end, format }) => {
    const { root } = parseDocument(text.slice(start, end), start, format);
    return operationsIn(root, { target, file: named, lineOf: ({ span }) => lineAt(starts, span.start) });
  });
}

function operationsIn(root: Located | undefined, place: Pick<PatchOperation, 'target' | 'file' | 'lineOf'>): readonly PatchOperation[] {
  return itemsOf(root).flatMap(item => {
    const pointer = pointerSegments(textAt(item, ['path']));
    if (pointer.length === 0 || !['add', 'replace', 'copy', 'move'].includes(textAt(item, ['op']))) return [];
    return [{ ...place, pointer, value: find(item, ['value']), line: place.lineOf(item) }];
  });
}

/** Where the operation stands that wrote a value as it came out; null where none did. */
export function operationPlace(operations: readonly PatchOperation[], path: Path, node: LocatedScalar): NumberPlace | null {
  for (const { pointer, value, file, line, lineOf } of operations) {
    const rest = path.slice(pointer.length);
    if (path.length < pointer.length || !pointer.every((segment, index) => isAt(segment, path[index]))) continue;
    if (value === undefined) return { file, line };
    const written = rest.reduce<Located | undefined>((found, segment) => childOf(found, segment), value);
    if (written?.type === 'scalar' && written.value === node.value) return { file, line: lineOf(written) };
  }
  return null;
}

function isAt(segment: string, at: Path[number] | undefined): boolean {
  return segment === '-' ? typeof at === 'number' : String(at) === segment;
}
