import * as l10n from '@vscode/l10n';
import { CodeLensRequest, type CodeLens, type CodeLensParams, type Range } from 'vscode-languageserver';
import { fieldsOfFigures, uncountedOf } from '../kustomize/uncounted';
import { refusalsOf } from '../kubernetes/workloads/refusals';
import { rangeOf } from '../lsp/convert';
import type { OpenFile, PlacedWorkload } from '../lsp/openFile';
import type { Settings } from '../lsp/settings';
import type { Refuser } from '../protocol';
import { defaultSentences, unknownParts } from '../rollout/unknown';
import type { Handler } from './handler';
import { rolloutOf } from './rolloutOf';

/** Above each workload: the verdict of its rollout in one line, and what can be rehearsed. */
export const codeLens: Handler<CodeLensParams, CodeLens[]> = {
  method: CodeLensRequest.method,
  capability: { codeLensProvider: { resolveProvider: false } },
  empty: [],
  enabled: settings => settings.codeLens.enabled,
  answer: (_, file, settings) => file.workloads.flatMap(placed => lensesOf(file, placed, settings)),
};

function lensesOf(file: OpenFile, placed: PlacedWorkload, settings: Settings): CodeLens[] {
  const { start } = rangeOf(file, placed, placed.workload.span);
  const range: Range = { start, end: start };
  const lens = (title: string, command: string): CodeLens => ({ range, command: { title, command, arguments: [file.uri, placed.id] } });
  const uncounted = uncountedFigures(file, placed);
  return [
    lens(verdictOf(placed, settings), 'rolloutPreview.showTimeline'),
    ...(uncounted.length === 0
      ? []
      : [lens(l10n.t('kustomize also sets {0}: not counted', uncounted.join(', ')), 'rolloutPreview.showTimeline')]),
    lens(l10n.t('Timeline'), 'rolloutPreview.showTimeline'),
    lens(l10n.t('Set image…'), 'rolloutPreview.simulateSetImage'),
    lens(l10n.t('Roll back…'), 'rolloutPreview.simulateRollback'),
  ];
}

/** The fields with which its kustomize builds change the figures of a workload. */
function uncountedFigures({ builds = [] }: OpenFile, { workload }: PlacedWorkload): readonly string[] {
  return uncountedOf(builds, workload).filter(field => fieldsOfFigures.has(field));
}

/** Such as `10 pods · at most 11 · never below 9 · about 25 s`, or who would refuse it, or what isn't known. */
function verdictOf(placed: PlacedWorkload, settings: Settings): string {
  const refusals = refusalsOf(placed.workload);
  const [first] = refusals;
  if (first !== undefined) return refusedText(first.by, refusals.length);
  const { deployment } = placed.workload;
  const parts = unknownParts(deployment) ?? [...(rolloutOf(placed, settings)?.verdict.parts ?? []), ...defaultSentences(deployment)];
  return parts.join(' · ');
}

/** For one manifest the same refuser speaks of all that is wrong. */
function refusedText(by: Refuser, count: number): string {
  switch (by) {
    case 'kubectl':
    case 'kustomize':
      return count === 1 ? l10n.t('{0} would fail: 1 problem', by) : l10n.t('{0} would fail: {1} problems', by, count);
    case 'apiServer':
      return count === 1
        ? l10n.t('The API server would reject this: 1 problem')
        : l10n.t('The API server would reject this: {0} problems', count);
    case 'serverSideApply':
      return count === 1
        ? l10n.t('Server-side apply would reject this: 1 problem')
        : l10n.t('Server-side apply would reject this: {0} problems', count);
  }
}
