import * as vscode from 'vscode';
import { gitOf } from '../revisions/gitOf';
import type { KnownImages } from './knownImages';

/** What is looked into at most; sizes in bytes. */
const most = { versions: 300, files: 300, bytes: 500_000 };

/** Looks for images in the document, its git history and the manifests of the workspace. `found` is called whenever there are more; never rejects. */
export async function gatherImages(uri: string, known: KnownImages, signal: AbortSignal, found: () => void): Promise<void> {
  const document = vscode.workspace.textDocuments.find(open => open.uri.toString() === uri);
  if (document !== undefined && known.add(document.getText(), { kind: 'manifest' })) found();
  await Promise.allSettled([fromGit(uri, known, signal, found), fromWorkspace(uri, known, signal, found)]);
}

async function fromGit(uri: string, known: KnownImages, signal: AbortSignal, found: () => void): Promise<void> {
  const source = await gitOf(uri, signal);
  if ('missing' in source) return;
  let read = 0;
  for await (const { version, text } of source.git.versions(source.file, signal)) {
    if (text !== null && known.add(text, { kind: 'git', commit: version.commit, subject: version.subject })) found();
    read += 1;
    if (read === most.versions || signal.aborted) return;
  }
}

async function fromWorkspace(uri: string, known: KnownImages, signal: AbortSignal, found: () => void): Promise<void> {
  const files = await vscode.workspace.findFiles('**/*.{yaml,yml}', '**/{node_modules,.git}/**', most.files);
  for (const file of files) {
    if (signal.aborted) return;
    if (file.toString() === uri) continue;
    const text = await read(file).catch(() => '');
    if (known.add(text, { kind: 'file', path: vscode.workspace.asRelativePath(file) })) found();
  }
}

/** Empty for one that is too large to be a manifest. */
async function read(file: vscode.Uri): Promise<string> {
  const { size } = await vscode.workspace.fs.stat(file);
  return size > most.bytes ? '' : new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
}
