import * as l10n from '@vscode/l10n';
import { CodeLensRequest, type CodeLens, type CodeLensParams, type Range } from 'vscode-languageserver';
import { fieldsOfFigures, uncountedOf } from '../kustomize/uncounted';
import type { ProblemCode } from '../kubernetes/problemCodes';
import { isUnread } from '../kubernetes/readProblem';
import { refusalsOf } from '../kubernetes/workloads/refusals';
import { lineOf, rangeOf } from '../lsp/convert';
import type { ManifestProblem } from '../kubernetes/workloads/workload';
import type { OpenFile, PlacedWorkload } from '../lsp/openFile';
import type { Unread } from '../lsp/unread';
import type { Settings } from '../lsp/settings';
import { documentParams } from '../lsp/paramSchemas';
import type { Refuser } from '../protocol';
import { defaultSentences, unknownParts } from '../rollout/unknown';
import type { Handler } from './handler';
import { inSteps, ofWorkloads } from './inSteps';
import { rolloutOf } from './rolloutOf';

/** Above each workload: the verdict of its rollout in one line, and what can be rehearsed. */
export const codeLens: Handler<CodeLensParams, CodeLens[]> = {
  method: CodeLensRequest.method,
  params: documentParams,
  capability: { codeLensProvider: { resolveProvider: false } },
  empty: [],
  enabled: settings => settings.codeLens.enabled,
  ...inSteps(function* (_, file, settings) {
    const unread = file.unread.flatMap(found => unreadLenses(file, found));
    return [...unread, ...(yield* ofWorkloads(file, placed => lensesOf(file, placed, settings)))];
  }),
};

function lensesOf(file: OpenFile, placed: PlacedWorkload, settings: Settings): CodeLens[] {
  const { start } = rangeOf(file, placed, placed.workload.span);
  const range: Range = { start, end: start };
  const lens = (title: string, command: string): CodeLens => ({ range, command: { title, command, arguments: [file.uri, placed.id] } });
  const [problem] = placed.workload.problems;
  if (problem !== undefined && isUnread(placed.workload)) {
    return [
      lens(unreadText(problem, placed.stoppedAt ?? lineOf(file, placed, problem.span) + 1, placed.text), 'rolloutPreview.showTimeline'),
    ];
  }
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

/** Where a workload isn't read: nothing can be simulated of it. */
function unreadLenses(file: OpenFile, { base, problems: [problem], text, lensesAt }: Unread): CodeLens[] {
  if (problem === undefined) return [];
  const title = unreadText(problem, lineOf(file, { base }, problem.span) + 1, text);
  return lensesAt.map(span => {
    const start = { line: lineOf(file, { base }, span), character: 0 };
    return { range: { start, end: start }, command: { title, command: '' } };
  });
}

/** Why there is no verdict; `line` (from 1) is where kubectl stops. */
function unreadText({ code }: ManifestProblem, line: number, text: string): string {
  switch (code as ProblemCode) {
    case 'yaml/too-large':
      return l10n.t('Not previewed: too large or nested too deep');
    case 'yaml/ignored':
      return l10n.t('Ignored by kubectl');
    case 'yaml/not-reached':
      return l10n.t('Not applied: kubectl can’t read line {0}', line);
    default:
      return text.trimStart().startsWith('{') ? l10n.t('Line {0} isn’t valid JSON', line) : l10n.t('Line {0} isn’t valid YAML', line);
  }
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
