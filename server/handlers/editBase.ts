import { PreviewedFile } from '../preview/previewedFile';
import { methods } from '../protocol';
import { paramsOf } from '../protocol/requestSchemas';
import type { RequestHandler } from './handler';

/** What of a file as it was is needed to simulate the edit of a workload. */
export const editBase: RequestHandler<'editBase'> = {
  method: methods.editBase,
  params: paramsOf.editBase,
  capability: {},
  empty: { text: null },
  enabled: () => true,
  answer: ({ workload, ...asked }, file, settings) =>
    new PreviewedFile(file, settings).workload(workload)?.editBase(asked) ?? { text: null },
};
