import { PreviewedFile } from '../preview/previewedFile';
import { methods } from '../protocol';
import { paramsOf } from '../protocol/requestSchemas';
import type { RequestHandler } from './handler';
import { inSteps } from './inSteps';

/** The revision numbers of a history of manifests. */
export const pastRevisions: RequestHandler<'pastRevisions'> = {
  method: methods.pastRevisions,
  params: paramsOf.pastRevisions,
  capability: {},
  empty: { revisions: [] },
  enabled: () => true,
  ...inSteps(function* ({ workload, manifests }, file, settings) {
    const found = new PreviewedFile(file, settings).workload(workload);
    return { revisions: found === undefined ? [] : yield* found.numberRevisionsInSteps(manifests) };
  }),
};
