import { parseDocument } from '../yaml/parse';
import { find } from '../yaml/find';
import type { Declared } from './declared';
import { readRenderEntries } from './renderEntries';

/** What `render:` of a `.rollout-preview.yaml` says; paths count from the folder of the file. What isn't understood is left out: the file itself is marked. */
export function declaredBySettings(text: string): Declared {
  const { root } = parseDocument(text, 0, 'yaml');
  const node = find(root, ['render']);
  const entries =
    node === undefined
      ? []
      : readRenderEntries(node, {
          entries: own => new Map(own.type === 'map' ? own.entries.map(({ key, value }) => [key, value]) : []),
          wrong: () => undefined,
        });
  const by = 'settings' as const;
  return {
    releases: entries.flatMap(entry => {
      if (entry.kind !== 'chart') return [];
      const { name, chart, values, release, namespace } = entry;
      return [{ by, name, chart, valuesFiles: values, inline: null, release, namespace }];
    }),
    overlays: entries.flatMap(entry =>
      entry.kind === 'kustomization' ? [{ by, name: entry.name, directory: entry.kustomization, variables: [], variablesFrom: [] }] : [],
    ),
    configMaps: [],
  };
}
