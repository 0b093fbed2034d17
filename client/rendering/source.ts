import path from 'node:path';
import * as vscode from 'vscode';
import { kindOf } from '../../workspace/files';
import { kustomizationNames } from '../kustomize/names';

/** What is rendered for a document: a chart, or a kustomization. Paths are absolute, on this machine's disk. */
export interface Source {
  readonly kind: 'chart' | 'kustomization';
  /** The outermost chart's folder, or the kustomization's directory. */
  readonly root: string;
  /** The workspace's folder that it lies in. */
  readonly folder: string;
}

/** What a document is to what it is rendered by. */
export interface Found {
  /** Those that a kustomization's file ends up in are several; a chart is one. */
  readonly sources: readonly Source[];
  /** `template`: writes lines of what is rendered. `values`: says what templates are filled with. `parts`: names what is rendered. */
  readonly role: 'template' | 'values' | 'parts';
  /** As the origins of what is rendered name the document. */
  readonly file: string;
}

/** Names a source where it is kept. */
export function keyOf({ kind, root }: Pick<Source, 'kind' | 'root'>): string {
  return `${kind} ${root}`;
}

/** The file that makes a source one: `Chart.yaml`, or the kustomization. */
export async function mainFile({ kind, root }: Source): Promise<vscode.Uri> {
  if (kind === 'chart') return vscode.Uri.file(path.join(root, 'Chart.yaml'));
  for (const name of kustomizationNames)
    if ((await kindOf(path.join(root, name))) === 'file') return vscode.Uri.file(path.join(root, name));
  return vscode.Uri.file(path.join(root, 'kustomization.yaml'));
}
