import { PreviewedFile } from '../preview/previewedFile';
import { methods } from '../protocol';
import { paramsOf } from '../protocol/requestSchemas';
import type { RequestHandler } from './handler';
import { inSteps } from './inSteps';

/** What applying the open document would do, against what it was. */
export const editEffect: RequestHandler<'editEffect'> = {
  method: methods.editEffect,
  params: paramsOf.editEffect,
  capability: {},
  empty: { workloads: [] },
  enabled: () => true,
  ...inSteps(function* (edit, file, settings) {
    return { workloads: yield* new PreviewedFile(file, settings).editEffectsInSteps(edit) };
  }),
};
