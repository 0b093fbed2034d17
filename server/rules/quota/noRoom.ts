import type { Rule } from '../rule';
import { shortageFinding, shortageIn } from '../shortage';

/** A ResourceQuota of the workload's namespace that has no room for what a rollout needs, whatever else is in the namespace. */
export const noRoom: Rule = {
  code: 'quota/no-room',
  severity: 'warning',
  check: judged => {
    const around = shortageIn(judged, ['notCreated', 'noRevision']);
    if (around?.policy?.kind !== 'ResourceQuota') return [];
    return [shortageFinding(judged, around, placeIn(around.message), 'FailedCreate')];
  },
};

/** What of the manifest the quota is too small for. */
function placeIn(message: string): string {
  if (/replicasets\.apps/.test(message)) return 'spec.revisionHistoryLimit';
  return /must specify|(?:requests|limits)\.[^,]*=|(?:cpu|memory)=/.test(message)
    ? 'spec.template.spec.containers[0].resources'
    : 'spec.replicas';
}
