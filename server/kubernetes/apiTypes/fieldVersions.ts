import type { KubernetesVersion } from '../kubernetesVersion';

/** From which Kubernetes on a field is there; by default settings, without feature gates that somebody turned on. */
export interface FieldVersion {
  /** The first that knows it; absent: all do. */
  readonly since?: KubernetesVersion;
  /** The last that knows it; absent: the newest does. */
  readonly until?: KubernetesVersion;
  /** The first that stores it: those before take it and drop it. `notYet`: none does so far. Absent: all that know it. */
  readonly stored?: KubernetesVersion | 'notYet';
}

/** The fields that not every Kubernetes has, by the struct that they belong to and their name. What isn't here is in all of them. */
export const fieldVersions: ReadonlyMap<string, FieldVersion> = new Map<string, FieldVersion>([
  ['VolumeSource.image', { since: 31, stored: 35 }],
  ['ResourceClaim.request', { since: 31, stored: 34 }],
  ['ResourceRequirements.claims', { stored: 34 }],
  ['PodResourceClaim.resourceClaimName', { since: 31 }],
  ['PodResourceClaim.resourceClaimTemplateName', { since: 31 }],
  ['PodResourceClaim.source', { until: 30 }],
  ['PodSpec.resourceClaims', { stored: 34 }],
  ['PodSecurityContext.supplementalGroupsPolicy', { since: 31, stored: 33 }],
  ['PodSpec.resources', { since: 32, stored: 34 }],
  ['PodSecurityContext.seLinuxChangePolicy', { since: 32, stored: 33 }],
  ['Lifecycle.stopSignal', { since: 33, stored: 'notYet' }],
  ['EnvVarSource.fileKeyRef', { since: 34, stored: 35 }],
  ['Container.restartPolicyRules', { since: 34, stored: 35 }],
  ['EphemeralContainerCommon.restartPolicyRules', { since: 34, stored: 35 }],
  ['PodSpec.hostnameOverride', { since: 34, stored: 35 }],
  ['VolumeProjection.podCertificate', { since: 34, stored: 'notYet' }],
  ['VolumeProjection.clusterTrustBundle', { stored: 'notYet' }],
  ['PodSpec.schedulingGroup', { since: 36, stored: 'notYet' }],
  ['PodSpec.workloadRef', { since: 35, until: 35, stored: 'notYet' }],
  ['PodSpec.hostUsers', { stored: 33 }],
  ['VolumeMount.recursiveReadOnly', { stored: 31 }],
  ['Container.resizePolicy', { stored: 33 }],
  ['EphemeralContainerCommon.resizePolicy', { stored: 33 }],
  ['SecurityContext.procMount', { stored: 33 }],
  ['PodAffinityTerm.matchLabelKeys', { stored: 31 }],
  ['PodAffinityTerm.mismatchLabelKeys', { stored: 31 }],
  ['DeploymentStatus.terminatingReplicas', { since: 33 }],
  ['RollingUpdateStatefulSetStrategy.maxUnavailable', { stored: 'notYet' }],
  ['HPAScalingRules.tolerance', { since: 33, stored: 35 }],
]);

interface FormerField {
  readonly type: string;
  readonly meaning: string;
}

/** Fields that were there once, and the structs below them, in the notation of apiTypes.json. */
export const formerFields: Readonly<Record<string, Readonly<Record<string, FormerField>>>> = {
  PodResourceClaim: { source: { type: 'ClaimSource', meaning: 'Which claim it is, or from which template one is made.' } },
  ClaimSource: {
    resourceClaimName: { type: '*string', meaning: 'The name of a ResourceClaim.' },
    resourceClaimTemplateName: { type: '*string', meaning: 'The name of a ResourceClaimTemplate.' },
  },
  PodSpec: { workloadRef: { type: '*WorkloadReference', meaning: 'The Workload that the pod belongs to.' } },
  WorkloadReference: {
    name: { type: 'string', meaning: 'The name of the Workload.' },
    podGroup: { type: 'string', meaning: 'The group of pods in the Workload.' },
    podGroupReplicaKey: { type: 'string', meaning: 'Which replica of the group.' },
  },
};
