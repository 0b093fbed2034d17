import { InlayHintRequest, type InlayHint, type InlayHintParams, type Position } from 'vscode-languageserver';
import { fitted } from '../fields/inlayLine';
import { inlaysOf, type Inlay } from '../fields/inlays';
import { refusalsOf } from '../kubernetes/workloads/refusals';
import type { OpenFile, PlacedWorkload } from '../lsp/openFile';
import type { Settings } from '../lsp/settings';
import { rangeParams } from '../lsp/paramSchemas';
import type { Handler } from './handler';
import { inSteps, ofWorkloads } from './inSteps';
import { judgementsOf } from './rolloutOf';

/** In the text: what percentages resolve to, the defaults in force, and what those rules say that are no more than a word. */
export const inlayHint: Handler<InlayHintParams, InlayHint[]> = {
  method: InlayHintRequest.method,
  params: rangeParams,
  capability: { inlayHintProvider: { resolveProvider: false } },
  empty: [],
  enabled: settings => settings.inlayHints.enabled,
  ...inSteps(function* ({ range }, file, settings) {
    const from = file.text.offsetAt(range.start);
    const to = file.text.offsetAt(range.end);
    const workloads = file.workloads.filter(
      ({ workload, base }) => base + workload.span.start <= to && base + workload.node.span.end >= from,
    );
    const lines = new Map<number, PlacedInlay[]>();
    for (const inlay of yield* ofWorkloads({ workloads }, placed => inlaysIn(file, placed, settings))) {
      const { line } = inlay.position;
      lines.set(line, [...(lines.get(line) ?? []), inlay]);
    }
    return [...lines.values()].flatMap(fitted).map(hintOf);
  }),
};

interface PlacedInlay extends Inlay {
  readonly position: Position;
}

function inlaysIn(file: OpenFile, placed: PlacedWorkload, settings: Settings): PlacedInlay[] {
  const { workload, base, text } = placed;
  if (refusalsOf(workload).length > 0) return [];
  const judged = judgementsOf(placed, settings).flatMap(({ severity, label, message, span }): Inlay[] =>
    severity === 'inlay' && label !== undefined ? [{ offset: span.end, labels: [label], explanation: message }] : [],
  );
  return [...inlaysOf(workload, text), ...judged].map(inlay => ({ ...inlay, position: file.text.positionAt(base + inlay.offset) }));
}

function hintOf({ position, label, explanation }: PlacedInlay & { readonly label: string }): InlayHint {
  return { position, label, paddingLeft: true, ...(explanation === null ? {} : { tooltip: explanation }) };
}
