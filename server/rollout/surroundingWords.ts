/** What is taken for granted of the cluster around a workload, in sentences. */
import { own } from '../kubernetes/own';
import * as l10n from '@vscode/l10n';
import type { ClusterObjects, FilePlace } from '../kubernetes/surroundings/clusterObjects';
import type { CountedWorkload } from './cluster/countedWorkloads';
import type { PlacedWorkload } from './cluster/otherWorkloads';
import { count, nodeCount } from './words';

/** What others have on the nodes and of the quotas, at the end. */
interface Simulated {
  readonly workloads: readonly PlacedWorkload[];
  readonly evicted: ReadonlyMap<string, number>;
  readonly counted: readonly CountedWorkload[];
}

export function surroundingSentences(cluster: ClusterObjects, simulated: Simulated | null): readonly string[] {
  const { nodes, quotas, limitRanges } = cluster;
  const policies = [
    ...quotas.map(({ name }) => ['ResourceQuota', name] as const),
    ...limitRanges.map(({ name }) => ['LimitRange', name] as const),
  ];
  return [
    ...(nodes === null ? [] : nodeSentences(cluster, nodes.length, simulated?.workloads ?? [])),
    ...[...(simulated?.evicted ?? [])].map(([name, pods]) =>
      pods === 1
        ? l10n.t('The scheduler evicts 1 pod of {0}, which has a lower priority.', name)
        : l10n.t('The scheduler evicts {1} pods of {0}, which have a lower priority.', name, count(pods)),
    ),
    ...quotaSentences(simulated?.counted ?? []),
    ...policies.map(([kind, name]) =>
      l10n.t(
        'Counts {0}, which the workspace has. Other pods in the namespace aren’t known.',
        named(kind, name, placeOf(cluster, kind, name)),
      ),
    ),
  ];
}

/** Where an object is written, such as `quota.yaml:3`; null where nobody knows. */
export function placeOf({ places }: ClusterObjects, kind: string, name: string): string | null {
  const place = own(places, `${kind}/${name}`);
  return place === undefined ? null : placeText(place);
}

/** Such as `quota.yaml:3`. */
export function placeText({ uri, line, file }: FilePlace): string {
  return `${file ?? uri.slice(uri.lastIndexOf('/') + 1)}:${line + 1}`;
}

/** Such as `ResourceQuota team (quota.yaml:3)`. */
function named(kind: string, name: string, place: string | null): string {
  return place === null ? `${kind} ${name}` : `${kind} ${name} (${place})`;
}

/** More workloads are counted, but not named. */
const mostNamed = 5;

function nodeSentences({ nodes, pods, places }: ClusterObjects, number: number, workloads: readonly PlacedWorkload[]): readonly string[] {
  const first = own(places, `Node/${nodes?.[0]?.name ?? ''}`);
  const counted = nodeCount(number);
  const all = first === undefined ? counted : `${counted} (${placeText(first)})`;
  const others = workloads.reduce((sum, { placed }) => sum + placed, pods.length);
  const lost = workloads.filter(({ placed, pods: wanted }) => placed < wanted);
  const list = workloads
    .slice(0, mostNamed)
    .map(({ workload: { kind, name, place }, placed }) => `${count(placed)} × ${named(kind, name, placeText(place))}`);
  return [
    others === 0
      ? l10n.t('Assumes {0} with no other pods on them.', all)
      : workloads.length === 0
        ? l10n.t('Assumes {0} with {1} other pods on them, and no more than these.', all, count(others))
        : l10n.t('Assumes {0} with the pods of the workspace on them, and no others: {1}.', all, listed(list, workloads.length)),
    ...lost.map(({ workload: { kind, name, place }, placed, pods: wanted }) =>
      l10n.t(
        'On these nodes, {1} of {2} pods of {0} find no room; they are left out.',
        named(kind, name, placeText(place)),
        count(wanted - placed),
        count(wanted),
      ),
    ),
  ];
}

function quotaSentences(counted: readonly CountedWorkload[]): readonly string[] {
  if (counted.length === 0) return [];
  const list = counted
    .slice(0, mostNamed)
    .map(({ workload: { kind, name, place }, pods }) => `${count(pods)} × ${named(kind, name, placeText(place))}`);
  return [l10n.t('Counts the other workloads of the namespace against its quotas: {0}.', listed(list, counted.length))];
}

function listed(names: readonly string[], all: number): string {
  const text = names.join(', ');
  return all > names.length ? l10n.t('{0}, and {1} more workloads', text, count(all - names.length)) : text;
}
