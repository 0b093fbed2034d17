import { PreviewedFile } from '../preview/previewedFile';
import { methods } from '../protocol';
import { paramsOf } from '../protocol/requestSchemas';
import type { RequestHandler } from './handler';
import { inSteps } from './inSteps';

/** The rollout under the usual strategies, all with the scenario's other values. */
export const compare: RequestHandler<'compare'> = {
  method: methods.compare,
  params: paramsOf.compare,
  capability: {},
  empty: { rows: [] },
  enabled: () => true,
  ...inSteps(function* ({ workload, scenario }, file, settings) {
    const found = new PreviewedFile(file, settings).workload(workload);
    return { rows: found === undefined ? [] : yield* found.compareInSteps(scenario) };
  }),
};
