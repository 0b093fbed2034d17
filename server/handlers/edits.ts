import * as l10n from '@vscode/l10n';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { editsOf } from '../lsp/edits';
import { methods, type EditsResult } from '../protocol';
import type { Kustomized } from '../protocol/revisions';
import { paramsOf } from '../protocol/requestSchemas';
import { outermostBuild } from '../kustomize/builds';
import { kustomizeEdits } from '../kustomize/edits';
import { sayPlace } from '../kustomize/notes';
import { changesOf, imageChangesOf } from '../rules/changes';
import type { TextChange } from '../yaml/edit';
import type { RequestHandler } from './handler';

/** What-if values and images, to be written into the manifest; images that a kustomization puts in, into that. */
export const edits: RequestHandler<'edits'> = {
  method: methods.edits,
  params: paramsOf.edits,
  capability: {},
  empty: { edits: [] },
  enabled: () => true,
  answer: ({ workload: id, whatIf, images = {}, kustomized }, file) => {
    const placed = file.workloads.find(other => other.id === id);
    if (placed === undefined) return { edits: [] };
    const { workload } = placed;
    const refused = kustomized === undefined ? null : refusalOf(kustomized);
    if (refused !== null) return { edits: [], problem: refused };
    const written = kustomized === undefined ? { own: images, files: [] } : kustomizeEdits(workload, images, kustomized);
    if (written === null) {
      return {
        edits: [],
        problem: l10n.t('Not written: the images entries of the kustomization can’t set this image without changing another container.'),
      };
    }
    const changes = [...changesOf(workload, whatIf), ...imageChangesOf(workload, written.own)];
    const kustomizations = written.files.map(({ path, changes: own }) => ({ path, edits: rangesOf(textOf(kustomized, path), own) }));
    return { edits: editsOf(file, placed, changes), ...(kustomizations.length === 0 ? {} : { kustomizations }) };
  },
};

function refusalOf({ manifest, files }: Kustomized): string | null {
  const problem = outermostBuild(manifest, files)?.problem ?? null;
  return problem === null ? null : l10n.t('Not written: kustomize rejects {0}: {1}', sayPlace(problem), problem.message);
}

function textOf(kustomized: Kustomized | undefined, path: string): string {
  return kustomized?.files.find(file => file.path === path)?.text ?? '';
}

function rangesOf(text: string, changes: readonly TextChange[]): EditsResult['edits'] {
  const document = TextDocument.create('', '', 0, text);
  return changes.map(({ span, newText }) => ({
    range: { start: document.positionAt(span.start), end: document.positionAt(span.end) },
    newText,
  }));
}
