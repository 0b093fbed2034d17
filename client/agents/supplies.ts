import path from 'node:path';
import * as vscode from 'vscode';
import type { Missing, ToolChange, ToolFile, ToolPast, ToolRevision, ToolSupplies } from '../../server/protocol/tools';
import { gitOf } from '../git/gitOf';
import { listRevisions } from '../revisions/list';
import { commitOf, type RevisionRow } from '../revisions/rows';
import type { Session } from '../revisions/session';
import type { Server } from '../requests';
import { leadsOutOfWorkspace, mayOpen, openedAt, readOpenOrSaved } from '../workspaceFiles';
import { changeSince } from './changeSince';

const mostBytes = 5_000_000;

/** Reads for a tool: what is open as it is there, other files of the workspace's folders as they are saved, and their history. Sentences are for the model. */
export class Supplies implements ToolSupplies {
  constructor(
    private readonly world: { readonly server: Server; readonly session: Session },
    private readonly signal: AbortSignal,
  ) {}

  readonly file = async (named: string): Promise<ToolFile | Missing> => {
    const uri = this.uriOf(named);
    if (uri === null) return outside(named);
    const read = await readOpenOrSaved(uri, mostBytes, { signal: this.signal });
    return 'text' in read ? { uri: uri.toString(), text: read.text } : { missing: `${named} wasn’t read: ${read.unread}.` };
  };

  readonly past = async (named: string, workload: string): Promise<ToolPast | Missing> => {
    const uri = this.uriOf(named);
    if (uri === null || (await leadsOutOfWorkspace(uri))) return outside(named);
    if (!(await mayOpen(uri))) return { missing: `${named} wasn’t read: notAFile.` };
    // Its history is compared with the document, which the server has to have.
    const document = await vscode.workspace.openTextDocument(uri);
    const asked = { uri: document.uri.toString(), workload, rehearsed: { actions: [] }, build: null };
    const { rows, notes, preceding } = await listRevisions(
      { ...this.world, gitOf, rendered: () => Promise.resolve(null) },
      asked,
      this.signal,
      () => undefined,
    );
    return { revisions: rows.map(revisionOf), notes, kept: preceding.past ?? [] };
  };

  readonly change = async (named: string, base: string | null): Promise<ToolChange | Missing> => {
    const uri = this.uriOf(named);
    const folder = uri === null ? undefined : vscode.workspace.getWorkspaceFolder(uri);
    if (uri === null || folder === undefined || (await leadsOutOfWorkspace(uri))) return outside(named);
    const isFolder = await vscode.workspace.fs.stat(uri).then(
      ({ type }) => (type & vscode.FileType.Directory) !== 0,
      () => false,
    );
    // git is asked about a file: of a folder about one that would be in it.
    const found = await gitOf((isFolder ? vscode.Uri.joinPath(uri, '.git') : uri).toString(), this.signal);
    if ('missing' in found) return { missing: `${found.missing}.` };
    const change = await changeSince(found.git, { file: uri.fsPath, base, folder: folder.uri.fsPath }, this.signal);
    return 'missing' in change ? change : withOpenDocuments(change);
  };

  /** Null for what doesn't lie in a folder of the workspace; a relative path counts from the first of them. */
  uriOf(named: string): vscode.Uri | null {
    const [first] = vscode.workspace.workspaceFolders ?? [];
    if (first === undefined) return null;
    const uri = path.isAbsolute(named) ? first.uri.with({ path: vscode.Uri.file(named).path }) : vscode.Uri.joinPath(first.uri, named);
    return vscode.workspace.getWorkspaceFolder(uri) === undefined ? null : uri;
  }
}

function outside(named: string): Missing {
  const folders = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri.fsPath);
  return {
    missing: `${named} isn’t in a folder of the workspace. ${folders.length === 0 ? 'No folder is open.' : `There are: ${folders.join(', ')}.`}`,
  };
}

/** What is open counts as it is there. */
function withOpenDocuments({ ref, changed, unchanged }: ToolChange): ToolChange {
  const now = (uri: string): string | null => openedAt(vscode.Uri.parse(uri))?.getText() ?? null;
  const edited = unchanged.flatMap(({ uri, name, text }) => {
    const after = now(uri);
    return after === null || after === text ? [] : [{ uri, name, before: text, after }];
  });
  return {
    ref,
    changed: [...changed.map(file => ({ ...file, after: now(file.uri) ?? file.after })), ...edited],
    unchanged: unchanged.filter(({ uri }) => edited.every(other => other.uri !== uri)),
  };
}

function revisionOf({ revision, images, changeCause, current, gone, source }: RevisionRow): ToolRevision {
  const origin = commitOf(source);
  return {
    revision,
    state: gone !== null ? 'gone' : current ? 'current' : 'kept',
    images,
    changeCause,
    commit: origin === null ? null : { commit: origin.commit, author: origin.author, date: origin.date, subject: origin.subject },
  };
}
