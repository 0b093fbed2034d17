/** Replays a rollout that was recorded with nodes and a scheduler, and answers what the simulator makes of it; from what is done alone. */
import { leave, leaveOther } from '../../server/rollout/cluster/placing';
import type { PodGroup } from '../../server/rollout/cluster/podGroups';
import { takePods } from '../../server/rollout/cluster/pods';
import { advance, settle } from '../../server/rollout/cluster/simulate';
import { Surroundings } from '../../server/rollout/cluster/surroundings';
import { act } from '../../server/rollout/controllers/deployment/act';
import { newDeployment } from '../../server/rollout/controllers/deployment/newDeployment';
import { isDeployment } from '../../server/kubernetes/deployment/workload';
import type { DeploymentCluster } from '../../server/rollout/controllers/deployment/objects';
import { changeSpec } from '../../server/rollout/kubectl/act';
import { lifeOf } from '../../server/rollout/kubelet/podLife';
import type { ApiObject } from '../../server/kubernetes/apiObject';
import type { Deployment } from '../../server/kubernetes/deployment/deployment';
import { clusterObjectsOf } from '../../server/kubernetes/surroundings/clusterObjects';
import { findWorkloads } from '../../server/kinds/workloads';
import { parseDocument } from '../../server/yaml/parse';
import { mergePatch } from './mergePatch';
import { nameOf, probe, vanish } from './podsByHand';
import { nodeManifest } from './recordedNode';
import { restOf } from './schedulingRest';
import type { JsonObject, SchedulingAction, SchedulingRecord, SchedulingRest } from './schedulingRecord';

/** What passes between two steps. */
const pauseMs = 100;

export interface ReplayedScheduling {
  readonly error?: string;
  readonly rest: SchedulingRest;
}

export function replayScheduling(
  record: Pick<SchedulingRecord, 'nodes' | 'objects' | 'deployment' | 'steps'>,
): readonly ReplayedScheduling[] {
  const replay = new Replay(record);
  return record.steps.map(step => replay.step(step.do));
}

class Replay {
  #manifest: JsonObject;
  readonly #replicas: number;
  #objects: readonly JsonObject[];
  readonly #surroundings: Surroundings;
  readonly #cluster: DeploymentCluster;

