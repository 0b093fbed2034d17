import * as l10n from '@vscode/l10n';
import { isUnread } from '../kubernetes/readProblem';
import { refusalsOf } from '../kubernetes/workloads/refusals';
import type { ManifestProblem } from '../kubernetes/workloads/workload';
import { fieldsOfFigures, uncountedOf } from '../kustomize/uncounted';
import type { Refuser } from '../protocol';
import { defaultSentences, unknownParts } from '../rollout/unknown';
import { rolloutOf } from './judgements';
import type { ManifestFile, PlacedWorkload } from './manifestFile';
import { lineIn } from './place';
import type { PreviewSettings } from './settings';
import type { Unread } from './unread';

/** In one line what becomes of a workload when a change of its template is applied. */
export interface WorkloadVerdict {
  /** `rollout`: it rolls; `unknown`: something else fills in what it depends on; `refused`: it would be; `unread`: it can't be read. */
  readonly state: 'rollout' | 'unknown' | 'refused' | 'unread';
  /** Such as `10 pods · at most 11 · never below 9 · about 25 s`, or who would refuse it, or what isn't known. */
  readonly text: string;
  /** What its kustomize builds change of these figures and isn't counted, in a sentence; null for nothing. */
  readonly uncounted: string | null;
}

/** The verdict on a workload. */
export function verdictOf(file: ManifestFile, placed: PlacedWorkload, settings: PreviewSettings): WorkloadVerdict {
  const { workload } = placed;
  const [problem] = workload.problems;
  if (problem !== undefined && isUnread(workload)) {
    const text = unreadText(problem, placed.stoppedAt ?? lineIn(file, placed, problem.span) + 1, placed.text);
    return { state: 'unread', text, uncounted: null };
  }
  const fields = uncountedOf(file.builds ?? [], workload).filter(field => fieldsOfFigures.has(field));
  const uncounted = fields.length === 0 ? null : l10n.t('kustomize also sets {0}: not counted', fields.join(', '));
  return { ...figuresOf(placed, settings), uncounted };
}

function figuresOf(placed: PlacedWorkload, settings: PreviewSettings): Pick<WorkloadVerdict, 'state' | 'text'> {
  const refusals = refusalsOf(placed.workload);
  const [first] = refusals;
  if (first !== undefined) return { state: 'refused', text: refusedText(first.by, refusals.length) };
  const { object } = placed.workload;
  const unknown = unknownParts(object);
  if (unknown !== undefined) return { state: 'unknown', text: unknown.join(' · ') };
  const parts = [...(rolloutOf(placed, settings)?.verdict.parts ?? []), ...defaultSentences(object)];
  return { state: 'rollout', text: parts.join(' · ') };
}

/** Where a workload isn't read: nothing can be simulated of it. */
export interface UnreadVerdict {
  /** Why. */
  readonly text: string;
  /** The lines (from 0) where a workload would be that shows it. */
  readonly lines: readonly number[];
}

/** Where workloads of a file aren't read of which nothing could be made out of the text. */
export function unreadVerdicts(file: ManifestFile): readonly UnreadVerdict[] {
  return file.unread.flatMap((unread: Unread) => {
    const [problem] = unread.problems;
    if (problem === undefined) return [];
    const text = unreadText(problem, lineIn(file, unread, problem.span) + 1, unread.text);
    return [{ text, lines: unread.lensesAt.map(span => lineIn(file, unread, span)) }];
  });
}

/** Why there is no verdict; `line` (from 1) is where kubectl stops. */
function unreadText({ code }: ManifestProblem, line: number, text: string): string {
  switch (code) {
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
