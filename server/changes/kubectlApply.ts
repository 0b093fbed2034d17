import { type ApiObject, type ApiValue, objectAt, objectsAt } from '../kubernetes/apiObject';
import { structType } from '../kubernetes/apiTypes/apiType';
import { decode } from '../kubernetes/decode';
import type { PodSpec, PodTemplateSpec } from '../kubernetes/pods/pod';
import { newestVersion } from '../kubernetes/kubernetesVersion';
import { withoutDropped } from '../kubernetes/droppedFields';
import { podTemplateWithDefaults } from '../kubernetes/pods/podTemplate';
import { appliedList, type NotApplied, textOf } from '../kubernetes/strategicMerge';
import type { Workload } from '../kubernetes/workloads/workload';
import type { WorkloadObject } from '../kubernetes/workloads/workloadObject';
import { isSame } from './fieldDifferences';

/** What `kubectl apply` makes of a template in which several entries of a list have the same key. */
export interface KubectlApplied {
  /** The template that the cluster has afterwards. */
  readonly template: PodTemplateSpec;
  /** The entries of which the cluster gets others than the file has. */
  readonly merged: readonly MergedEntries[];
}

/** Entries with the same key. */
export interface MergedEntries {
  /** Such as `env`. */
  readonly list: string;
  /** What kubectl merges the list by, such as `name`, and the value that the entries have in common, such as `LOG_LEVEL`. */
  readonly mergeKey: string;
  readonly key: string;
  /** What becomes of the file's: they are gone, or others; or what kubectl does instead. */
  readonly fate: 'gone' | 'changed' | NotApplied;
  /** Whether the next `kubectl apply` makes them those of the file. */
  readonly isBackWithNext: boolean;
}

/** A list and the field by which kubectl merges it (patchMergeKey in k8s.io/api/core/v1), where the API server allows a key twice. */
interface MergedList {
  readonly list: string;
  readonly mergeKey: string;
}

const podLists: readonly MergedList[] = [
  { list: 'imagePullSecrets', mergeKey: 'name' },
  { list: 'hostAliases', mergeKey: 'ip' },
  { list: 'topologySpreadConstraints', mergeKey: 'topologyKey' },
];
const containerLists: readonly MergedList[] = [
  { list: 'env', mergeKey: 'name' },
  { list: 'ports', mergeKey: 'containerPort' },
];

/** A list of the file in which a key is there twice, or was, and what the cluster has afterwards. */
interface Merging extends MergedList {
  readonly holder: Holder;
  readonly keys: ReadonlySet<ApiValue>;
  readonly applied: readonly ApiObject[] | NotApplied;
  /** The same after the next time. */
  readonly appliedAgain: readonly ApiObject[] | NotApplied;
}

/** What holds a list: the pod's spec, or a container of one of its lists. */
type Holder = 'pod' | { readonly field: 'containers' | 'initContainers'; readonly name: string };

/**
 * What a client-side `kubectl apply` of a manifest does to its template in a cluster that has the manifest of before: entries with the same key are one to
 * it. Null where no key is there twice.
 */
export function kubectlApplied(before: Workload, after: Workload): KubectlApplied | null {
  if (![before, after].some(({ object }) => repeatsKeys(object.spec.template.spec))) return null;
  const states = { original: writtenSpec(before), modified: writtenSpec(after), live: before.object.spec.template.spec as ApiObject };
  const template = after.object.spec.template;
  const holders = (['containers', 'initContainers'] as const).flatMap(field =>
    (template.spec[field] ?? []).map(({ name }): Holder => ({ field, name })),
  );
  const mergings = [
    ...podLists.flatMap(list => mergingOf(states, 'pod', list)),
    ...holders.flatMap(holder => containerLists.flatMap(list => mergingOf(states, holder, list))),
  ];
  if (mergings.length === 0) return null;
  const spec = mergings.reduce<ApiObject>(withApplied, template.spec as ApiObject);
  const server = after.object.server ?? newestVersion;
  const applied = withoutDropped(
    podTemplateWithDefaults({ ...(template as unknown as ApiObject), spec }),
    'PodTemplateSpec',
    server,
  ).object;
  const merged = mergings.flatMap(merging => entriesOf(merging, template.spec as ApiObject, objectAt(applied, 'spec')));
  return { template: applied as unknown as PodTemplateSpec, merged };
}

