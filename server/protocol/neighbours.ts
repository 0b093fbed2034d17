/**
 * Of the same contract: the kinds of objects that say something of workloads in other files. The client hands over the files in which one may be; how they are
 * read stands in `server/kubernetes/neighbours.ts`, `autoscaler.ts` and `surroundings/clusterNeighbour.ts`.
 */
export const neighbourKinds = [
  'HorizontalPodAutoscaler',
  'PersistentVolumeClaim',
  'Service',
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'ResourceQuota',
  'LimitRange',
  'PodDisruptionBudget',
  'Node',
  'PersistentVolume',
  'StorageClass',
  'CSIDriver',
  'CSINode',
  'PriorityClass',
  'RuntimeClass',
] as const;
