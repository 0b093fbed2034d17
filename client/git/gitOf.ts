import * as vscode from 'vscode';
import { isAskable } from '../../workspace/git/contents';
import { Git, mostManifestBytes, type Repository } from '../../workspace/git/git';

/** A file that git knows the past of, or why there is none, in a sentence. */
export type GitFile = FileInGit | { readonly missing: string };

export interface FileInGit {
  readonly git: Git;
  readonly file: string;
  readonly repository: Repository;
  /** Where the user's commands run: the workspace's folder; null without one. */
  readonly here: string | null;
}

/** git for a document: only in a workspace that is trusted, and for a file on the extension host's own machine. */
export async function gitOf(uri: string, signal: AbortSignal): Promise<GitFile> {
  const { scheme, fsPath: file } = vscode.Uri.parse(uri);
  if (!vscode.workspace.isTrusted) return { missing: vscode.l10n.t('No git history: this workspace isn’t trusted') };
  if (scheme !== 'file') return { missing: vscode.l10n.t('No git history: the file isn’t in a local folder') };
  if (!isAskable(file)) return { missing: vscode.l10n.t('No git history: the file’s name contains a line break') };
  const git = new Git(executable());
  try {
    const repository = await git.repository(file, signal);
    if (repository !== null && (await isLarge(uri))) return { missing: vscode.l10n.t('No git history: the file is too large') };
    return repository === null
      ? { missing: vscode.l10n.t('No git history: the file isn’t in a git repository') }
      : { git, file, repository, here: vscode.workspace.getWorkspaceFolder(vscode.Uri.parse(uri))?.uri.fsPath ?? null };
  } catch (error) {
    return { missing: sayFailure(error) };
  }
}

function sayFailure(error: unknown): string {
  if (error instanceof Error && error.name === 'TimeoutError') return vscode.l10n.t('No git history: git doesn’t respond');
  const said = error instanceof Error && !(error.cause instanceof Error) ? error.message : '';
  return said === '' ? vscode.l10n.t('No git history: git can’t be run') : vscode.l10n.t('No git history: git reports {0}', said);
}

async function isLarge(uri: string): Promise<boolean> {
  const { size } = await vscode.workspace.fs.stat(vscode.Uri.parse(uri)).then(
    stat => stat,
    () => ({ size: 0 }),
  );
  return size > mostManifestBytes;
}

/** The git that the built-in extension has found, else the one on the PATH. */
function executable(): string {
  const extension = vscode.extensions.getExtension<GitExtension>('vscode.git');
  return extension?.isActive === true && extension.exports.enabled ? extension.exports.getAPI(1).git.path : 'git';
}

/** The part of the built-in extension's API that is used. */
interface GitExtension {
  readonly enabled: boolean;
  getAPI(version: 1): { readonly git: { readonly path: string } };
}