/** The object that the cluster has after a `kubectl apply`; `object` is the manifest's, or has other values beside the template. */
export function asApplied<O extends WorkloadObject>(before: Workload, after: Workload, object: O): O {
  return withTemplate(object, kubectlApplied(before, after));
}

/** An object with the template that kubectl leaves in the cluster. */
export function withTemplate<O extends WorkloadObject>(object: O, applied: KubectlApplied | null): O {
  return applied === null ? object : { ...object, spec: { ...object.spec, template: applied.template } };
}

/** The pod's spec as it is written, without defaults. */
function writtenSpec({ node, kind, object }: Workload): ApiObject | undefined {
  return objectAt(objectAt(objectAt(decode(node, structType(kind), 'filledIn', object.server).value, 'spec'), 'template'), 'spec');
}

interface States {
  readonly original: ApiObject | undefined;
  readonly modified: ApiObject | undefined;
  readonly live: ApiObject | undefined;
}

function mergingOf(states: States, holder: Holder, { list, mergeKey }: MergedList): readonly Merging[] {
  const [original = [], modified = [], live = []] = [states.original, states.modified, states.live].map(spec => listOf(spec, holder, list));
  const keys = new Set([...repeated(original, mergeKey), ...repeated(modified, mergeKey)]);
  if (keys.size === 0 || modified.length === 0) return [];
  const applied = appliedList({ original, modified, live }, mergeKey);
  const appliedAgain = typeof applied === 'string' ? applied : appliedList({ original: modified, modified, live: applied }, mergeKey);
  return [{ holder, list, mergeKey, keys, applied, appliedAgain }];
}

/** Whether a key is there twice somewhere: nearly never, and cheap to tell. */
function repeatsKeys(spec: PodSpec): boolean {
  const repeats = (object: ApiObject, lists: readonly MergedList[]): boolean =>
    lists.some(({ list, mergeKey }) => repeated(objectsAt(object, list), mergeKey).length > 0);
  const containers = [...spec.containers, ...(spec.initContainers ?? [])] as unknown as readonly ApiObject[];
  return repeats(spec as ApiObject, podLists) || containers.some(container => repeats(container, containerLists));
}

function listOf(spec: ApiObject | undefined, holder: Holder, list: string): readonly ApiObject[] {
  return objectsAt(holder === 'pod' ? spec : objectsAt(spec, holder.field).find(({ name }) => name === holder.name), list);
}

function repeated(items: readonly ApiObject[], mergeKey: string): readonly ApiValue[] {
  const keys = items.flatMap(item => item[mergeKey] ?? []);
  return keys.filter((key, index) => keys.indexOf(key) !== index);
}

function withApplied(spec: ApiObject, { holder, list, applied }: Merging): ApiObject {
  if (typeof applied === 'string') return spec;
  if (holder === 'pod') return { ...spec, [list]: applied };
  const containers = objectsAt(spec, holder.field).map(container =>
    container['name'] === holder.name ? { ...container, [list]: applied } : container,
  );
  return { ...spec, [holder.field]: containers };
}

/** The keys of a list whose entries the cluster has otherwise than the file. */
function entriesOf(
  { holder, list, mergeKey, keys, applied, appliedAgain }: Merging,
  file: ApiObject,
  cluster: ApiObject | undefined,
): readonly MergedEntries[] {
  return [...keys].flatMap((key): readonly MergedEntries[] => {
    const [own, others] = [file, cluster].map(spec => listOf(spec, holder, list).filter(item => item[mergeKey] === key));
    const entries = { list, mergeKey, key: textOf(key) };
    if (typeof applied === 'string') return [{ ...entries, fate: applied, isBackWithNext: false }];
    if (isSame(own, others)) return [];
    const again = typeof appliedAgain === 'string' ? [] : appliedAgain.filter(item => item[mergeKey] === key);
    return [{ ...entries, fate: others?.length === 0 ? 'gone' : 'changed', isBackWithNext: again.length === own?.length }];
  });
}
