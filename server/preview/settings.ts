import { kinds } from '../kinds/index';
import { type KubernetesVersion, newestVersion } from '../kubernetes/kubernetesVersion';
import type { NodeClass } from '../protocol/nodes';
import type { AssumptionDefaults } from '../rollout/rehearse';
import type { Levels } from '../rules/judge';

/** What the answers depend on beside the texts. */
export interface PreviewSettings {
  /** The Kubernetes that the manifests are meant for. */
  readonly kubernetesVersion: KubernetesVersion;
  /** The kinds of workload that are previewed; of others nothing is said. */
  readonly kinds: readonly string[];
  /** The nodes that the pods are to go to; empty: they aren't known, and every pod finds a place. */
  readonly nodes: readonly NodeClass[];
  /** How loud the rules are, by their codes, such as `strategy/outage-allowed`; what isn't named is as loud as it was written to be. */
  readonly rules: Levels;
  /** Seconds; what no manifest says, where a scenario doesn't say it either. */
  readonly assume: AssumptionDefaults;
}

/** The only place for the defaults. */
export const defaultPreviewSettings: PreviewSettings = {
  kubernetesVersion: newestVersion,
  kinds: kinds.map(({ type }) => type.objectKind.kind),
  nodes: [],
  rules: {},
  assume: { readySeconds: 5, shutdownSeconds: 3 },
};
