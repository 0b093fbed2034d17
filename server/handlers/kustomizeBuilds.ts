import { buildsOf } from '../kustomize/builds';
import { buildNotes } from '../kustomize/notes';
import { methods } from '../protocol';
import { paramsOf } from '../protocol/requestSchemas';
import type { RequestHandler } from './handler';

/** The kustomize builds that a document is part of. */
export const kustomizeBuilds: RequestHandler<'kustomizeBuilds'> = {
  method: methods.kustomizeBuilds,
  params: paramsOf.kustomizeBuilds,
  capability: {},
  empty: { builds: [] },
  enabled: () => true,
  answer: ({ kustomized: { manifest, files } }, { workloads }) => ({
    builds: buildsOf(manifest, files).map(build => ({
      files: build.files,
      images: build.problem === null ? build.images : [],
      notes: buildNotes(
        [build],
        workloads.map(({ workload }) => workload),
      ),
    })),
  }),
};
