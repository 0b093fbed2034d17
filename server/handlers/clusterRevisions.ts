import { methods } from '../protocol';
import type { ClusterRevisionsParams, ClusterRevisionsResult } from '../protocol/revisions';
import { readClusterRevisions } from '../revisions/clusterRevisions';
import type { Handler } from './handler';

/** The revisions in what kubectl printed of a cluster. */
export const clusterRevisions: Handler<ClusterRevisionsParams, ClusterRevisionsResult> = {
  method: methods.clusterRevisions,
  capability: {},
  empty: { problem: null, revisions: [], gone: [] },
  enabled: () => true,
  answer: ({ workload: id, text }, file) => {
    const placed = file.workloads.find(other => other.id === id);
    return placed === undefined ? { problem: null, revisions: [], gone: [] } : readClusterRevisions(placed.workload, text);
  },
};
