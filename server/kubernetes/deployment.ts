import type { Autoscaler } from './autoscaler';
import type { KubernetesVersion } from './kubernetesVersion';
import type { ClusterObjects } from './surroundings/clusterObjects';
import type { RolloutPlaceholder } from './rolloutPlaceholders';

/**
 * A Deployment as the API server stores it after defaulting, as far as a rollout depends on it. Kubernetes' own shape and names (apps/v1);
 * plain JSON. The simulator reads only this, never the text.
 */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** A number of pods, or a percentage such as "25%" (k8s.io/apimachinery/pkg/util/intstr). */
export type IntOrString = number | string;

export interface Deployment {
  readonly metadata: {
    readonly name: string;
    readonly namespace: string | null;
    readonly annotations: Readonly<Record<string, string>>;
    readonly labels?: Readonly<Record<string, string>>;
  };
  readonly spec: DeploymentSpec;
  /** The Kubernetes that stores it and rolls it out; absent: the newest. */
  readonly server?: KubernetesVersion;
  /** Its fields that something else fills in; absent: none. */
  readonly placeholders?: readonly RolloutPlaceholder[];
  /** The autoscaler whose `minReplicas` is in force as `spec.replicas`, which the manifest leaves out; absent: the manifest's number, or 1. */
  readonly scaledBy?: Autoscaler;
  /** The cluster around it, as far as it bears on its pods; absent: nothing is known of it. */
  readonly cluster?: ClusterObjects;
}

export interface DeploymentSpec {
  readonly replicas: number;
  readonly strategy: DeploymentStrategy;
  readonly minReadySeconds: number;
  readonly progressDeadlineSeconds: number;
  readonly revisionHistoryLimit: number;
  readonly paused: boolean;
  /** What of the selector can be said as labels; absent: it is taken for the template's. */
  readonly selector?: { readonly matchLabels: Readonly<Record<string, string>> };
  readonly template: PodTemplateSpec;
}

export type DeploymentStrategy =
  | { readonly type: 'RollingUpdate'; readonly rollingUpdate: { readonly maxSurge: IntOrString; readonly maxUnavailable: IntOrString } }
  | { readonly type: 'Recreate' };

/** Every field of the template is kept, because any of them makes a new revision; those with a meaning for the rollout are typed. */
export interface PodTemplateSpec {
  readonly metadata: { readonly labels?: Readonly<Record<string, string>>; readonly annotations?: Readonly<Record<string, string>> };
  readonly spec: PodSpec;
}

export interface PodSpec {
  readonly containers: readonly Container[];
  readonly initContainers?: readonly Container[];
  /** Seconds; 30 by default. */
  readonly terminationGracePeriodSeconds: number;
  readonly nodeName?: string;
  readonly [field: string]: unknown;
}

export interface Container {
  readonly name: string;
  readonly image: string;
  readonly readinessProbe?: Probe;
  readonly startupProbe?: Probe;
  readonly livenessProbe?: Probe;
  readonly lifecycle?: { readonly preStop?: PreStop; readonly postStart?: Readonly<Record<string, unknown>> };
  readonly resources?: { readonly requests?: Readonly<Record<string, Json>>; readonly limits?: Readonly<Record<string, Json>> };
  /** `Always` on an init container makes it a sidecar. */
  readonly restartPolicy?: string;
  readonly [field: string]: unknown;
}

export const probeNames = ['readinessProbe', 'livenessProbe', 'startupProbe'] as const;
export type ProbeName = (typeof probeNames)[number];

/** A probe with its numbers defaulted. */
export interface Probe {
  readonly initialDelaySeconds: number;
  readonly periodSeconds: number;
  readonly timeoutSeconds: number;
  readonly successThreshold: number;
  readonly failureThreshold: number;
  readonly [field: string]: unknown;
}

export interface PreStop {
  readonly sleep?: { readonly seconds?: number };
  readonly [field: string]: unknown;
}
