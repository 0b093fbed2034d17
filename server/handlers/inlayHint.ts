import { InlayHintRequest, type InlayHint, type InlayHintParams } from 'vscode-languageserver';
import { inlaysOf, type Inlay } from '../fields/inlays';
import { refusalsOf } from '../kubernetes/workloads/refusals';
import type { OpenFile, PlacedWorkload } from '../lsp/openFile';
import type { Settings } from '../lsp/settings';
import type { Handler } from './handler';
import { judgementsOf } from './rolloutOf';

/** In the text: what percentages come to, the defaults in force, and what the rules say that are no more than a word. */
export const inlayHint: Handler<InlayHintParams, InlayHint[]> = {
  method: InlayHintRequest.method,
  capability: { inlayHintProvider: { resolveProvider: false } },
  empty: [],
  enabled: settings => settings.inlayHints.enabled,
  answer: ({ range }, file, settings) => {
    const from = file.text.offsetAt(range.start);
    const to = file.text.offsetAt(range.end);
    const inRange = file.workloads.filter(
      ({ workload, base }) => base + workload.span.start <= to && base + workload.node.span.end >= from,
    );
    return inRange.flatMap(placed => hintsOf(file, placed, settings));
  },
};

function hintsOf(file: OpenFile, placed: PlacedWorkload, settings: Settings): InlayHint[] {
  const { workload, base, text } = placed;
  if (refusalsOf(workload).length > 0) return [];
  const judged = judgementsOf(placed, settings).flatMap(({ severity, label, message, span }): Inlay[] =>
    severity === 'inlay' && label !== undefined ? [{ offset: span.end, label, explanation: message }] : [],
  );
  return [...inlaysOf(workload, text), ...judged].map(({ offset, label, explanation }) => ({
    position: file.text.positionAt(base + offset),
    label,
    paddingLeft: true,
    ...(explanation === null ? {} : { tooltip: explanation }),
  }));
}
