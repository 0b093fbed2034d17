import { statefulSetWithDefaults } from '../../../server/kubernetes/statefulSet/defaults';
import { statefulSetStandIn } from '../../../server/kubernetes/statefulSet/standIn';
import type { StatefulSetSpec } from '../../../server/kubernetes/statefulSet/statefulSet';
import type { Pod } from '../../../server/rollout/cluster/pod';
import type { PodGroup } from '../../../server/rollout/cluster/podGroups';
import { newStatefulSet } from '../../../server/rollout/controllers/statefulSet/newStatefulSet';
import type { StatefulSetCluster } from '../../../server/rollout/controllers/statefulSet/statefulSet';
import { lifeOf } from '../../../server/rollout/kubelet/podLife';
import type { StoredSet } from './recordedSet';
import { idOf } from './revisionTags';
import { podState, SetReplay } from './setReplay';
import type { PodOperation, RecordedPods, SetAction, SetRecord, SetRest } from './setRecord';

export class StatefulSetReplay extends SetReplay<number> {
  protected readonly cluster: StatefulSetCluster;

  constructor(record: SetRecord) {
    const maxUnavailableEnabled = record.gates?.includes('MaxUnavailableStatefulSet') ?? false;
    super(record, object => statefulSetWithDefaults(object, maxUnavailableEnabled));
    // On a node a deleted pod stays until the recorder ends it.
    const life = lifeOf([], record.spec.bound === true ? Number.POSITIVE_INFINITY : 0);
    this.cluster = newStatefulSet(
      { metadata: { name: 'app', namespace: null, annotations: {} }, spec: this.specOf(this.stored) },
      { pods: () => life, observe: this.observe, maxUnavailableEnabled },
    );
  }

  protected bind(): boolean {
    return false;
  }

  protected doOther(action: SetAction): void {
    throw new Error(`Nothing does ${action.do} to a StatefulSet.`);
  }

  protected specOf({ object, root }: StoredSet): StatefulSetSpec {
    return statefulSetStandIn(object, root);
  }

  protected operation(sign: '+' | '-', { place, generation }: PodGroup): PodOperation {
    return [sign, Number(place?.split('-').at(-1)), idOf(generation)];
  }

  protected find(pods: RecordedPods): readonly Pod<number>[] {
    return this.cluster.placed.filter(({ place }) => pods.some(ordinal => ordinal === place));
  }

  protected rest(): SetRest {
    const { workload: set, placed, generations } = this.cluster;
    const pods = placed.filter(({ gone }) => !gone);
    const { status } = set;
    return {
      replicas: status.replicas,
      ready: status.readyReplicas,
      available: status.availableReplicas,
      current: status.currentReplicas,
      updated: status.updatedReplicas,
      currentRevision: status.currentRevision === null ? null : idOf(status.currentRevision),
      updateRevision: status.updateRevision === null ? null : idOf(status.updateRevision),
      pods: Object.fromEntries(pods.map(pod => [pod.place, podState(pod)])),
      revisions: this.tags.listed(generations),
      ...(set.spec.claims.length === 0 ? {} : { claims: [...set.claims.keys()].sort((one, other) => one - other) }),
    };
  }
}