  constructor({ nodes, objects, deployment }: Pick<SchedulingRecord, 'nodes' | 'objects' | 'deployment'>) {
    this.#manifest = deployment;
    this.#objects = [...nodes.map(nodeManifest), ...objects];
    this.#surroundings = new Surroundings(clusterObjectsOf(this.#objects as readonly ApiObject[], true), {
      kind: 'Deployment',
      name: 'app',
      namespace: 'default',
    });
    const life = lifeOf([], Number.POSITIVE_INFINITY);
    const decoded = decodedDeployment(deployment);
    this.#replicas = decoded.spec.replicas;
    this.#cluster = newDeployment(decoded, {
      pods: () => life,
      observe: () => undefined,
      surroundings: this.#surroundings,
    });
  }

  step(action: SchedulingAction): ReplayedScheduling {
    const error = this.#do(action);
    settle(this.#cluster);
    this.#prod();
    const rest = restOf(this.#cluster, this.#surroundings, this.#replicas);
    advance(this.#cluster, this.#cluster.now + pauseMs);
    return { ...(error === undefined ? {} : { error }), rest };
  }

  /** Whoever was refused tries again, as long as that changes something. */
  #prod(): void {
    const cluster = this.#cluster;
    for (let before = ''; before !== stateOf(cluster);) {
      before = stateOf(cluster);
      for (const replicaSet of cluster.generations) replicaSet.dirty ||= replicaSet.createError !== null;
      cluster.workload.dirty = true;
      settle(cluster);
    }
  }

  #do(action: SchedulingAction): string | undefined {
    const cluster = this.#cluster;
    switch (action.do) {
      case 'create':
        return undefined;
      case 'pause':
      case 'resume':
        return failureOf(act(cluster, { kind: action.do }));
      case 'setImage':
        return failureOf(act(cluster, { kind: 'setImage', images: action.images }));
      case 'scale':
        return failureOf(act(cluster, { kind: 'scale', replicas: action.replicas }));
      case 'undo':
        return failureOf(act(cluster, { kind: 'undo', toRevision: action.to }));
      case 'patch':
        this.#patch(action.patch);
        return undefined;
      case 'ready':
      case 'unready':
        for (const replicaSet of cluster.generations) probe(cluster, replicaSet, action.pods[nameOf(replicaSet)] ?? 0, action.do, hasNode);
        return undefined;
      case 'gone':
        this.#remove(action.pods, action.others ?? 0);
        return undefined;
      case 'wait':
        advance(cluster, cluster.now + action.seconds * 1000);
        return undefined;
      case 'addNode':
        this.#objects = [...this.#objects, nodeManifest(action.node)];
        this.#change();
        return undefined;
      case 'removeNode':
        this.#removeNode(action.name);
        return undefined;
      case 'cordon':
      case 'uncordon':
        this.#patchObject('Node', action.name, { spec: { unschedulable: action.do === 'cordon' } });
        return undefined;
      case 'patchNode':
        this.#patchObject('Node', action.name, action.patch);
        return undefined;
      case 'patchObject':
        this.#patchObject(action.kind, action.name, action.patch);
        return undefined;
      case 'deleteObject':
        if (action.kind === 'Pod') this.#deletePod(action.name);
        this.#objects = this.#objects.filter(object => !isNamed(object, action.kind, action.name));
        this.#change();
        return undefined;
    }
  }

  /** One of somebody else is told to stop; it stays until it is gone. */
  #deletePod(name: string): void {
    const placement = this.#surroundings.others.find(({ pods }) => pods.name === name);
    if (placement === undefined) return;
    placement.pods.state = 'terminating';
    placement.node?.touch();
  }

  /** The Deployment as it is now, with what the patch makes of it. */
  #patch(patch: JsonObject): void {
    const { replicas, strategy, paused, template } = this.#cluster.workload.spec;
    const now = { spec: { replicas, paused, strategy, template } } as unknown as JsonObject;
    this.#manifest = mergePatch(mergePatch(this.#manifest, now), patch) as JsonObject;
    changeSpec(this.#cluster, decodedDeployment(this.#manifest).spec);
  }

  #patchObject(kind: string, name: string, patch: JsonObject): void {
    this.#objects = this.#objects.map(object => (isNamed(object, kind, name) ? (mergePatch(object, patch) as JsonObject) : object));
    this.#change();
  }

  #change(): void {
    this.#surroundings.change(clusterObjectsOf(this.#objects as readonly ApiObject[], true));
  }

  #removeNode(name: string): void {
    this.#objects = this.#objects.filter(object => !isNamed(object, 'Node', name));
    const cluster = this.#cluster;
    for (const group of this.#bound()) if (group.placement?.node?.node.name === name) this.#vanish(group);
    for (const other of this.#surroundings.others) if (other.node?.node.name === name) leaveOther(cluster, other);
    this.#change();
  }

  #remove(pods: Readonly<Record<string, number>>, others: number): void {
    const cluster = this.#cluster;
    for (const [set, count] of Object.entries(pods)) {
      for (let left = count; left > 0;) {
        const [group] = this.#terminating(set);
        if (group === undefined) break;
        const part = takePods(cluster, group, left);
        left -= part.count;
        this.#vanish(part);
      }
    }
    const going = this.#surroundings.others.filter(({ terminating }) => terminating).slice(0, others);
    for (const other of going) leaveOther(cluster, other);
  }

  /** Also those of a set that is no more. */
  #terminating(set: string): readonly PodGroup[] {
    return this.#bound().filter(group => nameOf(group.generation) === set && group.state === 'terminating');
  }

  #bound(): readonly PodGroup[] {
    const kept = (this.#surroundings.scheduler?.nodes ?? []).flatMap(({ pods }) => pods.map(({ pods: own }) => own));
    return kept.flatMap(own => ('generation' in own ? [own as PodGroup] : []));
  }

  #vanish(group: PodGroup): void {
    vanish(this.#cluster, group);
    leave(this.#cluster, group);
  }
}

function stateOf(cluster: DeploymentCluster): string {
  return JSON.stringify([cluster.workload.status, cluster.generations.map(({ size, status }) => [size, status]), cluster.nextGroup]);
}

function failureOf({ text, failed }: ReturnType<typeof act>): string | undefined {
  return failed ? text : undefined;
}

/** Only what has a node can become ready. */
function hasNode({ placement }: PodGroup): boolean {
  return placement?.node != null;
}

function isNamed(object: JsonObject, kind: string, name: string): boolean {
  return object['kind'] === kind && (object['metadata'] as JsonObject)['name'] === name;
}

function decodedDeployment(manifest: JsonObject): Deployment {
  const [workload] = findWorkloads([parseDocument(JSON.stringify(manifest))]);
  if (workload === undefined || !isDeployment(workload)) throw new Error('the record has no Deployment');
  return workload.object;
}
