/** What the plugins that a kustomization names lead to: its transformers, generators, and validators. */
import { folded } from '../kustomize/kustomizationTypes';
import type { NamedEntry, NotBuilt } from '../protocol/rendering';
import { parseDocument } from '../yaml/parse';
import { splitDocuments } from '../yaml/splitDocuments';
import { toJson, type JsonValue } from '../yaml/toJson';
import { isRemote } from './remoteEntry';
import { lineAt, lineStarts } from './renderedObjects';

/** All that a kustomization, or a file that it names as a plugin, leads to. */
export interface Reach {
  readonly named: readonly NamedEntry[];
  readonly notBuilt: readonly NotBuilt[];
}

/** The fields in which what is built into kustomize names files. */
const fields = { keyed: ['files'], plain: ['envs', 'env', 'path', 'paths'] };

/** Of a file of plugins: what isn't built into kustomize is a program. The files that they name lie in the folder of whoever names the plugin. */
export function reachOfPlugin(text: string): Reach {
  const starts = lineStarts(text);
  const all = splitDocuments(text).flatMap(({ start, end }): readonly Reach[] => {
    const { root, errors } = parseDocument(text.slice(start, end), start, 'yaml');
    // Whoever reads it otherwise might find anything in it.
    if (errors.length > 0) return [{ named: [], notBuilt: [{ kind: 'function', entry: '', line: lineAt(starts, start) }] }];
    return root === undefined ? [] : [reachOfOne(toJson(root), lineAt(starts, root.span.start))];
  });
  return { named: all.flatMap(({ named }) => named), notBuilt: all.flatMap(({ notBuilt }) => notBuilt) };
}

/** Whether an entry of the list of plugins is one itself, and not the path of one. */
export function isInlinePlugin(entry: string): boolean {
  return entry.includes('\n') || parseDocument(entry, 0, 'yaml').root?.type === 'map';
}

function reachOfOne(plugin: JsonValue, line: number): Reach {
  const own = fieldsOf(plugin);
  const kind = textOf(own.get('kind'));
  if (kind === 'HelmChartInflationGenerator') return { named: [], notBuilt: [{ kind: 'helmCharts', entry: kind, line }] };
  const annotations = fieldsOf(fieldsOf(own.get('metadata') ?? null).get('annotations') ?? null);
  const isFunction = [...annotations.keys()].some(key => /config\.(?:kubernetes|k8s)\.io\/function$/.test(key));
  // kustomize takes a list apart, whatever it is called.
  const isBuiltIn = own.get('apiVersion') === 'builtin' && !isFunction && !kind.endsWith('List');
  if (!isBuiltIn) return { named: [], notBuilt: [{ kind: 'function', entry: kind, line }] };
  const entries = filesOf(plugin);
  return {
    named: entries.filter(entry => !isRemote(entry)).map(entry => ({ entry, line, role: 'file', mayBeRemote: false })),
    notBuilt: entries.filter(isRemote).map(entry => ({ kind: 'remote', entry, line })),
  };
}

/** The files that a plugin names, and those that its replacements do. */
function filesOf(plugin: JsonValue): readonly string[] {
  return [...fieldsOf(plugin)].flatMap(([key, value]) => {
    const field = folded(key);
    if (field === 'replacements') return listOf(value).flatMap(filesOf);
    const texts = listOf(value)
      .map(textOf)
      .filter(text => text !== '' && !text.includes('\n'));
    if (fields.keyed.includes(field)) return texts.map(pathOf);
    return fields.plain.includes(field) ? texts : [];
  });
}

/** The path in `name=path`, or the whole; the name may have a slash in it (api/internal/generators: ParseFileSource). */
export function pathOf(entry: string): string {
  return entry.slice(entry.indexOf('=') + 1);
}

function fieldsOf(value: JsonValue): ReadonlyMap<string, JsonValue> {
  return new Map(typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : []);
}

function listOf(value: JsonValue): readonly JsonValue[] {
  return Array.isArray(value) ? (value as readonly JsonValue[]) : [value];
}

function textOf(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value : '';
}
