import { PreviewedFile } from '../preview/previewedFile';
import { methods } from '../protocol';
import { paramsOf } from '../protocol/requestSchemas';
import type { RequestHandler } from './handler';
import { inSteps } from './inSteps';

/** Two pod templates of a workload as texts to be compared. */
export const templateTexts: RequestHandler<'templateTexts'> = {
  method: methods.templateTexts,
  params: paramsOf.templateTexts,
  capability: {},
  empty: null,
  enabled: () => true,
  ...inSteps(function* ({ workload, ...asked }, file, settings) {
    const found = new PreviewedFile(file, settings).workload(workload);
    return found === undefined ? null : yield* found.templateTextsInSteps(asked);
  }),
};
