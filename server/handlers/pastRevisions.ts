import { PreviewedFile } from '../preview/previewedFile';
import { methods } from '../protocol';
import { paramsOf } from '../protocol/requestSchemas';
import type { RequestHandler } from './handler';

/** The revision numbers of a history of manifests. */
export const pastRevisions: RequestHandler<'pastRevisions'> = {
  method: methods.pastRevisions,
  params: paramsOf.pastRevisions,
  capability: {},
  empty: { revisions: [] },
  enabled: () => true,
  answer: ({ workload, manifests }, file, settings) => ({
    revisions: new PreviewedFile(file, settings).workload(workload)?.numberRevisions(manifests) ?? [],
  }),
};
