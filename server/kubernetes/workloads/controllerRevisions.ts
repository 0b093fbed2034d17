import { find } from '../../yaml/find';
import type { Located } from '../../yaml/located';
import { own } from '../own';
import { judge } from '../manifest';
import type { KeptRevisions } from './keptRevisions';
import type { WorkloadObject } from './workloadObject';
import type { WorkloadType } from './workloadType';

/**
 * The ControllerRevisions (apps/v1) of a kind: each has a number, and keeps the template in `data`, which is a patch of the workload. `resources` are what
 * `kubectl get` prints them and the workloads by.
 */
export function controllerRevisions<O extends WorkloadObject>(type: WorkloadType<O>, resources: string): KeptRevisions {
  return {
    type: 'apps/v1/ControllerRevision',
    resources,
    read: (node, server) => {
      const data = find(node, ['data']);
      if (data?.type !== 'map' || find(data, ['spec', 'template'])?.type !== 'map') return undefined;
      const { spec } = type.standIn(judge(data, type.objectKind, server), data, { name: '', namespace: null }, server);
      return {
        revision: numberOf(find(node, ['revision'])),
        formerRevisions: [],
        template: spec.template,
        annotations: textsOf(find(node, ['metadata', 'annotations'])),
        replicas: null,
        hash: own(textsOf(find(node, ['metadata', 'labels'])), 'controller-revision-hash') ?? '',
      };
    },
  };
}

function numberOf(node: Located | undefined): number {
  const value = node?.type === 'scalar' ? node.value : undefined;
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : 0;
}

function textsOf(node: Located | undefined): Readonly<Record<string, string>> {
  const entries = node?.type === 'map' ? node.entries : [];
  return Object.fromEntries(
    entries.flatMap(({ key, value }) => (value.type === 'scalar' && typeof value.value === 'string' ? [[key, value.value]] : [])),
  );
}
