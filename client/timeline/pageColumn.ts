import * as vscode from 'vscode';

/** Where a page is opened: in the group in which one is in front already, else beside the editor. Beside a page there would be a third column. */
export function pageColumn(): vscode.ViewColumn {
  const group = vscode.window.tabGroups.all.find(({ activeTab }) => isPage(activeTab));
  return group?.viewColumn ?? vscode.ViewColumn.Beside;
}

/** VS Code puts words of its own before the type of a webview. */
function isPage(tab: vscode.Tab | undefined): boolean {
  return tab?.input instanceof vscode.TabInputWebview && /(^|-)rolloutPreview\./.test(tab.input.viewType);
}
