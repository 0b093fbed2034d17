import { own } from '../kubernetes/own';
import { isFields, type Decoded, type DecodedFields } from '../kustomize/decodeKustomization';
import { listAt, readKustomization } from '../kustomize/kustomization';
import type { NamedEntry } from '../protocol/rendering';
import { find, type Path } from '../yaml/find';
import { parseDocument } from '../yaml/parse';
import { splitDocuments } from '../yaml/splitDocuments';
import { isInlinePlugin, pathOf, reachOfPlugin, type Reach } from './pluginReach';
import { isRemote, looksLikeHost } from './remoteEntry';
import { lineAt, lineStarts } from './renderedObjects';

/** `holdsPlugins`: what it builds are plugins. What changes them isn't followed, so that nobody knows what they come to. */
export function reachOfKustomization(text: string, holdsPlugins = false): Reach {
  const { fields } = readKustomization(text);
  const lineOf = linesIn(text);
  const entries = entriesOf(fields).filter(({ entry }) => entry !== '');
  const named = entries.map(({ entry, path, role }): NamedEntry => ({
    entry,
    role,
    line: lineOf(path),
    mayBeRemote: role !== 'file' && looksLikeHost(entry),
  }));
  const inline = named.filter(({ role, entry }) => role === 'plugin' && isInlinePlugin(entry));
  const outer = named.filter(({ role, entry }) => !entry.includes('\n') && !(role === 'plugin' && isInlinePlugin(entry)));
  const ofInline = inline.map(({ entry, line }) => ({ line, reach: reachOfPlugin(entry) }));
  const charts = ['helmCharts', 'helmChartInflationGenerator'].filter(field => listAt(fields, field).length > 0);
  return {
    named: [
      ...outer.filter(({ entry }) => !isRemote(entry)),
      ...ofInline.flatMap(({ line, reach }) => reach.named.map(found => ({ ...found, line }))),
    ],
    notBuilt: [
      ...outer.flatMap(({ entry, line }) => (isRemote(entry) ? [{ kind: 'remote' as const, entry, line }] : [])),
      ...charts.map(field => ({ kind: 'helmCharts' as const, entry: field, line: lineOf([field]) })),
      ...ofInline.flatMap(({ line, reach }) => reach.notBuilt.map(found => ({ ...found, line }))),
      ...(holdsPlugins ? changesIn(fields).map(field => ({ kind: 'function' as const, entry: field, line: lineOf([field]) })) : []),
    ],
  };
}

/** The fields with which a kustomization does more than to name what it is made of. */
function changesIn(fields: DecodedFields): readonly string[] {
  const plain = ['apiVersion', 'kind', 'metadata', 'resources', 'bases'];
  return Object.keys(fields).filter(field => !plain.includes(field) && fields[field] !== null);
}

interface Found {
  readonly entry: string;
  readonly path: Path;
  readonly role: NamedEntry['role'];
}

/** In the order in which the fields are documented. */
function entriesOf(fields: DecodedFields): readonly Found[] {
  const texts = (field: string, role: NamedEntry['role']): readonly Found[] =>
    listAt(fields, field).flatMap((entry, index) => (typeof entry === 'string' ? [{ entry, path: [field, index], role }] : []));
  const within = (list: string, ...keys: readonly string[]): readonly Found[] =>
    listAt(fields, list).flatMap((item, index) => (isFields(item) ? keys.flatMap(key => textsIn(own(item, key), [list, index, key])) : []));
  const openapi = fields['openapi'];
  return [
    ...texts('resources', 'resource'),
    ...texts('bases', 'resource'),
    ...texts('components', 'resource'),
    ...within('patches', 'path'),
    ...texts('patchesStrategicMerge', 'file').filter(({ entry }) => !entry.includes('\n')),
    ...within('patchesJson6902', 'path'),
    ...within('configMapGenerator', 'files', 'envs', 'env').map(withoutKey),
    ...within('secretGenerator', 'files', 'envs', 'env').map(withoutKey),
    ...within('replacements', 'path'),
    ...texts('crds', 'file'),
    ...texts('configurations', 'file'),
    ...(isFields(openapi) ? textsIn(openapi['path'], ['openapi', 'path']) : []),
    ...texts('generators', 'plugin'),
    ...texts('transformers', 'plugin'),
    ...texts('validators', 'plugin'),
  ];
}

function textsIn(value: Decoded | undefined, path: Path): readonly Found[] {
  if (typeof value === 'string') return [{ entry: value, path, role: 'file' }];
  if (!Array.isArray(value)) return [];
  return (value as readonly Decoded[]).flatMap((item, index) =>
    typeof item === 'string' ? [{ entry: item, path: [...path, index], role: 'file' as const }] : [],
  );
}

/** A file of a generator may have another name in what is generated. */
function withoutKey(found: Found): Found {
  return { ...found, entry: pathOf(found.entry) };
}

function linesIn(text: string): (path: Path) => number {
  const starts = lineStarts(text);
  const { start, end } = splitDocuments(text)[0] ?? { start: 0, end: text.length };
  const { root } = parseDocument(text.slice(start, end), start, 'yaml');
  return path => lineAt(starts, find(root, path)?.span.start ?? 0);
}
