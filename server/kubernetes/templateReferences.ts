import { own } from './own';
import type { PodTemplateSpec } from './pods/pod';
import type { ObjectReference } from '../protocol/revisions';

/** A ConfigMap or Secret that a pod template takes something from. */
export interface TemplateReference extends ObjectReference {
  /** How running pods take it: their environment is fixed at their start, mounted files follow. */
  readonly uses: readonly ('environment' | 'files')[];
}

/** The ConfigMaps and Secrets of a pod template, ConfigMaps first, then by name. Image pull secrets aren't among them: no pod reads them. */
export function templateReferences({ spec }: PodTemplateSpec): readonly TemplateReference[] {
  const found = new Map<string, TemplateReference>();
  const add = (kind: ObjectReference['kind'], name: unknown, use: TemplateReference['uses'][number]): void => {
    if (typeof name !== 'string' || name === '') return;
    const uses = found.get(`${kind} ${name}`)?.uses ?? [];
    found.set(`${kind} ${name}`, { kind, name, uses: uses.includes(use) ? uses : [...uses, use] });
  };
  for (const container of [...spec.containers, ...(spec.initContainers ?? [])]) {
    for (const { valueFrom } of records(container['env'])) {
      add('ConfigMap', at(valueFrom, 'configMapKeyRef', 'name'), 'environment');
      add('Secret', at(valueFrom, 'secretKeyRef', 'name'), 'environment');
    }
    for (const source of records(container['envFrom'])) {
      add('ConfigMap', at(source, 'configMapRef', 'name'), 'environment');
      add('Secret', at(source, 'secretRef', 'name'), 'environment');
    }
  }
  for (const volume of records(spec['volumes'])) {
    add('ConfigMap', at(volume, 'configMap', 'name'), 'files');
    add('Secret', at(volume, 'secret', 'secretName'), 'files');
    for (const source of records(at(volume, 'projected', 'sources'))) {
      add('ConfigMap', at(source, 'configMap', 'name'), 'files');
      add('Secret', at(source, 'secret', 'name'), 'files');
    }
  }
  const order = ({ kind, name }: ObjectReference): string => `${kind} ${name}`;
  return [...found.values()].sort((one, other) => (order(one) < order(other) ? -1 : 1));
}

function records(list: unknown): readonly Readonly<Record<string, unknown>>[] {
  const items: readonly unknown[] = Array.isArray(list) ? list : [];
  return items.filter(item => typeof item === 'object' && item !== null) as Readonly<Record<string, unknown>>[];
}

function at(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (node, key) => (typeof node === 'object' && node !== null ? own(node as Record<string, unknown>, key) : undefined),
    value,
  );
}
