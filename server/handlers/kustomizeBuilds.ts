import { methods } from '../protocol';
import type { KustomizeBuildsParams, KustomizeBuildsResult } from '../protocol/revisions';
import { kustomizeBuilds as buildsOf } from '../revisions/kustomizeBuilds';
import type { Handler } from './handler';

/** The kustomize builds that a document is part of. */
export const kustomizeBuilds: Handler<KustomizeBuildsParams, KustomizeBuildsResult> = {
  method: methods.kustomizeBuilds,
  capability: {},
  empty: { builds: [] },
  enabled: () => true,
  answer: ({ kustomized: { manifest, files } }) => ({ builds: buildsOf(manifest, files) }),
};
