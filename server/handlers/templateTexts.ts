import { PreviewedFile } from '../preview/previewedFile';
import { methods } from '../protocol';
import { paramsOf } from '../protocol/requestSchemas';
import type { RequestHandler } from './handler';

/** Two pod templates of a workload as texts to be compared. */
export const templateTexts: RequestHandler<'templateTexts'> = {
  method: methods.templateTexts,
  params: paramsOf.templateTexts,
  capability: {},
  empty: null,
  enabled: () => true,
  answer: ({ workload, ...asked }, file, settings) => new PreviewedFile(file, settings).workload(workload)?.templateTexts(asked) ?? null,
};
