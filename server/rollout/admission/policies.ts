import { type ClusterObjects, nothingKnown } from '../../kubernetes/surroundings/clusterObjects';

/** What the API server judges the pods of a namespace by, beside the pods themselves. */
export type Policies = Pick<ClusterObjects, 'limitRanges' | 'quotas' | 'priorityClasses' | 'runtimeClasses' | 'complete'>;

export const noPolicies: Policies = nothingKnown;
