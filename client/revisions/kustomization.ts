import * as vscode from 'vscode';
import { takesUp } from './takesUp';

/** The names that kustomize looks for, in its order. */
const names = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'];
const mostBytes = 200_000;

/** The kustomization beside a manifest that takes it up. */
export interface Kustomization {
  /** What its file is called. */
  readonly name: string;
  readonly text: string;
}

/** As it is open, else as it is saved; null where there is none, it is too large, or it doesn't name the manifest. */
export async function kustomizationBeside(uri: string): Promise<Kustomization | null> {
  const manifest = vscode.Uri.parse(uri);
  for (const name of names) {
    const text = await read(vscode.Uri.joinPath(manifest, '..', name)).catch(() => null);
    if (text !== null) return takesUp(text, manifest.path) ? { name, text } : null;
  }
  return null;
}

async function read(file: vscode.Uri): Promise<string | null> {
  const open = vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === file.toString());
  if (open !== undefined) return open.getText();
  const { size } = await vscode.workspace.fs.stat(file);
  return size > mostBytes ? null : new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
}
