import { shownIn } from '../escapes/shown';
import { PreviewedFile } from '../preview/previewedFile';
import { methods } from '../protocol';
import { paramsOf } from '../protocol/requestSchemas';
import type { RequestHandler } from './handler';
import { inSteps } from './inSteps';

/** What is handed back, or compared. */
const exact = new Set(['key', 'digest', 'selector', 'manifest']);

/** The pod templates of a workload's past, each against the document's. */
export const templates: RequestHandler<'templates'> = {
  method: methods.templates,
  params: paramsOf.templates,
  capability: {},
  empty: { templates: [] },
  enabled: () => true,
  ...inSteps(function* ({ workload, ...asked }, file, settings) {
    const found = new PreviewedFile(file, settings).workload(workload);
    return { templates: found === undefined ? asked.sources.map(() => null) : shownIn(yield* found.templatesInSteps(asked), exact) };
  }),
};
