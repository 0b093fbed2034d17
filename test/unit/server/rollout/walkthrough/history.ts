/** `kubectl rollout history` (kubectl/pkg/polymorphichelpers/history.go). */
import type { DeploymentCluster } from '../../../../../server/rollout/controllers/deployment/objects';
import type { ReplicaSet } from '../../../../../server/rollout/controllers/replicaSet';
import { podTemplateLines } from './podTemplate';
import { describeColumns, lineUp } from './tabwriter';

const changeCauseKey = 'kubernetes.io/change-cause';

/** Every revision, ascending. */
export function rolloutHistory({ workload: deployment, generations: replicaSets }: DeploymentCluster): string {
  if (replicaSets.length === 0) return `deployment.apps/${deployment.name}\nNo rollout history found.`;
  const rows = [...replicaSets]
    .sort((a, b) => a.revision - b.revision)
    .map(replicaSet => `${replicaSet.revision}\t${changeCauseOf(replicaSet) ?? '<none>'}`);
  return [`deployment.apps/${deployment.name}`, ...lineUp(['REVISION\tCHANGE-CAUSE', ...rows], describeColumns)].join('\n');
}

/** One revision with its pod template, as it comes with its tabs; null where there is none: see `noSuchRevision`. */
export function revisionDetails({ workload: deployment, generations: replicaSets }: DeploymentCluster, revision: number): string | null {
  const found = replicaSets.find(replicaSet => replicaSet.revision === revision);
  return found === undefined
    ? null
    : [`deployment.apps/${deployment.name} with revision #${revision}`, 'Pod Template:', ...templateLines(found)].join('\n');
}

export const noSuchRevision = 'error: unable to find the specified revision';

/** `kubectl rollout undo --dry-run=client`: the template that would come back. */
export function undoDryRun({ workload: deployment }: DeploymentCluster, { template }: ReplicaSet): string {
  return [`deployment.apps/${deployment.name} Pod Template:`, ...podTemplateLines(template.podTemplate, template.hash), ' (dry run)'].join(
    '\n',
  );
}

function changeCauseOf({ annotations, template }: ReplicaSet): string | null {
  return annotations[changeCauseKey] ?? template.podTemplate.metadata.annotations?.[changeCauseKey] ?? null;
}

/** kubectl shows the change cause among the template's annotations. */
function templateLines(replicaSet: ReplicaSet): string[] {
  const { podTemplate, hash } = replicaSet.template;
  const cause = replicaSet.annotations[changeCauseKey];
  const annotations = { ...podTemplate.metadata.annotations, ...(cause === undefined ? {} : { [changeCauseKey]: cause }) };
  return podTemplateLines({ ...podTemplate, metadata: { ...podTemplate.metadata, annotations } }, hash);
}
