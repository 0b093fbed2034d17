import * as vscode from 'vscode';

/**
 * Where a page is opened: in the group in which one is in front already, or in another than the active one that holds one behind, else beside the editor.
 * Beside a page there would be a third column.
 */
export function pageColumn(): vscode.ViewColumn {
  const groups = vscode.window.tabGroups.all;
  const inFront = groups.find(({ activeTab }) => isPage(activeTab));
  const behind = groups.find(({ isActive, tabs }) => !isActive && tabs.some(isPage));
  return (inFront ?? behind)?.viewColumn ?? vscode.ViewColumn.Beside;
}

/** VS Code puts words of its own before the type of a webview. */
function isPage(tab: vscode.Tab | undefined): boolean {
  return tab?.input instanceof vscode.TabInputWebview && /(^|-)rolloutPreview\./.test(tab.input.viewType);
}
