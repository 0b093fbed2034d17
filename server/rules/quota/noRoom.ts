import * as l10n from '@vscode/l10n';
import type { RefusingPolicy } from '../../protocol/obstacle';
import { duration } from '../../rollout/words';
import { isOfDeployment } from '../deploymentRule';
import { placeOf } from '../placeOf';
import type { Finding, Judged, Rule } from '../rule';
import { saidBy, scaledFinding, shortageAtMost, shortageFinding, shortageIn, waysThrough } from '../shortage';

/** A ResourceQuota of the workload's namespace that has no room for what a rollout needs, whatever else is in the namespace. */
export const noRoom: Rule = {
  code: 'quota/no-room',
  severity: 'warning',
  check: judged => {
    const around = shortageIn(judged, ['notCreated', 'noRevision']);
    if (around === undefined) return [...slowed(judged), ...atMost(judged)];
    if (around.policy?.kind !== 'ResourceQuota') return [];
    return [shortageFinding(judged, around, placeIn(around.policy), 'FailedCreate')];
  },
};

/** A rollout that completes all the same, as old pods go: of a quota that becomes free nobody is told. */
function slowed(judged: Judged): readonly Finding[] {
  const { workload, neighbours, limits } = judged;
  if (limits.maxSurge.value === 0 || workload.object.cluster === undefined || workload.object.cluster.quotas.length === 0) return [];
  const rollout = judged.rollout();
  const refused = rollout?.steps.find(({ change }) => change.kind === 'createFailed')?.change;
  const seconds = rollout?.summary.completeSeconds ?? null;
  if (refused?.kind !== 'createFailed' || seconds === null || !isOfDeployment(judged)) return [];
  const { quotable, policy } = refused;
  if (policy?.kind !== 'ResourceQuota' || policy.unsaid) return [];
  const { name } = policy;
  const quota = neighbours.cluster.find(own => own.kind === 'ResourceQuota' && own.name === name);
  const words = l10n.t(
    'Quota {0} has no room for extra pods: a new pod is created only when its ReplicaSet tries again after an old pod has gone, and tries are up to 1,000 s apart. The rollout takes about {1}.',
    name,
    duration(seconds),
  );
  return [
    {
      severity: 'information',
      message: `${words}\n${saidBy('FailedCreate', { quotable })}`,
      span: placeOf(workload.node, placeIn(policy)),
      ...(quota?.place === undefined ? {} : { neighbour: { text: `ResourceQuota ${name}`, place: quota.place } }),
      fixes: () => waysThrough(judged),
    },
  ];
}

/** With as many pods as an autoscaler may want. */
function atMost(judged: Judged): readonly Finding[] {
  const scaled = shortageAtMost(judged, ['notCreated', 'noRevision']);
  const policy = scaled?.around.policy;
  return scaled === undefined || policy?.kind !== 'ResourceQuota' ? [] : [scaledFinding(judged, scaled, placeIn(policy), 'FailedCreate')];
}

/** What of the manifest the quota is too small for. */
function placeIn({ resources, unsaid }: Extract<RefusingPolicy, { kind: 'ResourceQuota' }>): string {
  if (resources.includes('count/replicasets.apps')) return 'spec.revisionHistoryLimit';
  return unsaid || resources.some(name => /^(?:requests\.|limits\.|cpu$|memory$)/.test(name))
    ? 'spec.template.spec.containers[0].resources'
    : 'spec.replicas';
}
