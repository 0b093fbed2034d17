/** Replays what was done to a recorded Deployment, and answers what the simulator makes of it; from `spec` and each step's `do` alone. */
import type { DeploymentCluster } from '../../server/rollout/controllers/deployment/objects';
import type { ReplicaSet } from '../../server/rollout/controllers/replicaSet';
import type { KubernetesVersion } from '../../server/kubernetes/kubernetesVersion';
import type { PodTemplateSpec } from '../../server/kubernetes/pods/pod';
import { findCondition } from '../../server/rollout/controllers/deployment/conditions';
import { act } from '../../server/rollout/controllers/deployment/act';
import { changeSpec } from '../../server/rollout/kubectl/act';
import { lifeOf } from '../../server/rollout/kubelet/podLife';
import type { PodGroup } from '../../server/rollout/cluster/podGroups';
import { takePods } from '../../server/rollout/cluster/pods';
import { newDeployment } from '../../server/rollout/controllers/deployment/newDeployment';
import { advance, settle } from '../../server/rollout/cluster/simulate';
import { nameOf, probe, vanish } from './podsByHand';
import { defaulted, recordedDeployment, recordedTemplate } from './recordedDeployment';
import type {
  RecordedAction,
  RecordedSpec,
  RecordedStep,
  ReplayedStep,
  Rest,
  RestingSet,
  RolloutRecord,
  ScaleOperation,
} from './rolloutRecord';
import { strategicMergePatch } from './strategicMergePatch';
import { serverOf } from './versionedVerdict';

/** What passes between two steps. */
const pauseMs = 1000;

export function replayRollout({ spec, steps, kubernetes }: Pick<RolloutRecord, 'spec' | 'steps' | 'kubernetes'>): readonly ReplayedStep[] {
  const replay = new Replay(spec, serverOf(kubernetes));
  return steps.map(step => replay.step(step));
}

type TemplatedSpec = RecordedSpec & { readonly template: PodTemplateSpec };

class Replay {
  /** What the manifest and the patches say, before defaulting. */
  #spec: TemplatedSpec;
  readonly #cluster: DeploymentCluster;
  readonly #terminating: PodGroup[] = [];
  #scaled: ScaleOperation[] = [];

  constructor(spec: RecordedSpec, server: KubernetesVersion) {
    this.#spec = { ...spec, template: recordedTemplate(spec) };
    // Without a node a deleted pod vanishes at once; on one it stays until the recorder removes it.
    const life = lifeOf([], spec.nodeName === undefined ? 0 : Number.POSITIVE_INFINITY);
    this.#cluster = newDeployment(
      { ...recordedDeployment(spec), server },
      {
        pods: () => life,
        observe: change => {
          if (change.kind === 'created') this.#scaled.push([nameOf(change.generation), 'created', change.size]);
          else if (change.kind === 'scaled') this.#scaled.push([nameOf(change.generation), change.from, change.to]);
          else if (change.kind === 'deleted') this.#scaled.push([nameOf(change.generation), 'deleted']);
          else if (change.kind === 'pods' && change.group.state === 'terminating') this.#terminating.push(change.group);
        },
      },
    );
  }

  step({ do: action, at }: Pick<RecordedStep, 'do' | 'at'>): ReplayedStep {
    if (at !== undefined) return this.#timedStep(action, at);
    this.#scaled = [];
    this.#do(action);
    settle(this.#cluster);
    const replayed = { scaled: this.#scaled, rest: restOf(this.#cluster) };
    this.#scaled = [];
    advance(this.#cluster, this.#cluster.now + pauseMs);
    return replayed;
  }

  /** Lets exactly the recorded time pass. */
  #timedStep(action: RecordedAction, [began, seen]: readonly [number, number]): ReplayedStep {
    advance(this.#cluster, began * 1000);
    this.#scaled = [];
    if (action.do !== 'wait') this.#do(action);
    settle(this.#cluster);
    advance(this.#cluster, seen * 1000);
    return { scaled: this.#scaled, rest: restOf(this.#cluster) };
  }

  #do(action: RecordedAction): void {
    const cluster = this.#cluster;
    switch (action.do) {
      case 'create':
        return;
      case 'pause':
      case 'resume':
        act(cluster, { kind: action.do });
        this.#spec = { ...this.#spec, paused: cluster.workload.spec.paused };
        return;
      case 'setImage':
        act(cluster, { kind: 'setImage', images: action.images });
        this.#spec = { ...this.#spec, template: cluster.workload.spec.template };
        return;
      case 'scale':
        act(cluster, { kind: 'scale', replicas: action.replicas });
        this.#spec = { ...this.#spec, replicas: action.replicas };
        return;
      case 'undo':
        act(cluster, { kind: 'undo', toRevision: action.to });
        this.#spec = { ...this.#spec, template: cluster.workload.spec.template };
        return;
      case 'patch':
        this.#spec = strategicMergePatch(this.#spec, action.patch.spec ?? {}) as TemplatedSpec;
        changeSpec(cluster, defaulted(this.#spec, this.#spec.template));
        return;
      case 'ready':
      case 'unready':
        for (const replicaSet of cluster.generations) probe(cluster, replicaSet, action.pods[nameOf(replicaSet)] ?? 0, action.do);
        return;
      case 'gone':
        this.#remove(action.count);
        return;
      case 'wait':
        advance(cluster, cluster.now + action.seconds * 1000);
        return;
    }
  }

  #remove(count: number): void {
    for (let left = count; left > 0;) {
      const group = this.#terminating[0];
      if (group === undefined) return;
      const gone = takePods(this.#cluster, group, left);
      if (gone === group) this.#terminating.shift();
      left -= gone.count;
      vanish(this.#cluster, gone);
    }
  }
}

function restOf({ workload: deployment, generations: replicaSets }: DeploymentCluster): Rest {
  const { status } = deployment;
  const progressing = condition(deployment, 'Progressing');
  return {
    revision: deployment.revision,
    replicas: status.replicas,
    updated: status.updatedReplicas,
    ready: status.readyReplicas,
    available: status.availableReplicas,
    unavailable: status.unavailableReplicas,
    ...(status.terminatingReplicas === 0 ? {} : { terminating: status.terminatingReplicas }),
    Available: condition(deployment, 'Available') ?? '',
    ...(progressing === undefined ? {} : { Progressing: progressing }),
    sets: Object.fromEntries(replicaSets.map(replicaSet => [nameOf(replicaSet), restingSet(replicaSet)])),
  };
}

function restingSet(replicaSet: ReplicaSet): RestingSet {
  const image = replicaSet.template.podTemplate.spec.containers[0]?.image ?? '';
  return {
    revision: replicaSet.revision,
    image: image.slice(image.lastIndexOf(':') + 1),
    size: replicaSet.size,
    pods: replicaSet.status.replicas,
    ready: replicaSet.status.readyReplicas,
    available: replicaSet.status.availableReplicas,
    desired: replicaSet.desiredReplicas,
    max: replicaSet.maxReplicas,
    ...(replicaSet.revisionHistory === '' ? {} : { history: replicaSet.revisionHistory }),
  };
}

function condition(deployment: DeploymentCluster['workload'], type: 'Available' | 'Progressing'): string | undefined {
  const found = findCondition(deployment.status.conditions, type);
  return found === undefined ? undefined : `${found.status} ${found.reason}`;
}
