/** The pages of kubernetes.io that explain the fields. */
const site = 'https://kubernetes.io/docs';
const deployment = `${site}/concepts/workloads/controllers/deployment/`;
const reference = `${site}/reference/kubernetes-api/workload-resources`;
const images = `${site}/concepts/containers/images/`;

export const pages = {
  deploymentSpec: `${reference}/deployment-v1/#DeploymentSpec`,
  podSpec: `${reference}/pod-v1/#PodSpec`,
  strategy: `${deployment}#strategy`,
  rollingUpdate: `${deployment}#rolling-update-deployment`,
  recreate: `${deployment}#recreate-deployment`,
  maxSurge: `${deployment}#max-surge`,
  maxUnavailable: `${deployment}#max-unavailable`,
  replicas: `${deployment}#replicas`,
  minReadySeconds: `${deployment}#min-ready-seconds`,
  progressDeadlineSeconds: `${deployment}#progress-deadline-seconds`,
  revisionHistoryLimit: `${deployment}#revision-history-limit`,
  paused: `${deployment}#pausing-and-resuming-a-deployment`,
  image: `${images}#image-names`,
  imagePullPolicy: `${images}#image-pull-policy`,
  probes: `${site}/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#configure-probes`,
  readinessProbe: `${site}/concepts/configuration/liveness-readiness-startup-probes/#readiness-probe`,
  livenessProbe: `${site}/concepts/configuration/liveness-readiness-startup-probes/#liveness-probe`,
  startupProbe: `${site}/concepts/configuration/liveness-readiness-startup-probes/#startup-probe`,
  termination: `${site}/concepts/workloads/pods/pod-lifecycle/#pod-termination`,
  readinessGates: `${site}/concepts/workloads/pods/pod-lifecycle/#pod-readiness-gate`,
  schedulingGates: `${site}/concepts/scheduling-eviction/pod-scheduling-readiness/`,
  sidecars: `${site}/concepts/workloads/pods/sidecar-containers/`,
  preStop: `${site}/concepts/containers/container-lifecycle-hooks/#container-hooks`,
  disruptions: `${site}/concepts/workloads/pods/disruptions/`,
  autoscaler: `${site}/concepts/workloads/autoscaling/horizontal-pod-autoscale/`,
  quotas: `${site}/concepts/policy/resource-quotas/`,
  nodes: `${site}/concepts/architecture/nodes/`,
} as const;
