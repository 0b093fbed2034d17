import type { NodeState, Placed } from './nodeState';
import type { PodInfo } from './podInfo';
import type { Plugin } from './plugins/plugin';

/** Pods that are kept somewhere else: by a controller, or as pods that are simply there. */
export interface Pods {
  count: number;
  readonly state: string;
  readonly createdAt: number;
}

/** Where some equal pods are, or what becomes of their waiting. */
export class Placement<P extends Pods = Pods> implements Placed {
  /** null: they wait. */
  node: NodeState<Placement> | null = null;
  /** Their place in the queue among pods of their priority. */
  turn = 0;
  /** When they were last tried; milliseconds. */
  triedAt = 0;
  /** Whether the scheduler is to try them. */
  untried = true;
  /** The checks that some node failed in the last try. */
  failedBy: ReadonlySet<Plugin> = new Set();
  /** The resources of which some node had too little then, and whether a pod that they want to be near to wasn't. */
  short: ReadonlySet<string> = new Set();
  alone = false;
  /** What the event FailedScheduling said at the last try; null before it. */
  message: string | null = null;
  /** The node on which others were evicted for them. */
  nominated: NodeState<Placement> | null = null;
  /** Whether they have a node, and hang there for a volume that is attached to another one. */
  isAttaching = false;
  /** Whether they were evicted by the scheduler. */
  evicted = false;

  constructor(
    readonly info: PodInfo,
    readonly pods: P,
  ) {}

  get count(): number {
    return this.pods.count;
  }

  get terminating(): boolean {
    return this.pods.state === 'terminating';
  }

  get createdAt(): number {
    return this.pods.createdAt;
  }

  /** The same for pods that were part of these. */
  of(pods: P): Placement<P> {
    const { node, turn, triedAt, untried, failedBy, short, alone, message, isAttaching, evicted } = this;
    const copied = { node, turn, triedAt, untried, failedBy, short, alone, message, isAttaching, evicted };
    return Object.assign(new Placement(this.info, pods), copied);
  }
}
