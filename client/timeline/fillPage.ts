import * as vscode from 'vscode';
import { pageHtml } from './html';

/** Puts a built page into its webview: the script and the style of that name in `dist`. */
export function fillPage({ webview, title }: vscode.WebviewPanel, dist: vscode.Uri, name: 'timeline' | 'overview'): void {
  const file = (extension: string): string => webview.asWebviewUri(vscode.Uri.joinPath(dist, `${name}.${extension}`)).toString();
  webview.options = { enableScripts: true, localResourceRoots: [dist] };
  webview.html = pageHtml({
    scriptUri: file('js'),
    styleUri: file('css'),
    cspSource: webview.cspSource,
    nonce: crypto.randomUUID(),
    language: vscode.env.language,
    title,
    bundle: vscode.l10n.bundle,
  });
}
