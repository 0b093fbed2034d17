import { PreviewedFile } from '../preview/previewedFile';
import { methods } from '../protocol';
import { paramsOf } from '../protocol/requestSchemas';
import type { RequestHandler } from './handler';

/** Which workloads a document has: for commands to choose from, and for the status item to count. */
export const workloads: RequestHandler<'workloads'> = {
  method: methods.workloads,
  params: paramsOf.workloads,
  capability: {},
  empty: { workloads: [] },
  enabled: () => true,
  answer: (_, file, settings) => ({ workloads: new PreviewedFile(file, settings).workloads.map(({ info }) => info) }),
};
