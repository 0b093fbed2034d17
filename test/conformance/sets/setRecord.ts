/** The shape of a line of records/statefulset-rollouts.jsonl and daemonset-rollouts.jsonl (see records/README.md). */

export interface SetRecord {
  readonly id: string;
  readonly kind: 'StatefulSet' | 'DaemonSet';
  readonly gates?: readonly string[];
  /** What the manifest said; `bound` and `claims` are no fields of the API. */
  readonly spec: Readonly<Record<string, unknown>> & { readonly bound?: true; readonly claims?: true };
  readonly nodes?: { readonly plain: number; readonly tainted?: number };
  readonly steps: readonly SetStep[];
}

export interface SetStep {
  readonly do: SetAction;
  readonly error?: string;
  readonly changed?: readonly PodOperation[];
  readonly rest: SetRest;
}

/** Of a StatefulSet ordinals, of a DaemonSet how many of the pods of a revision on nodes in a state. */
export type RecordedPods = readonly number[] | readonly (readonly [state: string, revision: string, count: number])[];
export type RecordedNodes = readonly (readonly [state: string, count: number])[];

export type SetAction =
  | { readonly do: 'create' }
  | { readonly do: 'setImage'; readonly image: number | string }
  | { readonly do: 'scale'; readonly replicas: number }
  | { readonly do: 'undo'; readonly to: number }
  | { readonly do: 'restart' }
  | { readonly do: 'patch'; readonly patch: { readonly spec?: Readonly<Record<string, unknown>> } }
  | { readonly do: 'wait'; readonly seconds: number }
  | { readonly do: 'settle'; readonly never?: readonly string[] }
  | PodAction
  | NodeAction;

export type PodAction = { readonly do: 'ready' | 'unready' | 'gone' | 'delete' | 'fail'; readonly pods: RecordedPods };

export type NodeAction =
  | { readonly do: 'addNode'; readonly count: number; readonly taint?: string }
  | { readonly do: 'removeNode' | 'untaint'; readonly nodes: RecordedNodes }
  | { readonly do: 'taint'; readonly nodes: RecordedNodes; readonly effect: string };

export type PodOperation = readonly [sign: '+' | '-', ordinal: number, revision: string] | readonly [sign: '+' | '-', revision: string];

/** The status, pods or nodes, revisions and claims, once nothing moves. */
export type SetRest = Readonly<Record<string, unknown>>;

/** What a replay answers for a step. */
export interface ReplayedSetStep {
  readonly changed: readonly PodOperation[];
  readonly rest: SetRest;
}
