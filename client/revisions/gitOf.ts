import * as vscode from 'vscode';
import { Git, type Repository } from './git';

/** A file that git knows the past of, or why there is none, in a sentence. */
export type GitFile = { readonly git: Git; readonly file: string; readonly repository: Repository } | { readonly missing: string };

/** git for a document: only in a workspace that is trusted, and for a file on the extension host's own machine. */
export async function gitOf(uri: string, signal: AbortSignal): Promise<GitFile> {
  const { scheme, fsPath: file } = vscode.Uri.parse(uri);
  if (!vscode.workspace.isTrusted) return { missing: vscode.l10n.t('Without git’s history: this workspace isn’t trusted') };
  if (scheme !== 'file') return { missing: vscode.l10n.t('Without git’s history: this isn’t a file of a local folder') };
  const git = new Git(executable());
  try {
    const repository = await git.repository(file, signal);
    return repository === null
      ? { missing: vscode.l10n.t('Without git’s history: the file is in no repository') }
      : { git, file, repository };
  } catch {
    return { missing: vscode.l10n.t('Without git’s history: git can’t be run') };
  }
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
