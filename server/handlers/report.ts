import type { OpenFile } from '../lsp/openFile';
import { decoded } from '../lsp/uris';
import { methods, type ReportParams } from '../protocol';
import { paramsOf } from '../protocol/requestSchemas';
import type { RequestHandler } from './handler';
import { reportText, unknownText, type ReportContext } from './reportText';
import { timeline } from './timeline';

/** The timeline as Markdown, for a chat or a ticket. */
export const report: RequestHandler<'report'> = {
  method: methods.report,
  params: paramsOf.report,
  capability: {},
  empty: { markdown: '' },
  enabled: () => true,
  answer: (params, file, settings) => {
    const result = timeline.answer(params, file, settings);
    switch (result.state) {
      case 'timeline':
        return { markdown: reportText(result.timeline, contextOf(params, file, result.line)) };
      case 'unknown':
        return { markdown: unknownText(result) };
      case 'invalid':
      case 'refused':
      case 'none':
        return { markdown: '' };
    }
  },
};

function contextOf({ file: path, scenario }: ReportParams, { uri }: OpenFile, line: number): ReportContext {
  return { file: path ?? decoded(uri.slice(uri.lastIndexOf('/') + 1)), line: line + 1, actions: scenario.actions };
}
