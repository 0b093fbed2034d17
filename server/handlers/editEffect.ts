import { PreviewedFile } from '../preview/previewedFile';
import { methods } from '../protocol';
import { paramsOf } from '../protocol/requestSchemas';
import type { RequestHandler } from './handler';

/** What applying the open document would do, against what it was. */
export const editEffect: RequestHandler<'editEffect'> = {
  method: methods.editEffect,
  params: paramsOf.editEffect,
  capability: {},
  empty: { workloads: [] },
  enabled: () => true,
  answer: (edit, file, settings) => ({ workloads: new PreviewedFile(file, settings).editEffects(edit) }),
};
