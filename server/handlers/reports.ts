import { PreviewedFile } from '../preview/previewedFile';
import { fileNameOf } from '../preview/uris';
import { methods } from '../protocol';
import { paramsOf } from '../protocol/requestSchemas';
import type { RequestHandler } from './handler';
import { inSteps } from './inSteps';

/** Several workloads of a document as one Markdown text, for a chat or a ticket. */
export const reports: RequestHandler<'reports'> = {
  method: methods.reports,
  params: paramsOf.reports,
  capability: {},
  empty: { markdown: '' },
  enabled: () => true,
  ...inSteps(function* ({ workloads, file: path }, file, settings) {
    return { markdown: yield* new PreviewedFile(file, settings).reportInSteps(workloads, path ?? fileNameOf(file.uri)) };
  }),
};
