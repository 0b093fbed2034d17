/** CONTRACT client ↔ server: what keeps new pods from serving. Plain data. */

/** What in a pod template keeps its pods from serving for good: the API server refuses them, or they never find a node, an image, a start, an answer. */
export type ObstacleKind = 'refused' | 'schedulingGate' | 'imageName' | 'tooLittleMemory' | 'hookPort' | 'probePort' | 'probeKills';

/** What around the workload keeps its pods from being placed, started, or created, or its rollout from beginning. */
export type ShortageKind = 'notPlaced' | 'notAttached' | 'nodeDown' | 'notCreated' | 'noRevision';

/** What the new pods come upon, whatever else is assumed of them. */
export interface TimelineObstacle {
  readonly kind: ObstacleKind | ShortageKind;
  /** In a sentence without a full stop, with the manifest's own names. */
  readonly sentence: string;
  /** The STATUS that `kubectl get pods` shows of them; where there are none, the reason of the event. */
  readonly shown: string;
  /** Of what is around the workload; absent for what is its own. */
  readonly around?: Around;
}

/** The object that has the API server refuse to create something. */
export type RefusingPolicy =
  /** `resources` are those for which there is no room, or that the pod has to say something of and doesn't (`unsaid`). */
  | { readonly kind: 'ResourceQuota'; readonly name: string; readonly resources: readonly string[]; readonly unsaid: boolean }
  /** `bound` is the first that the pod is beyond: of which item (`Container`, `Pod`), under which field of it. */
  | { readonly kind: 'LimitRange'; readonly name: string; readonly bound: LimitRangeBound };

/** Why something isn't created: the API server's words, and the object that decides; null where it is none that can be named. */
export interface CreateError {
  readonly message: string;
  /** The same, with `…` for what of a name only the simulation has. */
  readonly quotable: string;
  readonly policy: RefusingPolicy | null;
}

export interface LimitRangeBound {
  readonly type: string;
  readonly field: 'min' | 'max' | 'maxLimitRequestRatio';
  readonly resource: string;
}

/** What around a workload has no room for its pods. */
export interface Around {
  /** In a few words, such as `quota team has no room for one more pod`. */
  readonly words: string;
  /** What the API server or the scheduler says, word for word. */
  readonly message: string;
  /** The same, with `…` for what of a name only the simulation has: behind the workload’s name a cluster would have something else. */
  readonly quotable: string;
  /** The object that decides; null for nodes, and where it isn't known. */
  readonly policy: RefusingPolicy | null;
  /** Where that is written, such as `quota.yaml:3`; null: not known. */
  readonly file: string | null;
  /** Whether it is so wherever the scheduler has put the pods of others. */
  readonly certain: boolean;
  /** What waiting pods look for in vain; null where they aren't created. */
  readonly lacks: LackKind | null;
  /** The claim whose volume pods wait for; null where it isn't one. */
  readonly claim: string | null;
}

/** What no node has for a waiting pod. */
export type LackKind =
  | 'resource'
  | 'ports'
  | 'claim'
  | 'podSlots'
  | 'selector'
  | 'taints'
  | 'apart'
  | 'together'
  | 'spread'
  | 'volume'
  | 'volumeCount'
  | 'several';
