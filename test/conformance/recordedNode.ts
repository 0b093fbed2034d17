import type { Json } from '../../server/kubernetes/json';
import type { JsonObject, RecordedNode } from './schedulingRecord';

/** The manifest of a recorded node. */
export function nodeManifest({ name, labels, allocatable, taints, unschedulable }: RecordedNode): JsonObject {
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: { name, labels },
    spec: { ...(taints === undefined ? {} : { taints: taints as Json }), ...(unschedulable === undefined ? {} : { unschedulable }) },
    status: { allocatable },
  };
}
