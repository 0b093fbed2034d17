import { type KubernetesVersion, newestVersion } from '../kubernetes/kubernetesVersion';
import type { AssumptionDefaults } from '../rollout/rehearse';
import type { Levels } from '../rules/judge';

/** What the answers depend on beside the texts. */
export interface PreviewSettings {
  /** The Kubernetes that the manifests are meant for. */
  readonly kubernetesVersion: KubernetesVersion;
  /** How loud the rules are, by their codes, such as `strategy/outage-allowed`; what isn't named is as loud as it was written to be. */
  readonly rules: Levels;
  /** Seconds; what no manifest says, where a scenario doesn't say it either. */
  readonly assume: AssumptionDefaults;
}

/** The only place for the defaults. */
export const defaultPreviewSettings: PreviewSettings = {
  kubernetesVersion: newestVersion,
  rules: {},
  assume: { readySeconds: 5, shutdownSeconds: 3 },
};
