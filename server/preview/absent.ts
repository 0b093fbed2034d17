/** What the workspace doesn't have of what bears on a workload's pods: nobody knows whether the cluster has it, which is said. */
import { claimNames } from '../kubernetes/pods/claimNames';
import * as l10n from '@vscode/l10n';
import { systemPriority } from '../kubernetes/admission/priority';
import { type ApiObject, stringAt } from '../kubernetes/apiObject';
import { clusterIn } from '../kubernetes/surroundings/clusterNeighbour';
import type { ClusterObjects } from '../kubernetes/surroundings/clusterObjects';
import type { PlacedWorkload } from './manifestFile';

/** In sentences: of what it names, and of what would keep pods back, or change how many there are, if the cluster had it. */
export function absentSentences({ workload, neighbours }: Pick<PlacedWorkload, 'workload' | 'neighbours'>): readonly string[] {
  const known = clusterIn(neighbours.cluster);
  const { object, autoscaler, type } = workload;
  const spec = object.spec.template.spec as ApiObject;
  const named = namedAbsent(spec, known);
  const has: readonly (readonly [kind: string, has: boolean])[] = [
    ['Node', (object.cluster?.nodes ?? null) !== null],
    ['ResourceQuota', known.quotas.length > 0],
    ['LimitRange', known.limitRanges.length > 0],
    ...(countsVolumes(spec, object.cluster) ? [['CSINode', known.csiNodes.length > 0] as const] : []),
    ['HorizontalPodAutoscaler', autoscaler !== undefined || !type.whatIf.some(({ id }) => id === 'replicas')],
  ];
  const missing = has.flatMap(([kind, isThere]) => (isThere ? [] : [kind]));
  return [
    ...(named.length === 0
      ? []
      : [
          l10n.t(
            'Not in the workspace: {0}. Whether the cluster has them isn’t known; they are simulated as keeping no pod back.',
            named.join(', '),
          ),
        ]),
    ...(missing.length === 0 ? [] : [l10n.t('Not counted, as the workspace has none: {0}.', missing.join(', '))]),
  ];
}

/** Whether it matters how many volumes a node can be attached to. */
function countsVolumes(pod: ApiObject, cluster: ClusterObjects | undefined): boolean {
  return (cluster?.nodes ?? null) !== null && claimNames(pod).length > 0;
}

/** What the pods name, and what their claims name. */
function namedAbsent(pod: ApiObject, known: ClusterObjects): readonly string[] {
  const volumes = claimNames(pod);
  const claims = known.claims.filter(({ name }) => volumes.includes(name));
  const priorityClass = stringAt(pod, 'priorityClassName');
  return [
    ...absent('PriorityClass', systemPriority(priorityClass) === undefined ? [priorityClass] : [], known.priorityClasses),
    ...absent('RuntimeClass', [stringAt(pod, 'runtimeClassName')], known.runtimeClasses),
    ...absent('PersistentVolumeClaim', volumes, known.claims),
    ...absent(
      'PersistentVolume',
      claims.map(({ volumeName }) => volumeName),
      known.volumes,
    ),
    ...absent(
      'StorageClass',
      claims.map(({ storageClassName }) => storageClassName ?? ''),
      known.storageClasses,
    ),
  ];
}

function absent(kind: string, names: readonly string[], objects: readonly { readonly name: string }[]): readonly string[] {
  return [...new Set(names)].filter(name => name !== '' && objects.every(object => object.name !== name)).map(name => `${kind} ${name}`);
}
