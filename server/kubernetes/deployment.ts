import type { WorkloadObject, WorkloadSpec } from './workloads/workloadObject';

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** A number of pods, or a percentage such as "25%" (k8s.io/apimachinery/pkg/util/intstr). */
export type IntOrString = number | string;

/** A Deployment (apps/v1). */
export interface Deployment extends WorkloadObject {
  readonly spec: DeploymentSpec;
}

export interface DeploymentSpec extends WorkloadSpec {
  readonly strategy: DeploymentStrategy;
  readonly progressDeadlineSeconds: number;
  readonly paused: boolean;
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
