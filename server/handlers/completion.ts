import {
  CompletionItemKind,
  CompletionRequest,
  InsertTextFormat,
  MarkupKind,
  type CompletionItem,
  type CompletionParams,
} from 'vscode-languageserver';
import { proposalsAt } from '../fields/completion';
import { beginnings } from '../fields/newManifest';
import type { Proposal } from '../fields/proposal';
import { typingAt } from '../fields/typingAt';
import { typingInBraces } from '../fields/typingInBraces';
import type { OpenFile } from '../lsp/openFile';
import type { Settings } from '../lsp/settings';
import { positionParams } from '../lsp/paramSchemas';
import { placeToType, type PlaceToType } from '../lsp/placeToType';
import type { Span } from '../yaml/located';
import type { Client, Handler } from './handler';
import { rolloutOf } from './rolloutOf';

/** The fields and values of a Deployment from its first line on, each with what it would do here; a whole one where there is nothing yet. */
export const completion: Handler<CompletionParams, CompletionItem[]> = {
  method: CompletionRequest.method,
  params: positionParams,
  capability: { completionProvider: { triggerCharacters: [' ', ':'], resolveProvider: false } },
  empty: [],
  helpsWith: 'anything',
  enabled: settings => settings.completion.enabled,
  answer: ({ position }, file, settings, client) => {
    const offset = file.text.offsetAt(position);
    const place = placeToType(file, offset);
    if (place === undefined) return [];
    const { proposals, span } = proposed(place, offset, settings);
    return proposals.map((proposal, index) => itemOf(file, proposal, span, index, client));
  },
};

/** What could be typed, and what has been typed of it so far, in the file. */
function proposed(
  place: PlaceToType,
  offset: number,
  settings: Settings,
): { readonly proposals: readonly Proposal[]; readonly span: Span } {
  if (place.state === 'blank') return { proposals: beginnings(), span: { start: place.start, end: offset } };
  const { workload, text, base } = place.state === 'workload' ? place.placed : place;
  const { start } = workload.node.span;
  const column = start - (text.lastIndexOf('\n', start - 1) + 1);
  const typing = typingAt(text, offset - base, column) ?? typingInBraces(text, offset - base, workload.node);
  if (typing === undefined) return { proposals: [], span: { start: offset, end: offset } };
  const rollout = (): ReturnType<typeof rolloutOf> => (place.state === 'workload' ? rolloutOf(place.placed, settings) : undefined);
  const span = { start: base + typing.span.start, end: base + typing.span.end };
  return { proposals: proposalsAt({ workload, assume: settings.assume, rollout }, typing), span };
}

const kinds: Readonly<Record<Proposal['kind'], CompletionItemKind>> = {
  field: CompletionItemKind.Property,
  value: CompletionItemKind.Value,
  manifest: CompletionItemKind.Snippet,
};

function itemOf(
  file: OpenFile,
  { label, text, snippet, kind, effect, documentation, leadsOn = false }: Proposal,
  span: Span,
  index: number,
  client: Client | undefined,
): CompletionItem {
  const withStops = client?.snippets === true && snippet !== undefined;
  const suggest = client?.suggestCommand ?? null;
  const range = { start: file.text.positionAt(span.start), end: file.text.positionAt(span.end) };
  return {
    label,
    kind: kinds[kind],
    ...(effect === '' ? {} : { labelDetails: { description: effect }, detail: effect }),
    ...(documentation === null ? {} : { documentation: { kind: MarkupKind.Markdown, value: documentation } }),
    sortText: String(index).padStart(3, '0'),
    filterText: label,
    ...(withStops ? { insertTextFormat: InsertTextFormat.Snippet } : {}),
    textEdit: { range, newText: withStops ? snippet : text },
    ...(leadsOn && suggest !== null ? { command: { title: label, command: suggest } } : {}),
  };
}
