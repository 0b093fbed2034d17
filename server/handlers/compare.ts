import { shownIn } from '../escapes/shown';
import { PreviewedFile } from '../preview/previewedFile';
import { methods } from '../protocol';
import { paramsOf } from '../protocol/requestSchemas';
import type { RequestHandler } from './handler';
import { inSteps } from './inSteps';

/** Values to be put in force. */
const exact = new Set(['whatIf']);

/** The rollout under the usual strategies, all with the scenario's other values. */
export const compare: RequestHandler<'compare'> = {
  method: methods.compare,
  params: paramsOf.compare,
  capability: {},
  empty: { rows: [], leftOut: [] },
  enabled: () => true,
  ...inSteps(function* ({ workload, scenario }, file, settings) {
    const found = new PreviewedFile(file, settings).workload(workload);
    return found === undefined ? { rows: [], leftOut: [] } : shownIn(yield* found.compareInSteps(scenario), exact);
  }),
};
