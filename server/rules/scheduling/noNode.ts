import { isDaemonSet } from '../../kubernetes/daemonSet/workload';
import type { LackKind } from '../../protocol/obstacle';
import { allowsSurge } from '../../rollout/controllers/daemonSet/amounts';
import { devicesOf } from '../resource/extraDevices';
import { hostPortsOf } from '../port/hostPortTaken';
import type { Judged, Rule } from '../rule';
import { scaledFinding, shortageAtMost, shortageFinding, shortageIn } from '../shortage';

/** Nodes that are known, none of which has a place for a pod that a rollout needs. */
export const noNode: Rule = {
  code: 'scheduling/no-node',
  severity: 'warning',
  check: judged => {
    const around = shortageIn(judged, ['notPlaced']);
    if (around === undefined) {
      const scaled = shortageAtMost(judged, ['notPlaced']);
      if (scaled?.around.lacks == null) return [];
      return [scaledFinding(judged, scaled, placeOf(judged, scaled.around.lacks), 'FailedScheduling')];
    }
    // A claim that is one pod's is told whatever the nodes are.
    if (around.lacks === null || around.lacks === 'claim' || (around.lacks === 'ports' && surgesOverPort(judged))) return [];
    return [shortageFinding(judged, around, placeOf(judged, around.lacks), 'FailedScheduling')];
  },
};

/** The second pod of a node can't have the port of the first, which is told whatever the nodes are. */
function surgesOverPort({ workload }: Judged): boolean {
  return isDaemonSet(workload) && allowsSurge(workload.object.spec);
}

/** What the pod asks for in vain. */
function placeOf({ workload }: Judged, lacks: LackKind): string {
  const pod = 'spec.template.spec';
  const { spec } = workload.object.spec.template;
  switch (lacks) {
    case 'resource':
      return devicesOf(spec)[0]?.path ?? `${pod}.containers[0].resources`;
    case 'ports':
      return hostPortsOf(spec)[0]?.path ?? pod;
    case 'selector':
      return spec['nodeSelector'] === undefined ? `${pod}.affinity.nodeAffinity` : `${pod}.nodeSelector`;
    case 'taints':
      return `${pod}.tolerations`;
    case 'apart':
      return `${pod}.affinity.podAntiAffinity`;
    case 'together':
      return `${pod}.affinity.podAffinity`;
    case 'spread':
      return `${pod}.topologySpreadConstraints`;
    case 'volume':
    case 'volumeCount':
    case 'claim':
      return `${pod}.volumes`;
    case 'podSlots':
    case 'several':
      return 'spec.replicas';
  }
}
