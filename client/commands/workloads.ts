import * as vscode from 'vscode';
import type { WorkloadInfo } from '../../server/protocol';
import type { RenderedPlace } from '../rendering/builtManifests';
import { openDocument } from '../timeline/documents';
import { messageText } from '../plainText';
import type { Pieces } from './command';

/** A document's workloads, and where among them a command is meant to work. */
export interface Place {
  readonly uri: string;
  /** The document that it was called for, where that is rendered to this one. */
  readonly from: string;
  readonly workloads: readonly WorkloadInfo[];
  /** The one that the caller named, or that the focused timeline shows. */
  readonly named: WorkloadInfo | undefined;
  /** Line of the cursor, 0-based; null where the document isn't in the active editor. */
  readonly cursorLine: number | null;
}

/**
 * The workloads that a command is about: those of the document it was called for, else of the focused timeline, else of the active editor, else of
 * the manifest that was in it last. In a template, a values file or a kustomization, those of what it is rendered to.
 * Undefined where there is none, which the user is told, as a command has no other place to say it.
 */
export async function findPlace(pieces: Pieces, uriArgument: unknown, idArgument: unknown): Promise<Place | undefined> {
  const { built } = pieces;
  return find(pieces, uriArgument, idArgument, async (document, line) => built.placeIn(document, line));
}

/** The same of the documents themselves, whatever they are rendered to. */
export async function findManifest(pieces: Pieces, uriArgument: unknown): Promise<Place | undefined> {
  return find(pieces, uriArgument, undefined, () => Promise.resolve(null));
}

async function find(
  { server, panels, history }: Pieces,
  uriArgument: unknown,
  idArgument: unknown,
  renderedOf: (document: vscode.TextDocument, line: number | null) => Promise<RenderedPlace | null>,
): Promise<Place | undefined> {
  const editor = vscode.window.activeTextEditor;
  const focused = uriArgument === undefined ? panels.active?.controller.target : undefined;
  const uri = uriOf(uriArgument) ?? focused?.uri ?? (editor === undefined ? history.uri : editor.document.uri.toString());
  const id = typeof idArgument === 'string' ? idArgument : focused?.workload;
  const own = uri === undefined ? null : await openDocument(uri);
  const ownLine = editor !== undefined && editor.document === own ? editor.selection.active.line : null;
  const rendered = own === null || id !== undefined ? null : await renderedOf(own, ownLine);
  const document = rendered === null ? own : await openDocument(rendered.uri.toString());
  const workloads = document === null ? [] : (await server.request('workloads', { uri: document.uri.toString() })).workloads;
  const named = workloads.find(workload => workload.id === id);
  if (document === null || workloads.length === 0 || (id !== undefined && named === undefined)) {
    void vscode.window.showInformationMessage(messageText(sayNone(id)));
    return undefined;
  }
  return {
    uri: document.uri.toString(),
    from: (own ?? document).uri.toString(),
    workloads,
    named,
    cursorLine: rendered === null ? ownLine : rendered.line,
  };
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
