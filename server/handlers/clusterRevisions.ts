import { methods } from '../protocol';
import { paramsOf } from '../protocol/requestSchemas';
import { readClusterRevisions } from '../revisions/clusterRevisions';
import type { RequestHandler } from './handler';

/** The revisions in what kubectl printed of a cluster. */
export const clusterRevisions: RequestHandler<'clusterRevisions'> = {
  method: methods.clusterRevisions,
  params: paramsOf.clusterRevisions,
  capability: {},
  empty: { problem: null, revisions: [], gone: [] },
  enabled: () => true,
  answer: ({ workload: id, text }, file) => {
    const placed = file.workloads.find(other => other.id === id);
    return placed === undefined ? { problem: null, revisions: [], gone: [] } : readClusterRevisions(placed.workload, text);
  },
};
