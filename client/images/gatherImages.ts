import * as vscode from 'vscode';
import { findFiles } from '../fileSearch';
import type { Build } from '../kustomize/builds';
import { buildInRepository } from '../git/buildInRepository';
import { fileVersions } from '../../workspace/git/fileVersions';
import { gitOf } from '../git/gitOf';
import { readWorkspaceFile } from '../workspaceFiles';
import type { KnownImages } from './knownImages';

/** What is looked into at most; sizes in bytes. */
const most = { versions: 300, files: 300, bytes: 500_000 };

/** Whose images are looked for. */
export interface ImagesOf {
  readonly uri: string;
  /** The kustomize build that it is part of; null: none. */
  readonly build: Build | null;
}

/**
 * Looks for images in the document, its git history (and that of the kustomizations that build it) and the manifests of the workspace. `found` is called
 * whenever there are more; never rejects.
 */
export async function gatherImages(of: ImagesOf, known: KnownImages, signal: AbortSignal, found: () => void): Promise<void> {
  const document = vscode.workspace.textDocuments.find(open => open.uri.toString() === of.uri);
  if (document !== undefined && known.add(document.getText(), { kind: 'manifest' })) found();
  await Promise.allSettled([fromGit(of, known, signal, found), fromWorkspace(of.uri, known, signal, found)]);
}

async function fromGit({ uri, build }: ImagesOf, known: KnownImages, signal: AbortSignal, found: () => void): Promise<void> {
  const source = await gitOf(uri, signal);
  if ('missing' in source) return;
  let read = 0;
  const { names } = buildInRepository(source, build);
  for await (const { commit, subject, files } of fileVersions(source.git, source.repository, names, signal)) {
    const added = files.map(file => file !== null && known.add(file.text, { kind: 'git', commit, subject }));
    if (added.includes(true)) found();
    read += 1;
    if (read === most.versions || signal.aborted) return;
  }
}

async function fromWorkspace(uri: string, known: KnownImages, signal: AbortSignal, found: () => void): Promise<void> {
  const files = await findFiles('**/*.{yaml,yml}', null, most.files);
  for (const file of files) {
    if (signal.aborted) return;
    if (file.toString() === uri) continue;
    const read = await readWorkspaceFile(file, most.bytes, { signal });
    if ('text' in read && known.add(read.text, { kind: 'file', path: vscode.workspace.asRelativePath(file) })) found();
  }
}
