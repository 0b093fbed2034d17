import { shownIn } from '../escapes/shown';
import { PreviewedFile } from '../preview/previewedFile';
import { methods } from '../protocol';
import { paramsOf } from '../protocol/requestSchemas';
import type { RequestHandler } from './handler';

/** What is handed back, or compared. */
const exact = new Set(['digest', 'manifest']);

/** The revisions in what kubectl printed of a cluster. */
export const clusterRevisions: RequestHandler<'clusterRevisions'> = {
  method: methods.clusterRevisions,
  params: paramsOf.clusterRevisions,
  capability: {},
  empty: { problem: null, revisions: [], gone: [] },
  enabled: () => true,
  answer: ({ workload, text }, file, settings) =>
    shownIn(
      new PreviewedFile(file, settings).workload(workload)?.revisionsOfCluster(text) ?? { problem: null, revisions: [], gone: [] },
      exact,
    ),
};
