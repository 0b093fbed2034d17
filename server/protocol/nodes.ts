/** CONTRACT client ↔ server: nodes that somebody states. Plain data. */

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
