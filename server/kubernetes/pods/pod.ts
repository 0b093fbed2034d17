/** A pod template as far as its fields have a meaning for a rollout; Kubernetes' own shape and names (core/v1). */
import type { Json } from '../json';

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
