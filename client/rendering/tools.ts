import * as vscode from 'vscode';
import { findHelm, findKustomize, type FoundTool } from '../../workspace/rendering/tool';
import type { Source } from './source';

/** The user's programs that render, looked for once. */
export class Tools {
  readonly #found = new Map<Source['kind'], Promise<FoundTool>>();

  find(kind: Source['kind']): Promise<FoundTool> {
    const known = this.#found.get(kind);
    if (known !== undefined) return known;
    const name = kind === 'chart' ? 'helm.path' : 'kustomize.path';
    const chosen = vscode.workspace.getConfiguration('rolloutPreview').get(name);
    const folders = (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === 'file').map(({ uri }) => uri.fsPath);
    const search = { chosen: typeof chosen === 'string' ? chosen.trim() : '', folders, signal: new AbortController().signal };
    const found = kind === 'chart' ? findHelm(search) : findKustomize(search);
    this.#found.set(kind, found);
    // One that didn't answer is asked again: the machine may have been busy.
    void found.then(result => {
      if ('problem' in result && result.problem.kind === 'unusable') this.#found.delete(kind);
    });
    return found;
  }

  forget(): void {
    this.#found.clear();
  }
}
