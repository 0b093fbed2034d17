import path from 'node:path';
import type * as vscode from 'vscode';

/** What kustomize calls its files. */
export const kustomizationNames: readonly string[] = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'];

/** A glob of the kustomizations of a workspace. */
export const kustomizationPattern = `**/{${kustomizationNames.join(',')}}`;

/** Whether a file is a kustomization, by its name. */
export function isKustomization(uri: vscode.Uri): boolean {
  return kustomizationNames.includes(path.posix.basename(uri.path));
}
