/** `kubectl describe deployment` (kubectl/pkg/describe: DeploymentDescriber). */
import { newGeneration } from '../../../../../server/rollout/cluster/cluster';
import type { DeploymentCluster } from '../../../../../server/rollout/controllers/deployment/objects';
import type { ReplicaSet } from '../../../../../server/rollout/controllers/replicaSet';
import { humanDuration } from './age';
import { EventCorrelator, type RawEvent, type SentEvent } from '../../../../../server/rollout/render/events';
import { selectorOf } from './get';
import { podTemplateLines } from './podTemplate';
import { describeColumns, lineUp } from './tabwriter';

const revisionKey = 'deployment.kubernetes.io/revision';

/** `dates` writes the moment of creation, as virtual time has none. */
export function describeDeployment(cluster: DeploymentCluster, events: readonly RawEvent[], creation: string): string {
  const lines = [
    ...headLines(cluster, creation),
    'Pod Template:',
    ...podTemplateLines(cluster.workload.template.podTemplate, null),
    ...conditionLines(cluster),
    ...replicaSetLines(cluster),
    ...eventLines(cluster, events),
  ];
  return lineUp(lines, describeColumns).join('\n');
}

function headLines(cluster: DeploymentCluster, creation: string): string[] {
  const { workload: deployment } = cluster;
  const { spec, status } = deployment;
  const annotations = { ...deployment.annotations, ...(deployment.revision === 0 ? {} : { [revisionKey]: String(deployment.revision) }) };
  return [
    `Name:\t${deployment.name}`,
    `Namespace:\t${deployment.namespace ?? 'default'}`,
    `CreationTimestamp:\t${creation}`,
    ...pairs('Labels:', deployment.labels, '='),
    ...pairs('Annotations:', annotations, ': '),
    `Selector:\t${selectorOf(cluster)}`,
    `Replicas:\t${spec.replicas} desired | ${status.updatedReplicas} updated | ${status.replicas} total | ${status.availableReplicas} available | ${status.unavailableReplicas} unavailable`,
    `StrategyType:\t${spec.strategy.type}`,
    `MinReadySeconds:\t${spec.minReadySeconds}`,
    ...(spec.strategy.type === 'Recreate'
      ? []
      : [
          `RollingUpdateStrategy:\t${spec.strategy.rollingUpdate.maxUnavailable} max unavailable, ${spec.strategy.rollingUpdate.maxSurge} max surge`,
        ]),
  ];
}

function pairs(title: string, values: Readonly<Record<string, string>>, separator: string): string[] {
  const [first = '<none>', ...rest] = Object.entries(values)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => `${key}${separator}${value}`);
  return [`${title}\t${first}`, ...rest.map(pair => `\t${pair}`)];
}

function conditionLines({ workload: deployment }: DeploymentCluster): string[] {
  const { conditions } = deployment.status;
  if (conditions.length === 0) return [];
  return [
    'Conditions:',
    '  Type\tStatus\tReason',
    '  ----\t------\t------',
    ...conditions.map(({ type, status, reason }) => `  ${type} \t${status}\t${reason}`),
  ];
}

function replicaSetLines(cluster: DeploymentCluster): string[] {
  const newest = newGeneration(cluster);
  const old = cluster.generations.filter(replicaSet => replicaSet !== newest);
  return [`OldReplicaSets:\t${sets(old)}`, `NewReplicaSet:\t${sets(newest === null ? [] : [newest])}`];
}

function sets(list: readonly ReplicaSet[]): string {
  if (list.length === 0) return '<none>';
  return list.map(({ name, status, size }) => `${name} (${status.replicas}/${size} replicas created)`).join(', ');
}

function eventLines({ now }: DeploymentCluster, events: readonly RawEvent[]): string[] {
  const listed = listedEvents(events);
  if (listed.length === 0) return ['Events:\t<none>'];
  const rows = listed.map(({ type, reason, message, firstMs, atMs, count }) => {
    const age = count > 1 ? `${humanDuration(now - atMs)} (x${count} over ${humanDuration(now - firstMs)})` : humanDuration(now - firstMs);
    return `  ${type}\t${reason}\t${age}\tdeployment-controller\t${message}`;
  });
  return ['Events:', '  Type\tReason\tAge\tFrom\tMessage', '  ----\t------\t----\t----\t-------', ...rows];
}

/** The last one of each entry, by the time when it was sent. */
export function listedEvents(events: readonly RawEvent[]): readonly SentEvent[] {
  const correlator = new EventCorrelator();
  const entries = new Map<number, SentEvent>();
  for (const event of events) {
    const sent = correlator.send(event);
    if (sent !== null) entries.set(sent.entry, sent);
  }
  return [...entries.values()].sort((one, other) => one.atMs - other.atMs || one.entry - other.entry);
}
