import type { Deployment } from '../kubernetes/deployment/deployment';
import type { NumberedRevision, PastRevisionsParams } from '../protocol/revisions';
import { newGeneration } from '../rollout/cluster/cluster';
import { runToRest, settle, simulationLimits } from '../rollout/cluster/simulate';
import { newDeployment } from '../rollout/controllers/deployment/newDeployment';
import type { DeploymentCluster } from '../rollout/controllers/deployment/objects';
import type { ReplicaSet } from '../rollout/controllers/replicaSet';
import { changeSpec } from '../rollout/kubectl/act';
import { lifeOf, once } from '../rollout/kubelet/podLife';
import { goneByLimit, goneByRecreation, goneByReuse } from './historyLimit';

type Manifest = PastRevisionsParams['manifests'][number];

/** A template whose set got a number, and the number. */
interface Numbered {
  readonly key: string;
  readonly revision: number;
  readonly formerRevisions: readonly number[];
  readonly replicaSet: ReplicaSet;
  readonly of: Applied;
}

/**
 * The revisions that the Deployment controller makes of manifests applied one after the other, each rolled out before the next: the controller itself numbers
 * them and deletes what the limit of the time doesn't keep. Of the manifests it gets what bears on that, and one pod, which is available at once. The
 * selector of a Deployment is immutable, so that another one means another Deployment, which begins with revision 1. `limit` is for manifests that
 * don't know theirs. Newest first.
 */
export function numberRevisions(manifests: readonly Manifest[], limit: number): readonly NumberedRevision[] {
  const steps = numberRevisionsInSteps(manifests, limit);
  for (let step = steps.next(); ; step = steps.next()) if (step.done === true) return step.value;
}

/** The same in steps: each manifest is one. */
export function* numberRevisionsInSteps(manifests: readonly Manifest[], limit: number): Generator<undefined, readonly NumberedRevision[]> {
  const found: Numbered[] = [];
  let applied: Applied | undefined;
  let selector: string | null = null;
  for (const manifest of manifests) {
    yield;
    const isOther = manifest.selector !== null && selector !== null && manifest.selector !== selector;
    selector = manifest.selector ?? selector;
    if (applied === undefined || isOther) applied = new Applied(manifest, limit);
    else applied.apply(manifest, limit);
    const { current } = applied;
    const last = found.at(-1);
    if (current === null || (last?.of === applied && last.revision === current.revision)) continue;
    const formerRevisions = current.revisionHistory.split(',').filter(text => text !== '');
    found.push({
      key: manifest.key,
      revision: current.revision,
      formerRevisions: formerRevisions.map(Number),
      replicaSet: current,
      of: applied,
    });
  }
  return found.reverse().map(numbered => revisionOf(numbered, applied));
}

/** A Deployment in a cluster, to which manifests are applied. */
class Applied {
  readonly #cluster: DeploymentCluster;
  /** By which limit a set was deleted. */
  readonly deletedBy = new Map<unknown, number>();
  #limit = 0;
  #current: ReplicaSet | null = null;

  constructor(manifest: Manifest, limit: number) {
    this.#limit = manifest.revisionHistoryLimit ?? limit;
    const life = lifeOf([once(0, 'ready')], 0);
    this.#cluster = newDeployment(deploymentOf(manifest, this.#limit), {
      pods: () => life,
      observe: change => {
        if (change.kind === 'deleted') this.deletedBy.set(change.generation, this.#limit);
      },
    });
    this.#rollOut();
  }

  /** The set with the Deployment's template, as long as it has one; else the one that had it last. */
  get current(): ReplicaSet | null {
    return this.#current;
  }

  apply(manifest: Manifest, limit: number): void {
    this.#limit = manifest.revisionHistoryLimit ?? limit;
    changeSpec(this.#cluster, deploymentOf(manifest, this.#limit).spec);
    this.#rollOut();
  }

  #rollOut(): void {
    this.#cluster.budget = simulationLimits.budget;
    settle(this.#cluster);
    runToRest(this.#cluster);
    this.#current = newGeneration(this.#cluster) ?? this.#current;
  }
}

function deploymentOf({ digest, paused }: Manifest, revisionHistoryLimit: number): Deployment {
  return {
    metadata: { name: 'web', namespace: null, annotations: {} },
    spec: {
      replicas: 1,
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: '25%', maxUnavailable: '25%' } },
      minReadySeconds: 0,
      progressDeadlineSeconds: 600,
      revisionHistoryLimit,
      paused,
      template: {
        metadata: { annotations: { digest } },
        spec: { containers: [{ name: 'web', image: 'web' }], terminationGracePeriodSeconds: 30 },
      },
    },
  };
}

function revisionOf({ key, revision, formerRevisions, replicaSet, of }: Numbered, last: Applied | undefined): NumberedRevision {
  if (of !== last) return { key, revision: null, state: 'gone', formerRevisions: [], reason: goneByRecreation() };
  const deletedBy = of.deletedBy.get(replicaSet);
  const reason =
    replicaSet.revision !== revision ? goneByReuse(replicaSet.revision) : deletedBy === undefined ? null : goneByLimit(deletedBy);
  const state = reason !== null ? 'gone' : replicaSet === of.current ? 'current' : 'kept';
  return { key, revision, state, formerRevisions, reason };
}
