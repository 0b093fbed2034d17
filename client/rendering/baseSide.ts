import path from 'node:path';
import * as vscode from 'vscode';
import { withLimit } from '../../workspace/limit';
import { FilesOfCommit } from '../../workspace/rendering/filesOfCommit';
import { baseRef } from '../git/baseRef';
import { gitOf, type FileInGit, type GitFile } from '../git/gitOf';
import type { Shown } from './renderings';
import type { BaseSide } from './sourceRenderer';

const most = { milliseconds: 20_000 };

/** The revision that a source is compared with: a chosen one, else the setting's; null where that names none. */
export function refOf({ source: { root } }: Shown, chosen: string | null): string | null {
  return baseRef(chosen ?? vscode.workspace.getConfiguration('rolloutPreview', vscode.Uri.file(root)).get('editEffect.base'));
}

/** What a revision has of what was rendered; null where git doesn't know it. */
export async function baseSide(shown: Shown, ref: string | null): Promise<BaseSide | null> {
  const signal = withLimit(most.milliseconds);
  const { source } = shown;
  const found = ref === null ? null : await gitOfSource(source, signal);
  if (found === null || ref === null || 'missing' in found) return null;
  const commit = await found.git.commit(found.repository, ref, signal);
  return commit === null ? null : sideAt(shown, found, commit, signal);
}

/** git for a source, or why there is none. */
export async function gitOfSource({ root }: Shown['source'], signal: AbortSignal): Promise<GitFile> {
  return gitOf(vscode.Uri.file(path.join(root, 'Chart.yaml')).toString(), signal);
}

/** What a commit has of what was rendered; null where it hasn't all of it. */
export async function sideAt({ source, values }: Shown, found: FileInGit, commit: string, signal: AbortSignal): Promise<BaseSide | null> {
  const base = new FilesOfCommit({ ...found, root: source.root, commit, signal });
  if (source.kind === 'kustomization') return { files: new Map(), values: [], access: await base.access() };
  const files = await base.below(source.root);
  const texts = await base.texts(values.files);
  if (!files.has('Chart.yaml') || texts.some(text => text === null)) return null;
  return {
    files,
    values: texts.map(text => text ?? ''),
    access: { kind: () => Promise.resolve('none'), bytes: () => Promise.resolve(null) },
  };
}
