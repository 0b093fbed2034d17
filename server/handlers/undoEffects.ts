import { shownIn } from '../escapes/shown';
import { PreviewedFile } from '../preview/previewedFile';
import { methods } from '../protocol';
import { paramsOf } from '../protocol/requestSchemas';
import type { RequestHandler } from './handler';
import { inSteps } from './inSteps';

/** Lines to be copied. */
const copied = new Set(['commands', 'restoreCommand']);

/** What an undo does besides the rollout, and what it leaves as it is. */
export const undoEffects: RequestHandler<'undoEffects'> = {
  method: methods.undoEffects,
  params: paramsOf.undoEffects,
  capability: {},
  empty: null,
  enabled: () => true,
  ...inSteps(function* ({ workload, ...asked }, file, settings) {
    const found = new PreviewedFile(file, settings).workload(workload);
    return found === undefined ? null : shownIn(yield* found.undoEffectsInSteps(asked), copied);
  }),
};
