import { PreviewedFile } from '../preview/previewedFile';
import { decoded } from '../preview/uris';
import { methods } from '../protocol';
import { paramsOf } from '../protocol/requestSchemas';
import type { RequestHandler } from './handler';

/** The timeline as Markdown, for a chat or a ticket. */
export const report: RequestHandler<'report'> = {
  method: methods.report,
  params: paramsOf.report,
  capability: {},
  empty: { markdown: '' },
  enabled: () => true,
  answer: ({ workload, scenario, file: path }, file, settings) => {
    const called = path ?? decoded(file.uri.slice(file.uri.lastIndexOf('/') + 1));
    return { markdown: new PreviewedFile(file, settings).workload(workload)?.report(called, scenario) ?? '' };
  },
};
