/** `kubectl get deployment` and `kubectl get rs` (printers/internalversion). */
import type { Container } from '../../../../../server/kubernetes/pods/pod';
import type { DeploymentCluster } from '../../../../../server/rollout/controllers/deployment/objects';
import type { ReplicaSet } from '../../../../../server/rollout/controllers/replicaSet';
import { deploymentColumns, deploymentRow } from '../../../../../server/rollout/controllers/deployment/get';
import { humanDuration } from './age';
import { lineUp, tableColumns } from './tabwriter';

/** `wide` adds CONTAINERS, IMAGES, SELECTOR. */
export function getDeployment(cluster: DeploymentCluster, form: 'new' | 'wide' = 'new'): string {
  const { workload: deployment, now } = cluster;
  const { updatedReplicas: updated, readyReplicas: ready, availableReplicas: available } = deployment.status;
  const row = deploymentRow(
    deployment.name,
    { desired: deployment.spec.replicas, updated, ready, available },
    humanDuration(now - deployment.createdAt),
  );
  const wide = form === 'wide';
  const { containers } = deployment.template.podTemplate.spec;
  return table([...deploymentColumns, ...(wide ? wideHead : [])], [[...row, ...(wide ? wideCells(containers, selectorOf(cluster)) : [])]]);
}

export function getReplicaSets(cluster: DeploymentCluster, form: 'new' | 'wide' = 'new'): string {
  const wide = form === 'wide';
  const rows = [...cluster.generations]
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(replicaSet => [
      replicaSet.name,
      replicaSet.size,
      replicaSet.status.replicas,
      replicaSet.status.readyReplicas,
      humanDuration(cluster.now - replicaSet.createdAt),
      ...(wide ? wideCells(replicaSet.template.podTemplate.spec.containers, replicaSetSelector(cluster, replicaSet)) : []),
    ]);
  return table(['NAME', 'DESIRED', 'CURRENT', 'READY', 'AGE', ...(wide ? wideHead : [])], rows);
}

/** The Deployment's selector as kubectl writes it. */
export function selectorOf({ workload: deployment }: DeploymentCluster): string {
  const selector = deployment.selector ?? deployment.template.podTemplate.metadata.labels ?? {};
  return Object.entries(selector)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => `${key}=${value}`)
    .join(',');
}

const wideHead = ['CONTAINERS', 'IMAGES', 'SELECTOR'] as const;

function wideCells(containers: readonly Container[], selector: string): string[] {
  return [containers.map(({ name }) => name).join(), containers.map(({ image }) => image).join(), selector];
}

function replicaSetSelector(cluster: DeploymentCluster, { template }: ReplicaSet): string {
  return `${selectorOf(cluster)},pod-template-hash=${template.hash}`;
}

function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  return lineUp(
    [head, ...rows].map(row => row.join('\t')),
    tableColumns,
  ).join('\n');
}
