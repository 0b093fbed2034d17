import type { Autoscaler } from '../autoscaler';
import type { PodTemplateSpec } from '../pods/pod';
import type { KubernetesVersion } from '../kubernetesVersion';
import type { ClusterObjects } from '../surroundings/clusterObjects';
import type { RolloutPlaceholder } from '../rolloutPlaceholders';

/**
 * A workload as the API server stores it after defaulting, as far as the rollout of any kind depends on it. Kubernetes' own shape and names; plain
 * JSON. A kind adds its own fields. The simulator reads only this, never the text.
 */
export interface WorkloadObject {
  readonly metadata: {
    readonly name: string;
    readonly namespace: string | null;
    readonly annotations: Readonly<Record<string, string>>;
    readonly labels?: Readonly<Record<string, string>>;
  };
  readonly spec: WorkloadSpec;
  /** The Kubernetes that stores it and rolls it out; absent: the newest. */
  readonly server?: KubernetesVersion;
  /** Its fields that something else fills in; absent: none. */
  readonly placeholders?: readonly RolloutPlaceholder[];
  /** The autoscaler whose `minReplicas` is in force as `spec.replicas`, which the manifest leaves out; absent: the manifest's number, or 1. */
  readonly scaledBy?: Autoscaler;
  /** The cluster around it, as far as it bears on its pods; absent: nothing is known of it. */
  readonly cluster?: ClusterObjects;
}

export interface WorkloadSpec {
  /** How many pods are wanted; of a kind without this field, what is assumed of it. */
  readonly replicas: number;
  readonly minReadySeconds: number;
  readonly revisionHistoryLimit: number;
  /** Whether nothing is rolled out before it is resumed; absent: the kind can't be paused. */
  readonly paused?: boolean;
  /** What of the selector can be said as labels; absent: it is taken for the template's. */
  readonly selector?: { readonly matchLabels: Readonly<Record<string, string>> };
  readonly template: PodTemplateSpec;
}
