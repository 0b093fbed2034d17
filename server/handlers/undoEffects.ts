import { methods } from '../protocol';
import { paramsOf } from '../protocol/requestSchemas';
import { undoEffects as effectsOf } from '../revisions/undoEffects';
import type { RequestHandler } from './handler';

/** What an undo does besides the rollout, and what it leaves as it is. */
export const undoEffects: RequestHandler<'undoEffects'> = {
  method: methods.undoEffects,
  params: paramsOf.undoEffects,
  capability: {},
  empty: null,
  enabled: () => true,
  answer: ({ workload: id, ...asked }, file, settings) => {
    const placed = file.workloads.find(other => other.id === id);
    return placed === undefined ? null : effectsOf(placed.workload, asked, settings.assume);
  },
};
