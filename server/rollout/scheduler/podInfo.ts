/** What the scheduler reads off a pod, worked out once for all pods of a template (scheduler/framework: PodInfo). */
import { claimNames } from '../../kubernetes/pods/claimNames';
import { own } from '../../kubernetes/own';
import { type ApiObject, numberAt, objectAt, objectsAt, stringAt, stringsAt } from '../../kubernetes/apiObject';
import { isIn, type LabelSelector, labelSelectorOf, type Labels, matchesLabels } from '../../kubernetes/labelSelector';
import { type RequiredNodes, requiredNodesOf } from '../../kubernetes/pods/nodeSelector';
import { totalRequests } from '../../kubernetes/pods/resourceTotals';
import { type Toleration, tolerationOf } from '../../kubernetes/pods/tolerates';
import { countedAmount } from '../../kubernetes/resourceList';
import { type InlineDisk, inlineDisksOf } from './inlineDisks';

export interface PodInfo {
  readonly namespace: string;
  readonly labels: Labels;
  /** What is the same for all pods of a workload, whatever their revision. */
  readonly app: string;
  readonly priority: number;
  /** Whether others may be evicted for it. */
  readonly preempts: boolean;
  /** What it asks for that isn't nothing; cpu in thousandths, the rest in units. */
  readonly requests: readonly (readonly [name: string, amount: number])[];
  readonly ports: readonly HostPort[];
  readonly nodes: RequiredNodes;
  readonly tolerations: readonly Toleration[];
  /** The required ones. */
  readonly affinity: readonly AffinityTerm[];
  readonly antiAffinity: readonly AffinityTerm[];
  /** Those that keep a pod from a node. */
  readonly spread: readonly SpreadConstraint[];
  /** The names of its PersistentVolumeClaims. */
  readonly claims: readonly string[];
  readonly disks: readonly InlineDisk[];
  /** The node that its spec names; empty: the scheduler finds one. */
  readonly nodeName: string;
  /** Whether what is known here decides where it goes: not so with another scheduler, or for devices that it claims. */
  readonly isOurs: boolean;
}

export interface HostPort {
  readonly address: string;
  readonly protocol: string;
  readonly port: number;
}

/** Pods with these labels in these namespaces, on nodes that share a label. */
export interface AffinityTerm {
  readonly topologyKey: string;
  readonly selector: LabelSelector;
  readonly namespaces: readonly string[];
  /** Of further namespaces, by their labels; null: of none. */
  readonly namespaceSelector: LabelSelector;
}

export interface SpreadConstraint {
  readonly topologyKey: string;
  readonly maxSkew: number;
  readonly minDomains: number;
  readonly selector: LabelSelector;
  readonly honorsAffinity: boolean;
  readonly honorsTaints: boolean;
}

/** What a pod is besides its spec. */
export interface PodIdentity {
  readonly namespace: string;
  readonly labels: Labels;
  readonly priority: number;
  readonly preempts: boolean;
}

/** `spec`: as the API server stored it at the pod's creation. */
export function podInfoOf(spec: ApiObject, identity: PodIdentity): PodInfo {
  const affinity = objectAt(spec, 'affinity');
  const requests = [...totalRequests(spec)].map(([name, amount]) => [name, countedAmount(name, amount)] as const);
  const labels = Object.entries(identity.labels).filter(([key]) => key !== 'pod-template-hash');
  return {
    ...identity,
    app: JSON.stringify([identity.namespace, labels]),
    requests: requests.filter(([, amount]) => amount > 0),
    ports: hostPortsOf(spec),
    nodes: requiredNodesOf(spec),
    tolerations: objectsAt(spec, 'tolerations').map(tolerationOf),
    affinity: affinityTermsOf(objectAt(affinity, 'podAffinity'), identity),
    antiAffinity: affinityTermsOf(objectAt(affinity, 'podAntiAffinity'), identity),
    spread: objectsAt(spec, 'topologySpreadConstraints')
      .filter(constraint => stringAt(constraint, 'whenUnsatisfiable') === 'DoNotSchedule')
      .map(constraint => spreadConstraintOf(constraint, identity.labels)),
    disks: inlineDisksOf(spec),
    nodeName: stringAt(spec, 'nodeName'),
    isOurs: ['', 'default-scheduler'].includes(stringAt(spec, 'schedulerName')) && objectsAt(spec, 'resourceClaims').length === 0,
    claims: claimNames(spec),
  };
}

/** Whether a term means a pod (AffinityTerm.Matches). Of a namespace only its name is known, which is one of its labels. */
export function termMatches(term: AffinityTerm, { namespace, labels }: Pick<PodInfo, 'namespace' | 'labels'>): boolean {
  const inNamespace =
    term.namespaces.includes(namespace) || matchesLabels(term.namespaceSelector, { 'kubernetes.io/metadata.name': namespace });
  return inNamespace && matchesLabels(term.selector, labels);
}

/** Ports of containers and sidecars: another init container has ended when it would matter (GetHostPorts). */
function hostPortsOf(spec: ApiObject): readonly HostPort[] {
  const sidecars = objectsAt(spec, 'initContainers').filter(container => stringAt(container, 'restartPolicy') === 'Always');
  return [...objectsAt(spec, 'containers'), ...sidecars].flatMap(container =>
    objectsAt(container, 'ports')
      .map(port => ({
        address: stringAt(port, 'hostIP') || '0.0.0.0',
        protocol: stringAt(port, 'protocol') || 'TCP',
        port: numberAt(port, 'hostPort') ?? 0,
      }))
      .filter(({ port }) => port > 0),
  );
}

/** matchLabelKeys become part of the selector when the pod is created. */
function affinityTermsOf(affinity: ApiObject | undefined, { namespace, labels }: PodIdentity): readonly AffinityTerm[] {
  return objectsAt(affinity, 'requiredDuringSchedulingIgnoredDuringExecution').map(term => {
    const namespaces = stringsAt(term, 'namespaces');
    const namespaceSelector = objectAt(term, 'namespaceSelector');
    return {
      topologyKey: stringAt(term, 'topologyKey'),
      selector: narrowed(labelSelectorOf(objectAt(term, 'labelSelector')), term, labels),
      namespaces: namespaces.length === 0 && namespaceSelector === undefined ? [namespace] : namespaces,
      namespaceSelector: labelSelectorOf(namespaceSelector),
    };
  });
}

function spreadConstraintOf(constraint: ApiObject, labels: Labels): SpreadConstraint {
  return {
    topologyKey: stringAt(constraint, 'topologyKey'),
    maxSkew: numberAt(constraint, 'maxSkew') ?? 1,
    minDomains: numberAt(constraint, 'minDomains') ?? 1,
    selector: narrowed(labelSelectorOf(objectAt(constraint, 'labelSelector')), constraint, labels),
    honorsAffinity: stringAt(constraint, 'nodeAffinityPolicy') !== 'Ignore',
    honorsTaints: stringAt(constraint, 'nodeTaintsPolicy') === 'Honor',
  };
}

function narrowed(selector: LabelSelector, term: ApiObject, labels: Labels): LabelSelector {
  if (selector === null) return null;
  const valued = (field: string) =>
    stringsAt(term, field).flatMap(key => {
      const value = own(labels, key);
      return value === undefined ? [] : [isIn(key, value)];
    });
  return [
    ...selector,
    ...valued('matchLabelKeys'),
    ...valued('mismatchLabelKeys').map(requirement => ({ ...requirement, operator: 'NotIn' })),
  ];
}
