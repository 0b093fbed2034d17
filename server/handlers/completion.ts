import {
  CompletionItemKind,
  CompletionRequest,
  InsertTextFormat,
  MarkupKind,
  type CompletionItem,
  type CompletionParams,
  type Range,
} from 'vscode-languageserver';
import { rangeOf } from '../lsp/convert';
import { positionParams } from '../lsp/paramSchemas';
import type { Proposals } from '../preview/fields';
import { PreviewedFile } from '../preview/previewedFile';
import type { Client, Handler } from './handler';

type Proposal = Proposals['proposals'][number];

/** The fields and values of a workload from its first line on, each with what it would do here; a whole one where there is nothing yet. */
export const completion: Handler<CompletionParams, CompletionItem[]> = {
  method: CompletionRequest.method,
  params: positionParams,
  capability: { completionProvider: { triggerCharacters: [' ', ':'], resolveProvider: false } },
  empty: [],
  helpsWith: 'anything',
  enabled: settings => settings.completion.enabled,
  answer: ({ position }, file, settings, client) => {
    const isYaml = !file.document.languageId.startsWith('json');
    const { proposals, span } = new PreviewedFile(file, settings).proposalsAt(file.document.offsetAt(position), isYaml);
    const range = rangeOf(file, span);
    return proposals.map((proposal, index) => itemOf(proposal, range, index, client));
  },
};

const kinds: Readonly<Record<Proposal['kind'], CompletionItemKind>> = {
  field: CompletionItemKind.Property,
  value: CompletionItemKind.Value,
  manifest: CompletionItemKind.Snippet,
};

function itemOf(
  { label, text, snippet, kind, effect, documentation, leadsOn = false }: Proposal,
  range: Range,
  index: number,
  client: Client | undefined,
): CompletionItem {
  const withStops = client?.snippets === true && snippet !== undefined;
  const suggest = client?.suggestCommand ?? null;
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
