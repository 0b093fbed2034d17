import { shownIn } from '../escapes/shown';
import { PreviewedFile } from '../preview/previewedFile';
import { methods } from '../protocol';
import { paramsOf } from '../protocol/requestSchemas';
import type { RequestHandler } from './handler';
import { inSteps } from './inSteps';

/** What is asked for by it, and a line to be copied. */
const exact = new Set(['workload', 'command']);

/** What applying the open document would do, against what it was. */
export const editEffect: RequestHandler<'editEffect'> = {
  method: methods.editEffect,
  params: paramsOf.editEffect,
  capability: {},
  empty: { workloads: [] },
  enabled: () => true,
  ...inSteps(function* (edit, file, settings) {
    return { workloads: shownIn(yield* new PreviewedFile(file, settings).editEffectsInSteps(edit), exact) };
  }),
};
