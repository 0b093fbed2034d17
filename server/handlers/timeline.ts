import { shownIn } from '../escapes/shown';
import { PreviewedFile } from '../preview/previewedFile';
import { methods } from '../protocol';
import { paramsOf } from '../protocol/requestSchemas';
import type { RequestHandler } from './handler';
import { inSteps } from './inSteps';

/** Lines to be copied. */
const copied = new Set(['command', 'commands', 'kubectl']);

/** The rollout of a workload under a scenario, as the page draws it. */
export const timeline: RequestHandler<'timeline'> = {
  method: methods.timeline,
  params: paramsOf.timeline,
  capability: {},
  empty: { state: 'none' },
  enabled: () => true,
  ...inSteps(function* ({ workload, scenario }, file, settings) {
    const previewed = new PreviewedFile(file, settings);
    const found = previewed.workload(workload);
    const result =
      found === undefined ? previewed.unreadWorkload(workload) : { ...(yield* found.rolloutInSteps(scenario)), line: found.line };
    return result === null ? { state: 'none' } : shownIn(result, copied);
  }),
};
