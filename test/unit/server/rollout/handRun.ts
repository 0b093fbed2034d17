import type { Action } from '../../../../server/protocol/scenario';
import { findNewReplicaSet, type Cluster, type ReplicaSet } from '../../../../server/rollout/cluster/cluster';
import { findCondition } from '../../../../server/rollout/controllers/deployment/conditions';
import { act, changeSpec } from '../../../../server/rollout/kubectl/act';
import { lifeOf } from '../../../../server/rollout/kubelet/podLife';
import { becomeReady, takePods } from '../../../../server/rollout/controllers/replicaSet';
import { newCluster } from '../../../../server/rollout/cluster/newCluster';
import { advance, settle } from '../../../../server/rollout/cluster/simulate';
import { deployment, type Described } from './deployments';

/**
 * A Deployment whose pods become ready by hand. The script's words, one a line:
 * `create`, `image TAG`, `ready vN COUNT`, `unready vN COUNT`, `scale N`, `undo N`, `pause`, `resume`, `wait SECONDS`, `spec {…}` (merged into the spec).
 * vN is the N-th ReplicaSet created.
 */
export class HandRun {
  readonly cluster: Cluster;
  /** Every size that the sets had, as `(old,…,new)` in the order of creation; a set that isn't there yet is left out. */
  readonly sizes: string[] = [];
  readonly events: string[] = [];

  constructor(described: Described, terminationMs = 0) {
    const life = lifeOf([], terminationMs);
    this.cluster = newCluster(
      deployment(described),
      () => life,
      change => {
        if (change.kind === 'event') this.events.push(change.message);
        if (change.kind === 'replicaSetCreated' || change.kind === 'replicaSetScaled' || change.kind === 'replicaSetDeleted') {
          this.sizes.push(`(${this.cluster.replicaSets.map(({ size }) => size).join()})`);
        }
      },
    );
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
    this.run(`ready v1 ${this.cluster.deployment.spec.replicas}`);
    this.sizes.length = 0;
    return this;
  }

  /** `REASON` of Progressing and of Available. */
  get conditions(): string {
    const { conditions } = this.cluster.deployment.status;
    const reason = (type: 'Available' | 'Progressing') => findCondition(conditions, type)?.reason ?? '-';
    return `${reason('Progressing')} ${reason('Available')}`;
  }

  /** Revision numbers of the sets in the order of their creation, the new one with a star. */
  get revisions(): string {
    const newest = findNewReplicaSet(this.cluster);
    return this.cluster.replicaSets.map(set => `v${set.number}:${set.revision}${set === newest ? '*' : ''}`).join(' ');
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
        const change = JSON.parse(argument) as Partial<Cluster['deployment']['spec']>;
        changeSpec(this.cluster, { ...this.cluster.deployment.spec, ...change });
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
    const set = this.cluster.replicaSets.find(({ number }) => `v${number}` === name);
    for (let left = count; set !== undefined && left > 0;) {
      const group = to === 'ready' ? set.pods.unreadyGroups[0] : set.pods.readyGroups[0];
      if (group === undefined) return;
      left -= this.#turn(set, to, takePods(this.cluster, set, group, left));
    }
  }

  #turn(set: ReplicaSet, to: 'ready' | 'unready', group: ReturnType<typeof takePods>): number {
    if (to === 'ready') becomeReady(this.cluster, set, group);
    else {
      set.pods.setState(group, 'notReady', this.cluster.now);
      set.dirty = true;
    }
    return group.count;
  }
}
