import { type ApiObject, labelsAt, objectAt, objectsAt, stringAt } from './apiObject';
import type { Labels } from './labelSelector';
import { type ResourceList, resourcesAt } from './resourceList';

/** A v1 Node, as far as it bears on where pods may run. Plain data, but for the map of its room. */
export interface Node {
  readonly name: string;
  readonly labels: Labels;
  readonly taints: readonly Taint[];
  /** Cordoned. */
  readonly unschedulable: boolean;
  /** What pods may ask for together, and how many there may be (`pods`). */
  readonly allocatable: ResourceList;
}

export interface Taint {
  readonly key: string;
  readonly value: string;
  readonly effect: string;
}

/** The Node of a manifest, or of what `kubectl get nodes -o yaml` prints. Its room is what it can allocate, else all that it has. */
export function nodeOf(object: ApiObject): Node {
  const metadata = objectAt(object, 'metadata');
  const spec = objectAt(object, 'spec');
  const status = objectAt(object, 'status');
  const allocatable = resourcesAt(status, 'allocatable');
  return {
    name: stringAt(metadata, 'name'),
    labels: labelsAt(metadata, 'labels') ?? {},
    taints: objectsAt(spec, 'taints').map(taint => ({
      key: stringAt(taint, 'key'),
      value: stringAt(taint, 'value'),
      effect: stringAt(taint, 'effect'),
    })),
    unschedulable: spec?.['unschedulable'] === true,
    allocatable: allocatable.size > 0 ? allocatable : resourcesAt(status, 'capacity'),
  };
}

const ofDownNodes = ['node.kubernetes.io/not-ready', 'node.kubernetes.io/unreachable'];

/** Whether its kubelet doesn't answer, or says that it can't run pods (NotReady): the node controller has tainted it so. */
export function isDown({ taints }: Pick<Node, 'taints'>): boolean {
  return taints.some(({ key }) => ofDownNodes.includes(key));
}
