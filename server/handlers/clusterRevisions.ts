import { PreviewedFile } from '../preview/previewedFile';
import { methods } from '../protocol';
import { paramsOf } from '../protocol/requestSchemas';
import type { RequestHandler } from './handler';

/** The revisions in what kubectl printed of a cluster. */
export const clusterRevisions: RequestHandler<'clusterRevisions'> = {
  method: methods.clusterRevisions,
  params: paramsOf.clusterRevisions,
  capability: {},
  empty: { problem: null, revisions: [], gone: [] },
  enabled: () => true,
  answer: ({ workload, text }, file, settings) =>
    new PreviewedFile(file, settings).workload(workload)?.revisionsOfCluster(text) ?? { problem: null, revisions: [], gone: [] },
};
