import { own } from '../kubernetes/own';
import { isFields, type Decoded, type DecodedFields } from '../kustomize/decodeKustomization';
import { listAt, readKustomization } from '../kustomize/kustomization';
import type { NamedEntry, NotBuilt } from '../protocol/rendering';
import { find, type Path } from '../yaml/find';
import { parseDocument } from '../yaml/parse';
import { splitDocuments } from '../yaml/splitDocuments';
import { toJson } from '../yaml/toJson';
import { lineAt, lineStarts } from './renderedObjects';

/** All that a kustomization, or a file that it names as a plugin, leads to. */
export interface Reach {
  readonly named: readonly NamedEntry[];
  readonly notBuilt: readonly NotBuilt[];
}

export function reachOfKustomization(text: string): Reach {
  const { fields } = readKustomization(text);
  const lineOf = linesIn(text);
  const entries = entriesOf(fields).filter(({ entry }) => entry !== '');
  const named = entries.map(({ entry, path, role }): NamedEntry => ({
    entry,
    role,
    line: lineOf(path),
    mayBeRemote: role !== 'file' && looksLikeHost(entry),
  }));
  const inline = named.filter(({ role, entry }) => role === 'plugin' && entry.includes('\n'));
  const outer = named.filter(({ entry }) => !entry.includes('\n'));
  const charts = ['helmCharts', 'helmChartInflationGenerator'].filter(field => listAt(fields, field).length > 0);
  return {
    named: outer.filter(({ entry }) => !isRemote(entry)),
    notBuilt: [
      ...outer.flatMap(({ entry, line }) => (isRemote(entry) ? [{ kind: 'remote' as const, entry, line }] : [])),
      ...charts.map(field => ({ kind: 'helmCharts' as const, entry: field, line: lineOf([field]) })),
      ...inline.flatMap(({ entry, line }) => reachOfPlugin(entry).notBuilt.map(found => ({ ...found, line }))),
    ],
  };
}

/** Of a file that a kustomization names among its transformers, generators or validators: what isn't built into kustomize is a program. */
export function reachOfPlugin(text: string): Reach {
  const starts = lineStarts(text);
  const notBuilt = splitDocuments(text).flatMap(({ start, end }): readonly NotBuilt[] => {
    const { root } = parseDocument(text.slice(start, end), start, 'yaml');
    if (root === undefined) return [];
    const at = (path: Path): unknown => {
      const node = find(root, path);
      return node === undefined ? undefined : toJson(node);
    };
    const said = at(['kind']);
    const kind = typeof said === 'string' ? said : '';
    const line = lineAt(starts, root.span.start);
    if (kind === 'HelmChartInflationGenerator') return [{ kind: 'helmCharts', entry: kind, line }];
    const annotations = at(['metadata', 'annotations']);
    const isFunction =
      typeof annotations === 'object' &&
      annotations !== null &&
      Object.keys(annotations).some(key => /config\.(?:kubernetes|k8s)\.io\/function$/.test(key));
    return at(['apiVersion']) === 'builtin' && !isFunction ? [] : [{ kind: 'function', entry: kind, line }];
  });
  return { named: [], notBuilt };
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

/** A file of a generator may have another name in what is generated: `name=path`. */
function withoutKey(found: Found): Found {
  return { ...found, entry: found.entry.replace(/^[^=/]*=/, '') };
}

/** What kustomize fetches, whatever lies in the folder (api/internal/git: NewRepoSpecFromURL; api/loader: a file with a scheme). */
function isRemote(entry: string): boolean {
  return (
    /^[a-z][a-z0-9+.-]*::?\/\//i.test(entry) ||
    /^(?:[\w.-]+@[\w.-]+:|git::|gh:)/i.test(entry) ||
    /^(?:www\.)?(?:github\.com|gitlab\.com|bitbucket\.org)[:/]/i.test(entry) ||
    /\.git(?:\/|\?|$)|\/_git\/|[?&](?:ref|version|submodules|timeout)=/.test(entry)
  );
}

function looksLikeHost(entry: string): boolean {
  return /^[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?::\d+)?\//i.test(entry) || /^[^./][^/]*\/.*\/\//.test(entry);
}

function linesIn(text: string): (path: Path) => number {
  const starts = lineStarts(text);
  const { start, end } = splitDocuments(text)[0] ?? { start: 0, end: text.length };
  const { root } = parseDocument(text.slice(start, end), start, 'yaml');
  return path => lineAt(starts, find(root, path)?.span.start ?? 0);
}
