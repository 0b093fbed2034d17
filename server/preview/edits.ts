import * as l10n from '@vscode/l10n';
import { outermostBuild } from '../kustomize/builds';
import { kustomizeEdits } from '../kustomize/edits';
import { sayPlace } from '../kustomize/notes';
import type { EditsParams } from '../protocol/edits';
import type { Kustomized } from '../protocol/revisions';
import { changesOf, imageChangesOf } from '../rules/changes';
import { setValues, type TextChange, type ValueChange } from '../yaml/edit';
import type { Path } from '../yaml/find';
import { renameKey } from '../yaml/renameKey';
import type { Span } from '../yaml/located';
import type { ManifestFile, PlacedWorkload } from './manifestFile';
import { inFile } from './place';

/** What is to be written into a manifest, and into the kustomization that has its images. */
export type Written = Pick<EditsParams, 'whatIf' | 'images' | 'kustomized'>;

/** Changes of texts, to be made as one; none where they say so already. */
export interface Edits {
  /** Of the file; offsets in its text. */
  readonly changes: readonly TextChange[];
  /** Of kustomizations, by their paths, with the texts that the offsets are in. */
  readonly kustomizations: readonly { readonly path: string; readonly text: string; readonly changes: readonly TextChange[] }[];
  /** Why it can't be written, in a sentence; null where it can. */
  readonly problem: string | null;
}

/** What-if values and images, to be written into the manifest; images that a kustomization puts in, into that. */
export function editsOf(placed: PlacedWorkload, { whatIf, images = {}, kustomized }: Written): Edits {
  const { workload } = placed;
  const refused = kustomized === undefined ? null : refusalOf(kustomized);
  if (refused !== null) return nothing(refused);
  const written = kustomized === undefined ? { own: images, files: [] } : kustomizeEdits(workload, images, kustomized);
  if (written === null) {
    return nothing(l10n.t('Not written: the images entries of the kustomization can’t set this image without changing another container.'));
  }
  const values = [...changesOf(workload, whatIf), ...imageChangesOf(workload, written.own)];
  const kustomizations = written.files.map(({ path, changes }) => ({ path, text: textOf(kustomized, path), changes }));
  return { changes: valueChanges(placed, values), kustomizations, problem: null };
}

function nothing(problem: string): Edits {
  return { changes: [], kustomizations: [], problem };
}

function refusalOf({ manifest, files }: Kustomized): string | null {
  const problem = outermostBuild(manifest, files)?.problem ?? null;
  return problem === null ? null : l10n.t('Not written: kustomize rejects {0}: {1}', sayPlace(problem), problem.message);
}

function textOf(kustomized: Kustomized | undefined, path: string): string {
  return kustomized?.files.find(file => file.path === path)?.text ?? '';
}

/** The smallest changes of the file that give a workload other values; empty where that can't be done. */
export function valueChanges(placed: PlacedWorkload, values: readonly ValueChange[]): readonly TextChange[] {
  if (values.length === 0) return [];
  return setValues(placed.text, placed.workload.node, values).map(({ span, newText }) => ({ span: inFile(placed, span), newText }));
}

/** The change of the file that gives a key of a workload another name, its quotes kept; empty where that can't be done. */
export function renameChange(placed: PlacedWorkload, path: Path, name: string): readonly TextChange[] {
  const change = renameKey(placed.text, placed.workload.node, path, name);
  return change === undefined ? [] : [{ span: inFile(placed, change.span), newText: change.newText }];
}

/** A comment on a line of its own above a place (of the file), indented as that is. None in JSON and in braces: there is no room for a comment. */
export function commentAbove(
  { text }: ManifestFile,
  placed: PlacedWorkload,
  { start }: Span,
  comment: (indent: string, lineEnd: string) => string,
): readonly TextChange[] {
  if (placed.workload.node.flow) return [];
  let above = start;
  while (above > 0 && !/[\r\n]/.test(text.charAt(above - 1))) above--;
  const line = text.slice(above);
  const indent = /^[ \t]*/.exec(line)?.[0] ?? '';
  const lineEnd = /[\r\n]/.exec(line);
  const isDos = lineEnd !== null && line.startsWith('\r\n', lineEnd.index);
  return [{ span: { start: above, end: above }, newText: comment(indent, isDos ? '\r\n' : '\n') }];
}
