/** CONTRACT client ↔ server: what keeps new pods from serving. Plain data. */

/** What in a pod template keeps its pods from serving for good: the API server refuses them, or they never find a node, an image, a start, an answer. */
export type ObstacleKind = 'refused' | 'schedulingGate' | 'imageName' | 'tooLittleMemory' | 'hookPort' | 'probePort' | 'probeKills';

/** What around the workload keeps its pods from being placed or created, or its rollout from beginning. */
export type ShortageKind = 'notPlaced' | 'notCreated' | 'noRevision';

/** What the new pods come upon, whatever else is assumed of them. */
export interface TimelineObstacle {
  readonly kind: ObstacleKind | ShortageKind;
  /** In a sentence without a full stop, with the manifest's own names. */
  readonly sentence: string;
  /** The STATUS that `kubectl get pods` shows of them; where there are none, the reason of the event. */
  readonly shown: string;
}
