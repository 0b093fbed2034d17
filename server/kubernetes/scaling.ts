import { find } from '../yaml/find';
import type { LocatedMap } from '../yaml/located';
import type { Autoscaler } from './autoscaler';
import type { Workload } from './workloads/workload';
import type { WorkloadObject } from './workloads/workloadObject';

/** Whether an autoscaler scales a workload. What has no namespace leaves it to `-n`, and so may be in the other's. */
export function targets({ target, namespace }: Autoscaler, workload: Workload): boolean {
  return (
    target.name === workload.name &&
    target.kind === workload.kind &&
    // Every kind of workload is of this group.
    target.group === 'apps' &&
    (namespace === null || workload.namespace === null || namespace === workload.namespace)
  );
}

/** A workload as the autoscaler that targets it keeps it; as it is without one. */
export function scaled<O extends WorkloadObject>(workload: Workload<O>, autoscaler: Autoscaler | undefined): Workload<O> {
  if (autoscaler === undefined) return workload;
  return { ...workload, autoscaler, object: withMinReplicas(workload.object, workload.node, autoscaler) };
}

/** The object of a manifest, which has `minReplicas` pods at least where the manifest leaves `replicas` to its autoscaler. */
export function withMinReplicas<O extends WorkloadObject>(object: O, root: LocatedMap, autoscaler: Autoscaler | undefined): O {
  if (autoscaler === undefined || saysReplicas(root)) return object;
  const { placeholder, minReplicas } = autoscaler;
  const unsaid = placeholder === undefined ? [] : [{ path: 'spec.replicas', ...placeholder, single: true, span: null }];
  return {
    ...object,
    spec: { ...object.spec, replicas: minReplicas },
    scaledBy: autoscaler,
    ...(placeholder === undefined ? {} : { placeholders: [...(object.placeholders ?? []), ...unsaid] }),
  };
}

/** null is as good as nothing. */
function saysReplicas(root: LocatedMap): boolean {
  const written = find(root, ['spec', 'replicas']);
  return written !== undefined && !(written.type === 'scalar' && written.value === null);
}
