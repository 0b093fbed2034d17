import type { Action } from '../../../../server/protocol/scenario';
import { newGeneration } from '../../../../server/rollout/cluster/cluster';
import type { DeploymentCluster } from '../../../../server/rollout/controllers/deployment/objects';
import type { ReplicaSet } from '../../../../server/rollout/controllers/replicaSet';
import { findCondition } from '../../../../server/rollout/controllers/deployment/conditions';
import { act } from '../../../../server/rollout/controllers/deployment/act';
import { changeSpec } from '../../../../server/rollout/kubectl/act';
import { lifeOf } from '../../../../server/rollout/kubelet/podLife';
import { becomeReady, takePods } from '../../../../server/rollout/cluster/pods';
import { newDeployment } from '../../../../server/rollout/controllers/deployment/newDeployment';
import { advance, settle } from '../../../../server/rollout/cluster/simulate';
import { deployment, type Described } from './deployments';

/**
 * A Deployment whose pods become ready by hand. The script's words, one a line:
 * `create`, `image TAG`, `ready vN COUNT`, `unready vN COUNT`, `scale N`, `undo N`, `pause`, `resume`, `wait SECONDS`, `spec {…}` (merged into the spec).
 * vN is the N-th ReplicaSet created.
 */
export class HandRun {
  readonly cluster: DeploymentCluster;
  /** Every size that the sets had, as `(old,…,new)` in the order of creation; a set that isn't there yet is left out. */
  readonly sizes: string[] = [];
  readonly events: string[] = [];

  constructor(described: Described, terminationMs = 0) {
    const life = lifeOf([], terminationMs);
    this.cluster = newDeployment(deployment(described), {
      pods: () => life,
      observe: change => {
        if (change.kind === 'event') this.events.push(change.message);
        if (change.kind === 'created' || change.kind === 'scaled' || change.kind === 'deleted') {
          this.sizes.push(`(${this.cluster.generations.map(({ size }) => size).join()})`);
        }
      },
    });
  }

  run(script: string): this {
    for (const line of script.split('\n').map(part => part.trim())) {
      if (line === '') continue;
      this.do(line);
      settle(this.cluster);
    }
    return this;
  }

  /** Where all pods of the Deployment are ready: forgets the sizes so far. */
  start(): this {
    this.run('create');
    this.run(`ready v1 ${this.cluster.workload.spec.replicas}`);
    this.sizes.length = 0;
    return this;
  }

  /** `REASON` of Progressing and of Available. */
  get conditions(): string {
    const { conditions } = this.cluster.workload.status;
    const reason = (type: 'Available' | 'Progressing') => findCondition(conditions, type)?.reason ?? '-';
    return `${reason('Progressing')} ${reason('Available')}`;
  }

  /** Revision numbers of the sets in the order of their creation, the new one with a star. */
  get revisions(): string {
    const newest = newGeneration(this.cluster);
    return this.cluster.generations.map(set => `v${set.number}:${set.revision}${set === newest ? '*' : ''}`).join(' ');
  }

  /** One word of a script, which the controllers have not seen yet. */
  do(line: string): void {
    const [word = '', ...rest] = line.split(' ');
    const argument = rest.join(' ');
    switch (word) {
      case 'create':
        return;
      case 'image': {
        this.#act({ kind: 'setImage', images: { '*': `busybox:${argument}` } });
        return;
      }
      case 'scale': {
        this.#act({ kind: 'scale', replicas: Number(argument) });
        return;
      }
      case 'undo': {
        this.#act({ kind: 'undo', toRevision: Number(argument) });
        return;
      }
      case 'pause':
      case 'resume': {
        this.#act({ kind: word });
        return;
      }
      case 'spec': {
        const change = JSON.parse(argument) as Partial<DeploymentCluster['workload']['spec']>;
        changeSpec(this.cluster, { ...this.cluster.workload.spec, ...change });
        return;
      }
      case 'wait': {
        advance(this.cluster, this.cluster.now + Number(argument) * 1000);
        return;
      }
      case 'ready':
      case 'unready': {
        this.#probe(word, rest[0] ?? '', Number(rest[1]));
        return;
      }
      default:
        throw new Error(`unknown word ${word}`);
    }
  }

  #act(action: Action): void {
    const { failed, skipped, text } = act(this.cluster, action);
    if (failed || skipped === true) throw new Error(text);
  }

  #probe(to: 'ready' | 'unready', name: string, count: number): void {
    const set = this.cluster.generations.find(({ number }) => `v${number}` === name);
    for (let left = count; set !== undefined && left > 0;) {
      const group = to === 'ready' ? set.pods.unreadyGroups[0] : set.pods.readyGroups[0];
      if (group === undefined) return;
      left -= this.#turn(set, to, takePods(this.cluster, group, left));
    }
  }

  #turn(set: ReplicaSet, to: 'ready' | 'unready', group: ReturnType<typeof takePods>): number {
    if (to === 'ready') becomeReady(this.cluster, group);
    else {
      set.pods.setState(group, 'notReady', this.cluster.now);
      set.dirty = true;
    }
    return group.count;
  }
}
