import * as vscode from 'vscode';

/** The extension's one log: the client's own lines, the server's, and what the server prints. Its level is the user's to set. */
export function createLog(): vscode.LogOutputChannel {
  return vscode.window.createOutputChannel('Kubernetes Rollout Preview', { log: true });
}
