import type { PodTemplateSpec } from '../../../kubernetes/pods/pod';

/** A node, as far as the controller looks at it: neither at its readiness nor at its room. */
export interface DaemonNode {
  readonly name: string;
  /** Whether nodeSelector, node affinity and nodeName of a template let its pods run here. */
  readonly fits: (template: PodTemplateSpec) => boolean;
  readonly taints: readonly Taint[];
}

export interface Taint {
  readonly key: string;
  readonly value?: string;
  readonly effect: string;
}

export interface Toleration {
  readonly key?: string;
  readonly operator?: string;
  readonly value?: string;
  readonly effect?: string;
}

const added: readonly Toleration[] = [
  { key: 'node.kubernetes.io/not-ready', operator: 'Exists', effect: 'NoExecute' },
  { key: 'node.kubernetes.io/unreachable', operator: 'Exists', effect: 'NoExecute' },
  { key: 'node.kubernetes.io/disk-pressure', operator: 'Exists', effect: 'NoSchedule' },
  { key: 'node.kubernetes.io/memory-pressure', operator: 'Exists', effect: 'NoSchedule' },
  { key: 'node.kubernetes.io/pid-pressure', operator: 'Exists', effect: 'NoSchedule' },
  { key: 'node.kubernetes.io/unschedulable', operator: 'Exists', effect: 'NoSchedule' },
];
const ofHostNetwork: Toleration = { key: 'node.kubernetes.io/network-unavailable', operator: 'Exists', effect: 'NoSchedule' };

const nowhere = { run: false, stay: false };
const anywhere = { run: true, stay: true };

/** NodeShouldRunDaemonPod: whether a pod is to run on the node, and whether one that runs there may stay. */
export function placeOn({ fits, taints }: DaemonNode, template: PodTemplateSpec): { readonly run: boolean; readonly stay: boolean } {
  if (!fits(template)) return nowhere;
  if (taints.length === 0) return anywhere;
  const own = Array.isArray(template.spec['tolerations']) ? (template.spec['tolerations'] as readonly Toleration[]) : [];
  const tolerations = [...own, ...added, ...(template.spec['hostNetwork'] === true ? [ofHostNetwork] : [])];
  const against = taints.filter(
    taint => taint.effect !== 'PreferNoSchedule' && !tolerations.some(toleration => tolerates(toleration, taint)),
  );
  return { run: against.length === 0, stay: against.every(({ effect }) => effect !== 'NoExecute') };
}

function tolerates({ key = '', operator = 'Equal', value = '', effect = '' }: Toleration, taint: Taint): boolean {
  if (effect !== '' && effect !== taint.effect) return false;
  if (key !== '' && key !== taint.key) return false;
  return operator === 'Exists' || (key !== '' && value === (taint.value ?? ''));
}
