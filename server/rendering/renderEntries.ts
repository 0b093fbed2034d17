/** `render:` of `.rollout-preview.yaml`: which chart with which values, or which overlay, stands for which environment. */
import * as l10n from '@vscode/l10n';
import type { Path } from '../yaml/find';
import type { Located } from '../yaml/located';
import { toJson } from '../yaml/toJson';

/** An environment. Paths count from the folder of the file. */
export type RenderEntry =
  | {
      readonly kind: 'chart';
      readonly name: string;
      readonly chart: string;
      readonly values: readonly string[];
      /** Null: as the chart is called. */
      readonly release: string | null;
      readonly namespace: string;
    }
  | { readonly kind: 'kustomization'; readonly name: string; readonly kustomization: string };

/** Whoever reads the file: the entries of a map with known keys, and what is said of others. */
export interface EntryReader {
  readonly entries: (node: Located, path: Path, known: readonly string[]) => ReadonlyMap<string, Located>;
  readonly wrong: (node: Located, path: Path, expected: string) => void;
}

const keys = ['name', 'chart', 'values', 'release', 'namespace', 'kustomization'];

/** What isn't understood is told to the reader, and left out. */
export function readRenderEntries(node: Located, reader: EntryReader): readonly RenderEntry[] {
  if (node.type !== 'list') {
    reader.wrong(node, ['render'], l10n.t('a list'));
    return [];
  }
  return node.items.flatMap((item, index) => readEntry(item, ['render', index], reader) ?? []);
}

function readEntry(node: Located, path: Path, { entries, wrong }: EntryReader): RenderEntry | null {
  const at = entries(node, path, keys);
  if (node.type !== 'map') return null;
  const text = (key: string): string => {
    const found = at.get(key);
    if (found === undefined) return '';
    const value = found.type === 'scalar' ? found.value : null;
    if (typeof value === 'string' && value !== '') return value;
    wrong(found, [...path, key], l10n.t('a text'));
    return '';
  };
  const [chart, kustomization] = [text('chart'), text('kustomization')];
  const [name, release, namespace] = [text('name'), text('release'), text('namespace')];
  const valuesNode = at.get('values');
  const values = valuesNode === undefined ? [] : textsIn(valuesNode);
  if (values === null && valuesNode !== undefined) wrong(valuesNode, [...path, 'values'], l10n.t('a list of files'));
  if ((chart === '') === (kustomization === '')) {
    wrong(node, path, l10n.t('a chart or a kustomization'));
    return null;
  }
  if (kustomization !== '') return { kind: 'kustomization', name: name || kustomization, kustomization };
  const files = values ?? [];
  return {
    kind: 'chart',
    name: name || files.join(', ') || chart,
    chart,
    values: files,
    release: release || null,
    namespace: namespace || 'default',
  };
}

/** A text stands for a list of one. */
function textsIn(node: Located): readonly string[] | null {
  const value = toJson(node);
  const list: readonly unknown[] = Array.isArray(value) ? (value as readonly unknown[]) : [value];
  return list.every((item): item is string => typeof item === 'string' && item !== '') ? list : null;
}
