import { statefulSetWithDefaults } from '../../../server/kubernetes/statefulSet/defaults';
import { statefulSetStandIn } from '../../../server/kubernetes/statefulSet/standIn';
import type { Pod } from '../../../server/rollout/cluster/pod';
import { newStatefulSetCluster } from '../../../server/rollout/controllers/statefulSet/newCluster';
import type { StatefulSetCluster } from '../../../server/rollout/controllers/statefulSet/statefulSet';
import { lifeOf } from '../../../server/rollout/kubelet/podLife';
import type { StoredSet } from './recordedSet';
import { idOf } from './revisionTags';
import { podState, SetReplay } from './setReplay';
import type { RecordedPods, SetAction, SetRecord, SetRest } from './setRecord';

export class StatefulSetReplay extends SetReplay<number> {
  protected readonly cluster: StatefulSetCluster;

  constructor(record: SetRecord) {
    const maxUnavailableEnabled = record.gates?.includes('MaxUnavailableStatefulSet') ?? false;
    super(record, object => statefulSetWithDefaults(object, maxUnavailableEnabled));
    // On a node a deleted pod stays until the recorder ends it.
    const life = lifeOf([], record.spec.bound === true ? Number.POSITIVE_INFINITY : 0);
    this.cluster = newStatefulSetCluster({
      name: 'app',
      spec: statefulSetStandIn(this.stored.object, this.stored.root),
      maxUnavailableEnabled,
      lives: () => life,
      observe: change => {
        if (change.kind === 'changed') return;
        this.note([change.kind === 'created' ? '+' : '-', change.pod.place, idOf(change.pod.revision)]);
      },
    });
  }

  protected bind(): boolean {
    return false;
  }

  protected doOther(action: SetAction): void {
    throw new Error(`Nothing does ${action.do} to a StatefulSet.`);
  }

  protected setSpec({ object, root }: StoredSet): void {
    const { set } = this.cluster;
    set.spec = { ...statefulSetStandIn(object, root), template: set.spec.template };
  }

  protected find(pods: RecordedPods): readonly Pod<number>[] {
    return this.cluster.pods.filter(({ place }) => pods.some(ordinal => ordinal === place));
  }

  protected rest(): SetRest {
    const { set, pods } = this.cluster;
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
      revisions: this.tags.listed(set.history),
      ...(set.spec.claims.length === 0 ? {} : { claims: [...set.claims.keys()].sort((one, other) => one - other) }),
    };
  }
}
