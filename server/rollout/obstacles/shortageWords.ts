/** What around a workload keeps its pods from being created or placed, in words. */
import * as l10n from '@vscode/l10n';
import { normalQuantity, parseQuantity } from '../../kubernetes/quantity';
import { count } from '../words';
import type { Lack } from './lack';
import type { Shortage } from './shortage';

/** As it goes on behind `Can’t finish: `. */
export function shortageWords(shortage: Shortage): string {
  switch (shortage.kind) {
    case 'notPlaced':
      return lackWords(shortage.lack);
    case 'notAttached':
      return l10n.t('claim {0} is attached to the node of the old pod, which has no room', shortage.claim);
    case 'nodeDown':
      return l10n.t('node {0} isn’t ready', shortage.node);
    case 'notCreated':
      return refusalWords(shortage);
    case 'noRevision':
      return shortage.policy === null
        ? l10n.t('the API server rejects another ReplicaSet')
        : l10n.t('quota {0} has no room for another ReplicaSet', shortage.policy.name);
  }
}

/** A sentence without a full stop. */
export function shortageSentence(shortage: Shortage): string {
  switch (shortage.kind) {
    case 'notPlaced':
      return shortage.pods === 1 ? l10n.t('1 pod can’t be scheduled') : l10n.t('{0} pods can’t be scheduled', count(shortage.pods));
    case 'notAttached':
      return l10n.t('The volume of claim {0} can’t be attached to the node of the new pod', shortage.claim);
    case 'nodeDown':
      return l10n.t('Node {0} isn’t ready, and its pod isn’t available', shortage.node);
    case 'notCreated':
      return l10n.t('The API server rejects new pods');
    case 'noRevision':
      return l10n.t('The API server rejects another ReplicaSet');
  }
}

function refusalWords({ policy }: Extract<Shortage, { kind: 'notCreated' }>): string {
  if (policy === null) return l10n.t('the API server rejects new pods');
  if (policy.kind === 'LimitRange') return l10n.t('LimitRange {0} doesn’t allow the pod', policy.name);
  return policy.unsaid
    ? l10n.t('quota {0} requires requests or limits that the pod doesn’t set', policy.name)
    : l10n.t('quota {0} has no room for one more pod', policy.name);
}

function lackWords(lack: Lack): string {
  switch (lack.what) {
    case 'resource':
      return resourceWords(lack.resource, lack.amount);
    case 'ports':
      return l10n.t('no node has port {0} free', lack.ports.map(String).join(', '));
    case 'claim':
      return l10n.t('claim {0} is in use by another pod', lack.claim);
    case 'podSlots':
      return l10n.t('no node can take one more pod');
    case 'selector':
      return l10n.t('no node matches the node selector or node affinity');
    case 'taints':
      return l10n.t('every node is cordoned or has a taint that the pod doesn’t tolerate');
    case 'apart':
      return l10n.t('anti-affinity leaves no node for one more pod');
    case 'together':
      return l10n.t('pod affinity leaves no node for one more pod');
    case 'spread':
      return l10n.t('topology spread leaves no node for one more pod');
    case 'volume':
      return l10n.t('its volume is on no node that has room');
    case 'volumeCount':
      return l10n.t('no node can attach one more volume');
    case 'several':
      return l10n.t('no node fits one more pod');
  }
}

function resourceWords(resource: string, amount: number): string {
  switch (resource) {
    case 'cpu':
      return l10n.t('no node has {0} CPU free', amount % 1000 === 0 ? String(amount / 1000) : `${amount}m`);
    case 'memory':
    case 'ephemeral-storage':
      return l10n.t('no node has {0} of {1} free', inBytes(amount), resource);
    default:
      return l10n.t('no node has {0} {1} free', amount, resource);
  }
}

/** Such as `512Mi`. */
function inBytes(amount: number): string {
  const quantity = parseQuantity(String(amount));
  return typeof quantity === 'string' ? String(amount) : normalQuantity(quantity);
}
