import { shownIn } from '../escapes/shown';
import { PreviewedFile } from '../preview/previewedFile';
import { methods } from '../protocol';
import { paramsOf } from '../protocol/requestSchemas';
import type { RequestHandler } from './handler';

/** Lines to be copied. */
const copied = new Set(['commands', 'restoreCommand']);

/** What an undo does besides the rollout, and what it leaves as it is. */
export const undoEffects: RequestHandler<'undoEffects'> = {
  method: methods.undoEffects,
  params: paramsOf.undoEffects,
  capability: {},
  empty: null,
  enabled: () => true,
  answer: ({ workload, ...asked }, file, settings) =>
    shownIn(new PreviewedFile(file, settings).workload(workload)?.undoEffects(asked) ?? null, copied),
};
