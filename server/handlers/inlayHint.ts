import { InlayHintRequest, type InlayHint, type InlayHintParams } from 'vscode-languageserver';
import { shown } from '../escapes/shown';
import { rangeParams } from '../lsp/paramSchemas';
import { PreviewedFile } from '../preview/previewedFile';
import type { Handler } from './handler';
import { inSteps } from './inSteps';

/** In the text: what percentages resolve to, the defaults in force, and what those rules say that are no more than a word. */
export const inlayHint: Handler<InlayHintParams, InlayHint[]> = {
  method: InlayHintRequest.method,
  params: rangeParams,
  capability: { inlayHintProvider: { resolveProvider: false } },
  empty: [],
  enabled: settings => settings.inlayHints.enabled,
  ...inSteps(function* ({ range }, { document, ...file }, settings) {
    const span = { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
    const inlays = yield* new PreviewedFile(file, settings).inlaysInSteps(span);
    return inlays.map(({ offset, label, explanation }) => ({
      position: document.positionAt(offset),
      label: shown(label, 100),
      paddingLeft: true,
      ...(explanation === null ? {} : { tooltip: shown(explanation) }),
    }));
  }),
};
