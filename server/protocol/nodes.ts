/** CONTRACT client ↔ server: nodes that somebody states. Plain data. */
import type { WhatIf } from './scenario';

/** Nodes that are alike. */
export interface NodeClass {
  readonly count: number;
  /** What pods may ask for; quantities as written. */
  readonly cpu: string;
  readonly memory: string;
  /** Of the resource `nvidia.com/gpu`; absent: none. */
  readonly gpus?: number;
  /** How many pods there may be on each; absent: 110. */
  readonly pods?: number;
  /** Over which the nodes are spread in turn; absent: they are in none. */
  readonly zones?: readonly string[];
  readonly labels?: Readonly<Record<string, string>>;
  readonly taints?: readonly { readonly key: string; readonly value: string; readonly effect: string }[];
  /** Further resources by their names, such as `amd.com/gpu`. */
  readonly resources?: Readonly<Record<string, string>>;
}

export interface NodesParams {
  readonly uri: string;
  /** What `kubectl get nodes -o yaml` printed. */
  readonly text: string;
}

export interface NodesResult {
  /** Those that are alike together; empty where the text has none. */
  readonly nodes: readonly NodeClass[];
}

/** The nodes of a rollout, and who is on them; amounts as the scheduler counts them: thousandths of a cpu, bytes, pieces. */
export interface TimelineNodes {
  /** What a pod of the new revision asks for, `pods` first. */
  readonly resources: readonly { readonly name: string; readonly asked: number }[];
  /** The host ports that a pod of the new revision asks for, and its claims. */
  readonly sole: readonly { readonly kind: 'port' | 'claim'; readonly name: string }[];
  readonly nodes: readonly TimelineNode[];
  /** From a step on a node has these pods; ascending. What was there before the timeline is at step 1. */
  readonly taken: readonly NodeTaken[];
  /** From a step on these pods wait; ascending. */
  readonly waiting: readonly { readonly step: number; readonly pods: readonly WaitingPods[] }[];
  /** Where they are written, such as `nodes.yaml:3`; null: somebody has stated them. */
  readonly file: string | null;
  /** The nodes as somebody has stated them in the settings, where they are all alike; absent: otherwise. */
  readonly stated?: NodeClass;
  /** The other workloads whose pods are on them. */
  readonly workloads: readonly OtherPods[];
}

/** The pods of another workload. */
export interface OtherPods {
  readonly kind: string;
  readonly name: string;
  /** How many there are to be, and how many of them have a node. */
  readonly pods: number;
  readonly placed: number;
  /** Where it is written, such as `../api.yaml:3`. */
  readonly file: string;
}

/** What a ResourceQuota has room for: a resource of it that the pods ask for. Amounts as Kubernetes prints them. */
export interface TimelineQuota {
  readonly quota: string;
  /** Such as `requests.cpu`. */
  readonly resource: string;
  /** What the pods that are wanted use before the rollout, what one more pod of the new revision asks for, and the limit. */
  readonly used: string;
  readonly extra: string;
  readonly hard: string;
  /** The first two together. */
  readonly needed: string;
  /** The first two as parts of the limit; 0 where that is 0. */
  readonly usedPart: number;
  readonly extraPart: number;
  /** Whether one more pod is too much. */
  readonly exceeded: boolean;
  /** Where it is written, such as `quota.yaml:3`; null: not known. */
  readonly file: string | null;
}

export interface TimelineNode {
  readonly name: string;
  readonly zone: string | null;
  readonly cordoned: boolean;
  /** Whether it has a taint that keeps pods away unless they tolerate it. */
  readonly tainted: boolean;
  /** Of each of the resources all that pods may ask for together. */
  readonly room: readonly number[];
  /** Of each port and claim whether the node could have it: a volume may be elsewhere. */
  readonly reaches: readonly boolean[];
}

export interface NodeTaken {
  readonly step: number;
  /** Index of the node. */
  readonly node: number;
  /** Of each of the resources what is asked for, by pods that terminate as well. */
  readonly taken: readonly number[];
  /** Those of the workload, by the index of their set in the timeline. */
  readonly pods: readonly { readonly generation: number; readonly running: number; readonly terminating: number }[];
  /** Pods of others. */
  readonly others: number;
  /** Of each port and claim the pod that has it here; null: none. */
  readonly holders: readonly (string | null)[];
}

export interface WaitingPods {
  readonly generation: number;
  readonly count: number;
  /** What FailedScheduling says, word for word. */
  readonly message: string;
}

/** What lets a stuck rollout through, as a simulation has shown. */
export interface Way {
  /** Such as `maxSurge: 0, maxUnavailable: 1`, `One more node like node-1`, or a kubectl command. */
  readonly change: string;
  /** How many of the desired pods are available at least meanwhile. */
  readonly lowest: number;
  readonly desired: number;
  /** null: not known. */
  readonly seconds: number | null;
  /** What it costs, in a few words. */
  readonly price: string;
  /** The values with which it can be tried on the page; null: there are none. */
  readonly whatIf: WhatIf | null;
  /** Whether it is the undo of the rollout. */
  readonly undo: boolean;
}

/** What the pods beyond the desired ones ask for. */
export interface ExtraRequests {
  /** Beyond the desired ones: as the controller counts, and with those that terminate. */
  readonly pods: number;
  readonly podsWithTerminating: number;
  /** For `pods`: thousandths of a CPU, bytes, and devices whose resource is named for a GPU. */
  readonly milliCpu: number;
  readonly memoryBytes: number;
  readonly gpus: number;
}
