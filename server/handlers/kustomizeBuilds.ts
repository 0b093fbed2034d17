import { methods } from '../protocol';
import { kustomizeBuilds as buildsOf } from '../revisions/kustomizeBuilds';
import type { RequestHandler } from './handler';

/** The kustomize builds that a document is part of. */
export const kustomizeBuilds: RequestHandler<'kustomizeBuilds'> = {
  method: methods.kustomizeBuilds,
  capability: {},
  empty: { builds: [] },
  enabled: () => true,
  answer: ({ kustomized: { manifest, files } }) => ({ builds: buildsOf(manifest, files) }),
};
