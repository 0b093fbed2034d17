import { methods } from '../protocol';
import type { RequestHandler } from './handler';
import { reportText, unknownText } from './reportText';
import { timeline } from './timeline';

/** The timeline as Markdown, for a chat or a ticket. */
export const report: RequestHandler<'report'> = {
  method: methods.report,
  capability: {},
  empty: { markdown: '' },
  enabled: () => true,
  answer: (params, file, settings) => {
    const result = timeline.answer(params, file, settings);
    switch (result.state) {
      case 'timeline':
        return { markdown: reportText(result.timeline) };
      case 'unknown':
        return { markdown: unknownText(result) };
      case 'invalid':
      case 'refused':
      case 'none':
        return { markdown: '' };
    }
  },
};
