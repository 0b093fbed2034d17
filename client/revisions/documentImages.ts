import type { Scenario } from '../../server/protocol/scenario';

/** What a kustomize build puts into the document's own template; absent: nothing. */
export type DocumentImages = Pick<Scenario, 'kustomizeImages'>;

/** Of a scenario, or of whatever else knows them, for a request. */
export function documentImagesOf({ kustomizeImages }: DocumentImages): DocumentImages {
  return kustomizeImages === undefined ? {} : { kustomizeImages };
}
