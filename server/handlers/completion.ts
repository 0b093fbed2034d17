import { CompletionItemKind, CompletionRequest, MarkupKind, type CompletionItem, type CompletionParams } from 'vscode-languageserver';
import { proposalsAt, type Proposal } from '../fields/completion';
import { typingAt } from '../fields/typingAt';
import { rangeOf } from '../lsp/convert';
import type { OpenFile, PlacedWorkload } from '../lsp/openFile';
import type { Settings } from '../lsp/settings';
import type { Span } from '../yaml/located';
import type { Handler } from './handler';
import { rolloutOf } from './rolloutOf';

/** The fields and values of the strategy, each with what it would do here; also in a block that isn't complete yet. */
export const completion: Handler<CompletionParams, CompletionItem[]> = {
  method: CompletionRequest.method,
  capability: { completionProvider: { triggerCharacters: [' '], resolveProvider: false } },
  empty: [],
  helpsWithPartial: true,
  enabled: settings => settings.completion.enabled,
  answer: ({ position }, file, settings) => {
    const offset = file.text.offsetAt(position);
    const [placed] = [...file.workloads, ...file.partial]
      .filter(({ base, workload }) => base + workload.span.start < offset)
      .sort((one, other) => other.base + other.workload.span.start - (one.base + one.workload.span.start));
    return placed === undefined ? [] : itemsAt(file, placed, offset - placed.base, settings);
  },
};

function itemsAt(file: OpenFile, placed: PlacedWorkload, offset: number, settings: Settings): CompletionItem[] {
  const { workload, text } = placed;
  const column = workload.node.span.start - (text.lastIndexOf('\n', workload.node.span.start - 1) + 1);
  const typing = typingAt(text, offset, column);
  if (typing === undefined) return [];
  return proposalsAt({ workload, assume: settings.assume, rollout: () => rolloutOf(placed, settings) }, typing).map((proposal, index) =>
    itemOf(file, placed, proposal, typing.span, index),
  );
}

function itemOf(
  file: OpenFile,
  placed: PlacedWorkload,
  { label, text, kind, effect, documentation }: Proposal,
  span: Span,
  index: number,
): CompletionItem {
  return {
    label,
    kind: kind === 'field' ? CompletionItemKind.Property : CompletionItemKind.Value,
    labelDetails: { description: effect },
    detail: effect,
    ...(documentation === null ? {} : { documentation: { kind: MarkupKind.Markdown, value: documentation } }),
    sortText: String(index).padStart(2, '0'),
    filterText: label,
    textEdit: { range: rangeOf(file, placed, span), newText: text },
  };
}
