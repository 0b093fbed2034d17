import type { PodRefusal } from '../admission/podRefusal';
import { type KubernetesVersion, newestVersion } from '../kubernetesVersion';
import { hasPlaceholder } from '../placeholder';
import { field, invalids } from '../validation/findings';
import { labelValueErrors } from '../validation/formats';

/** The longest name of a StatefulSet with which the names of all its revisions, a dash and up to ten letters longer, are valid as a label. */
export const longestName = 52;

const labels = 'metadata.labels';

/**
 * Why the API server creates no pod with this name of a revision, which is the pod's label `controller-revision-hash`; null where it does, or where
 * the name is yet to be filled in.
 */
export function revisionLabelRefusal(revision: string, server: KubernetesVersion = newestVersion): PodRefusal | null {
  if (hasPlaceholder(revision)) return null;
  const [error] = invalids(field(server, 'pod/not-allowed', 'metadata', 'labels'), revision, labelValueErrors(revision));
  return error === undefined ? null : { path: labels, message: ({ name }) => `Pod "${name}" is invalid: ${labels}: ${error.message}` };
}

/** Whether a refusal is of that label: no other template or image heals it. */
export function isOfRevisionLabel({ path }: Pick<PodRefusal, 'path'>): boolean {
  return path === labels;
}
