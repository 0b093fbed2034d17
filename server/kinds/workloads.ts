/** The workloads of all kinds in documents: see `WorkloadReader`. */
import { WorkloadReader } from '../kubernetes/workloads/workloadReader';
import { kinds } from './index';

const reader = new WorkloadReader(kinds.map(({ type }) => type));

export const mayHoldWorkload: WorkloadReader['mayHold'] = text => reader.mayHold(text);
export const findWorkloads: WorkloadReader['find'] = (documents, server) => reader.find(documents, server);
export const readWorkloads: WorkloadReader['read'] = (documents, server) => reader.read(documents, server);
export const beyondWorkloads: WorkloadReader['beyond'] = document => reader.beyond(document);
export const isMeantAsWorkload: WorkloadReader['isMeant'] = document => reader.isMeant(document);
export const workloadObjects: WorkloadReader['objectsIn'] = document => reader.objectsIn(document);
export const begunWorkload: WorkloadReader['begun'] = (document, server) => reader.begun(document, server);
