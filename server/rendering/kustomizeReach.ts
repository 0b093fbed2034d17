import { fieldOf, folded } from '../kustomize/kustomizationTypes';
import type { NamedEntry } from '../protocol/rendering';
import type { Located } from '../yaml/located';
import { parseDocument } from '../yaml/parse';
import { splitDocuments } from '../yaml/splitDocuments';
import { isInlinePlugin, pathOf, reachOfPlugin, type Reach } from './pluginReach';
import { isRemote, looksLikeHost, runsProgram } from './remoteEntry';
import { lineAt, lineStarts } from './renderedObjects';

/**
 * All that a kustomization may lead to, and not only what one reader of it finds: the fields of every document, in whatever case they are written and however
 * often, as Go's decoder puts such fields together. `holdsPlugins`: what it builds are plugins. What changes them isn't followed, so that nobody knows what
 * they come to.
 */
export function reachOfKustomization(text: string, holdsPlugins = false): Reach {
  const starts = lineStarts(text);
  const lineOf = ({ span }: Located): number => lineAt(starts, span.start);
  const roots = splitDocuments(text).flatMap(({ start, end }) => parseDocument(text.slice(start, end), start, 'yaml').root ?? []);
  const named = roots
    .flatMap(entriesOf)
    .filter(({ entry }) => entry !== '')
    .map(({ entry, node, role }): NamedEntry => ({
      entry,
      role,
      line: lineOf(node),
      mayBeRemote: role !== 'file' && looksLikeHost(entry),
    }));
  const isInline = ({ role, entry }: NamedEntry): boolean => role === 'plugin' && isInlinePlugin(entry);
  const outer = named.filter(entry => !isInline(entry));
  const ofInline = named.filter(isInline).map(({ entry, line }) => ({ line, reach: reachOfPlugin(entry) }));
  const charts = ['helmCharts', 'helmChartInflationGenerator'].flatMap(field =>
    roots.flatMap(root => valuesOf(root, field).flatMap(value => (itemsOf(value).length > 0 ? [{ field, line: lineOf(value) }] : []))),
  );
  return {
    named: [
      ...outer.filter(({ entry }) => !isRemote(entry)),
      ...ofInline.flatMap(({ line, reach }) => reach.named.map(found => ({ ...found, line }))),
    ],
    notBuilt: [
      ...(namesTags.test(text) ? [{ kind: 'function' as const, entry: '%TAG', line: 0 }] : []),
      ...outer.flatMap(({ entry, line }) =>
        isRemote(entry) ? [{ kind: runsProgram(entry) ? ('function' as const) : ('remote' as const), entry, line }] : [],
      ),
      ...charts.map(({ field, line }) => ({ kind: 'helmCharts' as const, entry: field, line })),
      ...ofInline.flatMap(({ line, reach }) => reach.notBuilt.map(found => ({ ...found, line }))),
      ...(holdsPlugins
        ? roots.flatMap(changesIn).map(({ entry, node }) => ({ kind: 'function' as const, entry, line: lineOf(node) }))
        : []),
    ],
  };
}

/** With tags of its own what a text says isn't known: each document is read by itself. */
const namesTags = /(?:^|[\n\r\u0085\u2028\u2029\ufeff])%TAG/;

/** The fields with which a kustomization does more than to name what it is made of. */
function changesIn(root: Located): readonly Pick<Found, 'entry' | 'node'>[] {
  const plain = ['apiVersion', 'kind', 'metadata', 'resources', 'bases'];
  return (root.type === 'map' ? root.entries : []).flatMap(({ key, value }) => {
    const field = fieldOf('Kustomization', key)?.name;
    const isNothing = value.type === 'scalar' && value.value === null;
    return field === undefined || plain.includes(field) || isNothing ? [] : [{ entry: field, node: value }];
  });
}

interface Found {
  readonly entry: string;
  readonly node: Located;
  readonly role: NamedEntry['role'];
}

/** In the order in which the fields are documented. */
function entriesOf(root: Located): readonly Found[] {
  const items = (field: string): readonly Located[] => valuesOf(root, field).flatMap(itemsOf);
  const texts = (field: string, role: NamedEntry['role']): readonly Found[] => items(field).flatMap(item => textOf(item, role));
  const within = (list: string, ...keys: readonly string[]): readonly Found[] =>
    items(list).flatMap(item => keys.flatMap(key => valuesOf(item, key).flatMap(textsIn)));
  const generated = (list: string): readonly Found[] => [...within(list, 'files').map(withoutKey), ...within(list, 'envs', 'env')];
  return [
    ...texts('resources', 'resource'),
    ...texts('bases', 'resource'),
    ...texts('components', 'resource'),
    ...within('patches', 'path'),
    // To older ones a text in this list is what it is in the next.
    ...['patches', 'patchesStrategicMerge'].flatMap(field => texts(field, 'file')).filter(({ entry }) => !entry.includes('\n')),
    ...within('patchesJson6902', 'path'),
    ...generated('configMapGenerator'),
    ...generated('secretGenerator'),
    ...within('replacements', 'path'),
    ...texts('crds', 'file'),
    ...texts('configurations', 'file'),
    ...valuesOf(root, 'openapi').flatMap(openapi => valuesOf(openapi, 'path').flatMap(textsIn)),
    ...texts('generators', 'plugin'),
    ...texts('transformers', 'plugin'),
    ...texts('validators', 'plugin'),
  ];
}

/** What a field is given, each time. */
function valuesOf(node: Located, field: string): readonly Located[] {
  return node.type === 'map' ? node.entries.flatMap(({ key, value }) => (folded(key) === folded(field) ? [value] : [])) : [];
}

function itemsOf(node: Located): readonly Located[] {
  return node.type === 'list' ? node.items : [];
}

function textsIn(node: Located): readonly Found[] {
  return node.type === 'list' ? node.items.flatMap(item => textOf(item, 'file')) : textOf(node, 'file');
}

function textOf(node: Located, role: NamedEntry['role']): readonly Found[] {
  return node.type === 'scalar' && typeof node.value === 'string' ? [{ entry: node.value, node, role }] : [];
}

/** A file of a generator may have another name in what is generated. */
function withoutKey(found: Found): Found {
  return { ...found, entry: pathOf(found.entry) };
}
