import * as vscode from 'vscode';
import type { WorkloadInfo } from '../../server/protocol';
import { openDocument } from '../timeline/documents';
import type { Pieces } from './command';

/** A document's workloads, and where among them a command is meant to work. */
export interface Place {
  readonly uri: string;
  readonly workloads: readonly WorkloadInfo[];
  /** The one that the caller named, or that the focused timeline shows. */
  readonly named: WorkloadInfo | undefined;
  /** Line of the cursor, 0-based; null where the document isn't in the active editor. */
  readonly cursorLine: number | null;
}

/**
 * The workloads that a command is about: those of the document it was called for, else of the focused timeline, else of the active editor, else of
 * the manifest that was in it last.
 * Undefined where there is none, which the user is told, as a command has no other place to say it.
 */
export async function findPlace(
  { server, panels, history }: Pieces,
  uriArgument: unknown,
  idArgument: unknown,
): Promise<Place | undefined> {
  const editor = vscode.window.activeTextEditor;
  const focused = uriArgument === undefined ? panels.active?.controller.target : undefined;
  const uri = uriOf(uriArgument) ?? focused?.uri ?? (editor === undefined ? history.uri : editor.document.uri.toString());
  const id = typeof idArgument === 'string' ? idArgument : focused?.workload;
  const document = uri === undefined ? null : await openDocument(uri);
  const workloads = document === null ? [] : (await server.request('workloads', { uri: document.uri.toString() })).workloads;
  const named = workloads.find(workload => workload.id === id);
  if (document === null || workloads.length === 0 || (id !== undefined && named === undefined)) {
    void vscode.window.showInformationMessage(sayNone(id));
    return undefined;
  }
  const cursorLine = editor !== undefined && editor.document === document ? editor.selection.active.line : null;
  return { uri: document.uri.toString(), workloads, named, cursorLine };
}

/** A URI as the client writes it, out of an argument: text from a lens, an object from a menu. */
export function uriOf(argument: unknown): string | undefined {
  if (argument instanceof vscode.Uri) return argument.toString();
  return typeof argument === 'string' ? vscode.Uri.parse(argument).toString() : undefined;
}

function sayNone(id: string | undefined): string {
  return id === undefined
    ? vscode.l10n.t('No workload found. Open a manifest that contains one.')
    : vscode.l10n.t('{0} is no longer in this manifest.', id);
}
