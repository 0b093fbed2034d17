/** What kubectl prints of simulated StatefulSets and DaemonSets, one blank between columns. */
import { byRevision } from '../../../../../server/rollout/controllers/controllerRevision';
import { revisionToUndo } from '../../../../../server/rollout/controllers/undoSet';
import { kinds } from '../../../../../server/kinds/index';
import type { Cluster, Generation } from '../../../../../server/rollout/cluster/cluster';
import type { DaemonSetCluster } from '../../../../../server/rollout/controllers/daemonSet/daemonSet';
import type { StatefulSetCluster } from '../../../../../server/rollout/controllers/statefulSet/statefulSet';
import type { Reply } from '../../../../../server/rollout/kubectl/reply';
import { resourceName } from '../../../../../server/rollout/kubectl/templateEdit';
import { type Counts, countPods } from '../../../../../server/rollout/timeline/counts';
import { listedEvents } from './describe';
import { noSuchRevision } from './history';
import { podTemplateLines } from './podTemplate';
import type { SetSession } from './setSession';

/** `kubectl rollout status --watch=false`. */
export function rolloutStatus(session: SetSession, name: string): string {
  const cluster = session.cluster(name);
  const { text, state } = cluster.controller.rolloutStatus(cluster, countsOf(cluster), false);
  return state === 'failed' ? failed(text) : text;
}

/** `kubectl get` of sets of one kind. */
export function getSets(session: SetSession, names: readonly string[], wide: boolean): string {
  const rows = names.map(name => {
    const cluster = session.cluster(name);
    return [...cluster.controller.row(cluster, countsOf(cluster)), ...(wide ? wideCells(cluster) : [])].join(' ').replace('…', 'AGE');
  });
  const [first = ''] = names;
  const { kind } = session.cluster(first).workload;
  const columns = kinds.find(({ rollout }) => rollout.kind === kind)?.rollout.columns ?? [];
  const more = kind === 'DaemonSet' ? ['CONTAINERS', 'IMAGES', 'SELECTOR'] : ['CONTAINERS', 'IMAGES'];
  return [[...columns, ...(wide ? more : [])].join(' '), ...rows].join('\n');
}

function wideCells({ workload: { kind, template, selector } }: Cluster): readonly string[] {
  const { metadata, spec } = template.podTemplate;
  const { containers } = spec;
  const of = Object.entries(selector ?? metadata.labels ?? {}).map(([key, value]) => `${key}=${value}`);
  return [
    containers.map(({ name }) => name).join(),
    containers.map(({ image }) => image).join(),
    ...(kind === 'DaemonSet' ? [of.join()] : []),
  ];
}

/** `kubectl get pods`, with the name of their revision if asked for. */
export function getPods(session: SetSession, name: string, withHash: boolean): string {
  const rows = session.pods(name).map(({ name: pod, readySince, terminating, revision }) => {
    const status = terminating ? 'Terminating' : readySince === null ? 'Pending' : 'Running';
    return `${pod} ${readySince === null ? 0 : 1}/1 ${status} 0 AGE${withHash ? ` ${revision.name}` : ''}`;
  });
  return [`NAME READY STATUS RESTARTS AGE${withHash ? ' CONTROLLER-REVISION-HASH' : ''}`, ...rows].join('\n');
}

/** `kubectl get controllerrevisions`. */
export function getRevisions(session: SetSession, name: string): string {
  const { workload, generations } = session.cluster(name);
  const rows = generations.map(own => `${own.name} ${resourceName(workload)} ${own.revision} AGE`);
  return ['NAME CONTROLLER REVISION AGE', ...rows].join('\n');
}

/** `kubectl get pvc`, of claims that no volume is there for. */
export function getClaims(session: SetSession): string {
  const rows = session.claims().map(name => `${name} Pending <unset> AGE`);
  return ['NAME STATUS VOLUME CAPACITY ACCESS MODES STORAGECLASS VOLUMEATTRIBUTESCLASS AGE', ...rows].join('\n');
}

/** `kubectl get events` with the columns TYPE, REASON, and MESSAGE. */
export function getEvents(session: SetSession, name: string): string {
  const rows = listedEvents(session.events(name)).map(({ type, reason, message }) => `${type} ${reason} ${message}`);
  return ['TYPE REASON MESSAGE', ...rows].join('\n');
}

/** `kubectl get -o jsonpath` of a part of the object. */
export function getPart(session: SetSession, name: string, path: string): string {
  const cluster = session.cluster(name);
  const { annotations, spec } = cluster.workload;
  switch (path) {
    case '{.metadata.annotations}':
      return sortedJson(annotations);
    case '{.spec.updateStrategy}':
      return sortedJson(spec.updateStrategy);
    case '{.status}':
      return sortedJson('ordinals' in cluster ? statefulSetStatus(cluster) : daemonSetStatus(cluster));
    default:
      throw new Error(path);
  }
}

function statefulSetStatus({ workload: { status } }: StatefulSetCluster): object {
  const { currentRevision, updateRevision } = status;
  return { ...status, collisionCount: 0, currentRevision: currentRevision?.name, updateRevision: updateRevision?.name };
}

/** How many aren't available is left out where all are. */
function daemonSetStatus({ workload: { status } }: DaemonSetCluster): object {
  const { numberUnavailable, ...others } = status;
  return numberUnavailable === 0 ? others : status;
}

function sortedJson(value: object): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1))) : inner,
  );
}

/** `kubectl rollout history`. */
export function rolloutHistory(session: SetSession, name: string): string {
  const { workload, generations } = session.cluster(name);
  const rows = byRevision(generations).map(
    ({ revision, annotations }) => `${revision} ${annotations['kubernetes.io/change-cause'] ?? '<none>'}`,
  );
  return [resourceName(workload), 'REVISION CHANGE-CAUSE', ...rows].join('\n');
}

/** `kubectl rollout history --revision`. */
export function revisionDetails(session: SetSession, name: string, number: number): string {
  const { workload, generations } = session.cluster(name);
  const found = generations.find(({ revision }) => revision === number);
  if (found === undefined) return failed(noSuchRevision);
  return [`${resourceName(workload)} with revision #${number}`, 'Pod Template:', ...templateLines(found)].join('\n');
}

/** `kubectl rollout undo --dry-run=client`. */
export function undoDryRun(session: SetSession, name: string): string {
  const cluster = session.cluster(name);
  const target = revisionToUndo(cluster, 0);
  if (target === undefined) throw new Error(name);
  return [`${resourceName(cluster.workload)} will roll back to Pod Template:`, ...templateLines(target), ' (dry run)'].join('\n');
}

function templateLines({ template }: Generation): readonly string[] {
  return podTemplateLines(template.podTemplate, null);
}

/** What is printed of something that kubectl does, or fails to do. */
export function replyText({ text, failed: isFailed }: Reply): string {
  return isFailed ? failed(text) : text;
}

function failed(text: string): string {
  return `[stderr] ${text}\n[exit 1]`;
}

function countsOf(cluster: StatefulSetCluster | DaemonSetCluster): Counts {
  return { ...countPods(cluster, cluster.generations), ...cluster.controller.counted?.(cluster) };
}
