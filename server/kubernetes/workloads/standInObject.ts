import { labelsAt, objectAt } from '../apiObject';
import { type KubernetesVersion, newestVersion } from '../kubernetesVersion';
import type { Judged } from '../manifest';
import { rolloutPlaceholders } from '../rolloutPlaceholders';
import type { WorkloadObject } from './workloadObject';

/** What of a judged object is read alike whatever its kind: all but the spec. */
export function standInObject(
  { object, filledIn }: Pick<Judged, 'object' | 'filledIn'>,
  named: Pick<WorkloadObject['metadata'], 'name' | 'namespace'>,
  server: KubernetesVersion = newestVersion,
): Omit<WorkloadObject, 'spec'> {
  const metadata = objectAt(object, 'metadata');
  const labels = labelsAt(metadata, 'labels');
  const placeholders = rolloutPlaceholders(filledIn);
  return {
    metadata: { ...named, annotations: labelsAt(metadata, 'annotations') ?? {}, ...(labels === undefined ? {} : { labels }) },
    ...(server === newestVersion ? {} : { server }),
    ...(placeholders.length === 0 ? {} : { placeholders }),
  };
}
