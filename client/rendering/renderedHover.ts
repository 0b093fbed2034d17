import * as vscode from 'vscode';
import type { NamedKey } from '../../server/protocol/rendering';
import type { KeyAnswer } from '../../workspace/rendering/renderer';
import { lastKey } from './lastKey';
import type { BuiltManifests } from './builtManifests';
import { Origins } from './origins';
import type { Renderings, Shown } from './renderings';

/** Explains a field of a template as in what it is rendered to, and a key of the values by what it sets. */
export class RenderedHover implements vscode.HoverProvider {
  constructor(
    private readonly renderings: Renderings,
    private readonly built: BuiltManifests,
  ) {}

  async provideHover(document: vscode.TextDocument, position: vscode.Position): Promise<vscode.Hover | null> {
    if (vscode.workspace.getConfiguration('rolloutPreview', document).get('hover.enabled') !== true) return null;
    const found = await this.renderings.of(document);
    const [shown] = found?.shown ?? [];
    if (found === null || shown?.rendered === undefined || shown.rendered === null) return null;
    if (found.found.role !== 'template') return keyHover(document, position, found.shown);
    // Of a kustomization's patch and manifests the server speaks itself, unless it makes more of them.
    if (shown.source.kind === 'kustomization' && (await this.built.of(document)) === null) return null;
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
  for (const key of await keysOf(shown, line, text)) contents.push(said(saySet(key, shown)));
  return contents.length === 0 ? null : new vscode.Hover(contents, range);
}

/** The keys of the values that set what stands on a rendered line. */
async function keysOf({ rendered }: Shown, line: number, text: string): Promise<readonly NamedKey[]> {
  const value = scalarOf(text);
  if (rendered === null || value === null) return [];
  const number = (await rendered.numbers()).find(({ rendered: at }) => at === line);
  return number === undefined ? rendered.keysOf(line, value) : [number];
}

/** The scalar of a line `key: value` of rendered YAML, without its quotes; null of any other line. */
function scalarOf(line: string): string | null {
  const colon = line.indexOf(': ');
  if (colon === -1 || !/^\s*(?:- )?[\w./-]+$/.test(line.slice(0, colon))) return null;
  const value = line.slice(colon + 1).trim();
  const isQuoted = value.length > 1 && /^["']/.test(value) && value.endsWith(value.charAt(0));
  return isQuoted ? value.slice(1, -1) : value;
}

function saySet({ key, file, line }: NamedKey, { values }: Shown): string {
  const name = vscode.workspace.asRelativePath(file);
  return file === values.inline?.file
    ? vscode.l10n.t('Set by {0} in {1}', key, name)
    : vscode.l10n.t('Set by {0} in {1}, line {2}', key, name, line + 1);
}

/** What a key of the values does, found out by rendering with another value. */
async function keyHover(document: vscode.TextDocument, position: vscode.Position, shown: readonly Shown[]): Promise<vscode.Hover | null> {
  const place = { file: document.uri.fsPath, line: position.line, character: position.character };
  const answers = await Promise.all(shown.map(async ({ rendered }) => rendered?.effectsOf(place) ?? null));
  const sentences = answers.flatMap(answer => (answer === null ? [] : sayEffects(answer)));
  return sentences.length === 0 ? null : new vscode.Hover([...new Set(sentences)].map(said));
}

const mostFields = 3;
const mostSentences = 8;

function sayEffects({ fields, conditional, set }: KeyAnswer): readonly string[] {
  const sentences = [
    ...fields.map(({ kind, name, paths }) => vscode.l10n.t('Sets {0} of {1} {2}', listed(paths), kind, name)),
    ...conditional.map(({ kind, name }) => vscode.l10n.t('Decides whether there is a {0} {1}', kind, name)),
  ];
  const all = sentences.length === 0 ? [vscode.l10n.t('Read by no workload in this rendering')] : sentences;
  const shown = all.length > mostSentences ? [...all.slice(0, mostSentences), '…'] : all;
  if (set === null) return shown;
  return [...shown, vscode.l10n.t('{0}, line {1}, sets it to {2}', vscode.workspace.asRelativePath(set.file), set.line + 1, set.value)];
}

/** By the last keys of their paths. */
function listed(paths: readonly string[]): string {
  const names = [...new Set(paths.map(lastKey))];
  return names.length > mostFields ? `${names.slice(0, mostFields).join(', ')}, …` : names.join(', ');
}

/** As text: no name in it becomes a link. */
function said(sentence: string): vscode.MarkdownString {
  return new vscode.MarkdownString().appendText(sentence);
}
