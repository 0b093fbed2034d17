import { PreviewedFile } from '../preview/previewedFile';
import { fileNameOf } from '../preview/uris';
import { methods } from '../protocol';
import { paramsOf } from '../protocol/requestSchemas';
import type { RequestHandler } from './handler';
import { inSteps } from './inSteps';

/** The timeline as Markdown, for a chat or a ticket. */
export const report: RequestHandler<'report'> = {
  method: methods.report,
  params: paramsOf.report,
  capability: {},
  empty: { markdown: '' },
  enabled: () => true,
  ...inSteps(function* ({ workload, scenario, file: path }, file, settings) {
    const found = new PreviewedFile(file, settings).workload(workload);
    return { markdown: found === undefined ? '' : (yield* found.reportedInSteps(path ?? fileNameOf(file.uri), scenario)).report };
  }),
};
