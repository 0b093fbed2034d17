import { shownIn } from '../escapes/shown';
import { PreviewedFile } from '../preview/previewedFile';
import { methods } from '../protocol';
import { paramsOf } from '../protocol/requestSchemas';
import type { RequestHandler } from './handler';
import { inSteps } from './inSteps';

/** What is asked for by it. */
const exact = new Set(['workload']);

/** All workloads of a document at once, a row each. */
export const overview: RequestHandler<'overview'> = {
  method: methods.overview,
  params: paramsOf.overview,
  capability: {},
  empty: { rows: [], workloads: 0, unread: [] },
  enabled: () => true,
  ...inSteps(function* (_, file, settings) {
    return shownIn(yield* new PreviewedFile(file, settings).overviewInSteps(), exact);
  }),
};
