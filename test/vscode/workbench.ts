/** What the tests of this folder ask of VS Code. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';

/** A file of the workspace, a copy of samples/. */
export function sample(name: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  assert.ok(folder !== undefined);
  return vscode.Uri.joinPath(folder, name);
}

/** Opens a document in the editor. */
export async function open(document: vscode.Uri | vscode.TextDocument): Promise<vscode.TextDocument> {
  const { document: opened } = await vscode.window.showTextDocument(
    document instanceof vscode.Uri ? await vscode.workspace.openTextDocument(document) : document,
  );
  return opened;
}

/** An untitled YAML document. */
export async function untitled(content: string, language = 'yaml'): Promise<vscode.TextDocument> {
  return open(await vscode.workspace.openTextDocument({ language, content }));
}

/** Asks until the answer is as wanted; fails with the last answer where it never is. */
export async function eventually<T>(ask: () => Thenable<T> | T, wanted: (answer: T) => boolean): Promise<T> {
  const end = Date.now() + 15_000;
  for (;;) {
    const answer = await ask();
    if (wanted(answer)) return answer;
    if (Date.now() > end) assert.fail(`still ${JSON.stringify(answer)}`);
    await new Promise(resolve => setTimeout(resolve, 50));
  }
}

/** The titles of a document's code lenses. */
export async function lenses({ uri }: vscode.TextDocument): Promise<readonly string[]> {
  const found = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri);
  return found.map(({ command }) => command?.title ?? '');
}

/** The text of the hover on the first place of a text in a document; empty where there is none. */
export async function hover(document: vscode.TextDocument, text: string): Promise<string> {
  const offset = document.getText().indexOf(text);
  assert.notEqual(offset, -1);
  const found = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    document.positionAt(offset + 1),
  );
  return found
    .flatMap(({ contents }) => contents)
    .map(content => (content instanceof vscode.MarkdownString ? content.value : ''))
    .join('\n');
}

/** The inlay hints of a document, each as it is drawn. */
export async function inlayHints(document: vscode.TextDocument): Promise<readonly string[]> {
  const whole = new vscode.Range(0, 0, document.lineCount, 0);
  const found = await vscode.commands.executeCommand<vscode.InlayHint[]>('vscode.executeInlayHintProvider', document.uri, whole);
  return found.map(({ label }) => (typeof label === 'string' ? label : label.map(({ value }) => value).join('')));
}

/** The labels of what is offered behind the first place of a text in a document. */
export async function completions(document: vscode.TextDocument, text: string): Promise<readonly string[]> {
  const position = document.positionAt(document.getText().indexOf(text) + text.length);
  const found = await vscode.commands.executeCommand<vscode.CompletionList>('vscode.executeCompletionItemProvider', document.uri, position);
  return found.items
    .filter(({ kind }) => kind !== vscode.CompletionItemKind.Text)
    .map(({ label }) => (typeof label === 'string' ? label : label.label));
}

/** The titles of the quick fixes on the first place of a text in a document. */
export async function quickFixes(document: vscode.TextDocument, text: string): Promise<readonly string[]> {
  const position = document.positionAt(document.getText().indexOf(text) + text.length);
  const found = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    new vscode.Range(position, position),
    vscode.CodeActionKind.QuickFix.value,
  );
  return found.map(({ title }) => title);
}

/** What the API server would refuse of a document, as `LINE CODE: MESSAGE [MARKED TEXT]`, lines from 1. */
export function refusals(document: vscode.TextDocument): readonly string[] {
  return marks(document, vscode.DiagnosticSeverity.Error);
}

/** What it accepts and is risky, in the same form. */
export function warnings(document: vscode.TextDocument): readonly string[] {
  return marks(document, vscode.DiagnosticSeverity.Warning);
}

function marks(document: vscode.TextDocument, wanted: vscode.DiagnosticSeverity): readonly string[] {
  return vscode.languages
    .getDiagnostics(document.uri)
    .filter(({ source, severity }) => source === 'rollout' && severity === wanted)
    .map(({ range, code, message }) => {
      const id = typeof code === 'object' ? code.value : code;
      return `${String(range.start.line + 1)} ${String(id)}: ${message} [${document.getText(range)}]`;
    });
}

/** The titles of all tabs. */
export function tabs(): readonly string[] {
  return vscode.window.tabGroups.all.flatMap(group => group.tabs).map(tab => tab.label);
}

export function closeAll(): Thenable<unknown> {
  return vscode.commands.executeCommand('workbench.action.closeAllEditors');
}
