import { imageRemark } from '../preview/imageRemark';
import { PreviewedFile } from '../preview/previewedFile';
import { methods } from '../protocol';
import { paramsOf } from '../protocol/requestSchemas';
import type { RequestHandler } from './handler';

/** An image while it is typed: what can't be one, and what kubectl takes without a word. */
export const checkImage: RequestHandler<'checkImage'> = {
  method: methods.checkImage,
  params: paramsOf.checkImage,
  capability: {},
  empty: null,
  enabled: () => true,
  answer: ({ workload, ...typed }, file, settings) => {
    const found = new PreviewedFile(file, settings).workload(workload);
    return found === undefined ? imageRemark(undefined, typed) : found.checkImage(typed);
  },
};
