import * as vscode from 'vscode';
import type { NumberOrigin } from '../../server/protocol/rendering';
import { Origins } from './origins';
import type { Renderings, Shown } from './renderings';

/** Explains a field of a template as in what it is rendered to, and a key of the values by what it sets. */
export class RenderedHover implements vscode.HoverProvider {
  constructor(private readonly renderings: Renderings) {}

  async provideHover(document: vscode.TextDocument, position: vscode.Position): Promise<vscode.Hover | null> {
    if (vscode.workspace.getConfiguration('rolloutPreview', document).get('hover.enabled') !== true) return null;
    const found = await this.renderings.of(document);
    const [shown] = found?.shown ?? [];
    if (found === null || shown?.rendered === undefined || shown.rendered === null) return null;
    if (found.found.role !== 'template') return keyHover(document, position, found.shown);
    // Of a kustomization's patch and manifests the server speaks itself.
    if (shown.source.kind === 'kustomization') return null;
    const origins = new Origins(shown, found.found.file);
    const [line] = origins.renderedBy(position.line);
    return line === undefined ? null : fieldHover(document, position, shown, line);
  }
}

/** As of the same word in the rendered line, else of its key. */
async function fieldHover(
  document: vscode.TextDocument,
  position: vscode.Position,
  shown: Shown,
  line: number,
): Promise<vscode.Hover | null> {
  const rendered = await vscode.workspace.openTextDocument(shown.uri);
  const text = rendered.lineAt(line).text;
  const range = document.getWordRangeAtPosition(position, /[\w./-]+/);
  const word = range === undefined ? -1 : text.indexOf(document.getText(range));
  if (range === undefined || word === -1) return null;
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    shown.uri,
    new vscode.Position(line, word),
  );
  const contents = hovers.flatMap(({ contents: own }) => own);
  const set = (await shown.rendered?.numbers())?.find(({ rendered: at }) => at === line);
  if (set !== undefined) contents.push(said(saySet(set, shown)));
  return contents.length === 0 ? null : new vscode.Hover(contents, range);
}

function saySet({ key, file, line }: NumberOrigin, { values }: Shown): string {
  const name = vscode.workspace.asRelativePath(file);
  return file === values.inline?.file
    ? vscode.l10n.t('Set by {0} in {1}', key, name)
    : vscode.l10n.t('Set by {0} in {1}, line {2}', key, name, line + 1);
}

/** What a key of the values sets, as far as it is a number. */
async function keyHover(document: vscode.TextDocument, position: vscode.Position, shown: readonly Shown[]): Promise<vscode.Hover | null> {
  const sentences: string[] = [];
  for (const { rendered } of shown) {
    if (rendered === null) continue;
    const lines = rendered.output.split('\n');
    for (const { file, line, rendered: at } of await rendered.numbers()) {
      if (file !== document.uri.fsPath || line !== position.line) continue;
      const object = rendered.objects.find(({ startLine, endLine }) => startLine <= at && at <= endLine);
      const field = /^\s*(?:- )?([\w./-]+):/.exec(lines[at] ?? '')?.[1];
      if (object !== undefined && field !== undefined)
        sentences.push(vscode.l10n.t('Sets {0} of {1} {2}', field, object.kind, object.name));
    }
  }
  return sentences.length === 0 ? null : new vscode.Hover([...new Set(sentences)].map(said));
}

/** As text: no name in it becomes a link. */
function said(sentence: string): vscode.MarkdownString {
  return new vscode.MarkdownString().appendText(sentence);
}
