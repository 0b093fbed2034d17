import { PreviewedFile } from '../preview/previewedFile';
import { methods } from '../protocol';
import { paramsOf } from '../protocol/requestSchemas';
import type { RequestHandler } from './handler';

/** The rollout of a workload under a scenario, as the page draws it. */
export const timeline: RequestHandler<'timeline'> = {
  method: methods.timeline,
  params: paramsOf.timeline,
  capability: {},
  empty: { state: 'none' },
  enabled: () => true,
  answer: ({ workload, scenario }, file, settings) => {
    const found = new PreviewedFile(file, settings).workload(workload);
    return found === undefined ? { state: 'none' } : { ...found.rollout(scenario), line: found.line };
  },
};
