import * as vscode from 'vscode';
import type { BuiltManifests } from './builtManifests';
import { Origins } from './origins';
import type { Renderings, Shown } from './renderings';

/** The inlay hints of what is rendered, at the ends of the lines that it comes from. */
export class RenderedHints implements vscode.InlayHintsProvider {
  readonly onDidChangeInlayHints: vscode.Event<void>;

  constructor(
    private readonly renderings: Renderings,
    private readonly built: BuiltManifests,
  ) {
    this.onDidChangeInlayHints = renderings.onDidChange;
  }

  async provideInlayHints(
    document: vscode.TextDocument,
    range: vscode.Range,
    token: vscode.CancellationToken,
  ): Promise<vscode.InlayHint[]> {
    if (vscode.workspace.getConfiguration('rolloutPreview', document).get('inlayHints.enabled') !== true) return [];
    const found = await this.renderings.of(document);
    if (found === null || found.found.role !== 'template' || token.isCancellationRequested) return [];
    if ((await this.renderings.isManifest(document)) && (await this.built.of(document)) === null) return [];
    const hints = await Promise.all(found.shown.map(async shown => hintsOf(shown, found.found.file, document, range)));
    const seen = new Set<string>();
    return hints.flat().filter(({ position, label }) => {
      const key = JSON.stringify([position.line, label]);
      return !seen.has(key) && seen.add(key);
    });
  }
}

async function hintsOf(
  shown: Shown,
  file: string,
  document: vscode.TextDocument,
  range: vscode.Range,
): Promise<readonly vscode.InlayHint[]> {
  if (shown.rendered === null) return [];
  const origins = new Origins(shown, file);
  const whole = new vscode.Range(0, 0, shown.rendered.output.split('\n').length, 0);
  const hints = await vscode.commands.executeCommand<vscode.InlayHint[]>('vscode.executeInlayHintProvider', shown.uri, whole);
  return hints.flatMap(({ position, label, tooltip }) => {
    const line = origins.lineOf(position.line);
    if (line === null || line >= document.lineCount || line < range.start.line || line > range.end.line) return [];
    const hint = new vscode.InlayHint(
      document.lineAt(line).range.end,
      typeof label === 'string' ? label : label.map(({ value }) => value).join(''),
    );
    hint.paddingLeft = true;
    if (tooltip !== undefined) hint.tooltip = tooltip;
    return [hint];
  });
}
