import { methods } from '../protocol';
import { paramsOf } from '../protocol/requestSchemas';
import { numberRevisions } from '../revisions/numberRevisions';
import type { RequestHandler } from './handler';

/** The revision numbers of a history of manifests. */
export const pastRevisions: RequestHandler<'pastRevisions'> = {
  method: methods.pastRevisions,
  params: paramsOf.pastRevisions,
  capability: {},
  empty: { revisions: [] },
  enabled: () => true,
  answer: ({ workload: id, manifests }, file) => {
    const placed = file.workloads.find(other => other.id === id);
    return { revisions: placed === undefined ? [] : numberRevisions(manifests, placed.workload.deployment.spec.revisionHistoryLimit) };
  },
};
