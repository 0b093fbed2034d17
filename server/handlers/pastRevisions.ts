import { methods } from '../protocol';
import type { PastRevisionsParams, PastRevisionsResult } from '../protocol/revisions';
import { numberRevisions } from '../revisions/numberRevisions';
import type { Handler } from './handler';

/** The revision numbers of a history of manifests. */
export const pastRevisions: Handler<PastRevisionsParams, PastRevisionsResult> = {
  method: methods.pastRevisions,
  capability: {},
  empty: { revisions: [] },
  enabled: () => true,
  answer: ({ workload: id, manifests }, file) => {
    const placed = file.workloads.find(other => other.id === id);
    return { revisions: placed === undefined ? [] : numberRevisions(manifests, placed.workload.deployment.spec.revisionHistoryLimit) };
  },
};
