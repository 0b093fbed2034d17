import { parseDocument } from '../../../../../server/yaml/parse';
import { findWorkloads } from '../../../../../server/kinds/workloads';
import { isDeployment } from '../../../../../server/kubernetes/deployment/workload';
import type { Deployment } from '../../../../../server/kubernetes/deployment/deployment';
import type { Action } from '../../../../../server/protocol/scenario';
import type { RolloutStatus } from '../../../../../server/protocol/timeline';
import type { DeploymentCluster } from '../../../../../server/rollout/controllers/deployment/objects';
import { findCondition, progressDeadlineExceeded } from '../../../../../server/rollout/controllers/deployment/conditions';
import { act, revisionToUndo } from '../../../../../server/rollout/controllers/deployment/act';
import { changeSpec } from '../../../../../server/rollout/kubectl/act';
import type { Reply } from '../../../../../server/rollout/kubectl/reply';
import { lifeOf } from '../../../../../server/rollout/kubelet/podLife';
import type { RawEvent } from '../../../../../server/rollout/render/events';
import { rolloutStatus } from '../../../../../server/rollout/controllers/deployment/rolloutStatus';
import { becomeReady } from '../../../../../server/rollout/cluster/pods';
import { newDeployment } from '../../../../../server/rollout/controllers/deployment/newDeployment';
import { advance, settle } from '../../../../../server/rollout/cluster/simulate';
import type { Template } from '../../../../../server/rollout/cluster/templates';
import { describeDeployment } from './describe';
import { getDeployment, getReplicaSets } from './get';
import { noSuchRevision, revisionDetails, rolloutHistory, undoDryRun } from './history';

/** kubectl on a simulated Deployment, with the names that the sets had in reality. */
export class KubectlSession {
  readonly #events: RawEvent[] = [];
  readonly #hashes: ReadonlyMap<number, string>;
  #cluster: DeploymentCluster | null = null;

  constructor(hashes: ReadonlyMap<number, string>) {
    this.#hashes = hashes;
  }

  get cluster(): DeploymentCluster {
    if (this.#cluster === null) throw new Error('nothing was created');
    return this.#cluster;
  }

  create(manifest: string, podQuota: number): void {
    const life = lifeOf([], 0);
    const cluster = newDeployment(deploymentIn(manifest), {
      pods: () => life,
      observe: change => {
        if (change.kind === 'event') this.#events.push(change);
      },
    });
    cluster.podQuota = podQuota;
    this.#nameSets(cluster);
    settle(cluster);
    this.#cluster = cluster;
  }

  apply(manifest: string): void {
    changeSpec(this.cluster, { ...deploymentIn(manifest).spec });
    settle(this.cluster);
  }

  act(action: Action): Reply {
    advance(this.cluster, this.cluster.now + 1000);
    const reply = act(this.cluster, action);
    settle(this.cluster);
    return reply;
  }

  annotate(annotations: Readonly<Record<string, string>>): void {
    const { workload: deployment } = this.cluster;
    deployment.annotations = { ...deployment.annotations, ...annotations };
    deployment.generation++;
    deployment.dirty = true;
    settle(this.cluster);
  }

  /** `kubectl get -o jsonpath={.metadata.annotations}`. */
  annotations(): Readonly<Record<string, string>> {
    const { workload: deployment } = this.cluster;
    return { 'deployment.kubernetes.io/revision': String(deployment.revision), ...deployment.annotations };
  }

  /** That many pods become ready, one after the other. */
  ready(count: number): void {
    const pods = this.cluster.generations.flatMap(replicaSet => replicaSet.pods.unreadyGroups);
    for (const group of pods.slice(0, count)) {
      if (group.state !== 'starting') continue;
      becomeReady(this.cluster, group);
      settle(this.cluster);
    }
  }

  wait(seconds: number): void {
    advance(this.cluster, this.cluster.now + seconds * 1000);
  }

  readonly get = (form?: 'wide') => getDeployment(this.cluster, form);
  readonly getSets = (form?: 'wide') => getReplicaSets(this.cluster, form);
  readonly describe = () => describeDeployment(this.cluster, this.#events, 'DATE');
  readonly history = () => rolloutHistory(this.cluster);
  readonly revision = (number: number) => revisionDetails(this.cluster, number) ?? noSuchRevision;

  /** `kubectl rollout status --watch=false`, of the status as it is stored. */
  status(): RolloutStatus {
    const { name, spec, status, generation } = this.cluster.workload;
    return rolloutStatus({
      name,
      desired: spec.replicas,
      updated: status.updatedReplicas,
      current: status.replicas,
      available: status.availableReplicas,
      observed: generation <= status.observedGeneration,
      deadlineExceeded: findCondition(status.conditions, 'Progressing')?.reason === progressDeadlineExceeded,
    });
  }

  undoDryRun(): string {
    const target = revisionToUndo(this.cluster, 0);
    return target === undefined ? '' : undoDryRun(this.cluster, target);
  }

  /** Sets are named in the order of their creation, when their template's hash is first asked for. */
  #nameSets(cluster: DeploymentCluster): void {
    const named = new Map<Template, Template>();
    const { templates, workload: deployment } = cluster;
    const intern = templates.intern.bind(templates);
    const nameOf = (number: number) => this.#hashes.get(number) ?? `rs${number}xxxxxxx`;
    let created = 0;
    templates.intern = (podTemplate, edits) => {
      const template = intern(podTemplate, edits);
      const known = named.get(template);
      if (known !== undefined) return known;
      let hash: string | undefined;
      const renamed = Object.defineProperty({ ...template }, 'hash', { get: () => (hash ??= nameOf(++created)) });
      named.set(template, renamed);
      return renamed;
    };
    deployment.template = templates.intern(deployment.spec.template);
  }
}

function deploymentIn(manifest: string): Deployment {
  const [workload] = findWorkloads([parseDocument(manifest)]);
  if (workload === undefined || !isDeployment(workload)) throw new Error(`no Deployment in ${manifest}`);
  return workload.object;
}
