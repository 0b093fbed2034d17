import * as l10n from '@vscode/l10n';
import { ignoreComment } from '../rules/ignoreComment';
import type { Fix } from '../rules/rule';
import type { TextChange } from '../yaml/edit';
import type { Span } from '../yaml/located';
import { commentAbove, renameChange, valueChanges } from './edits';
import { fixesOfProblem, judgementsOf } from './judgements';
import type { ManifestFile, PlacedWorkload } from './manifestFile';
import { inFile } from './place';
import { judgementRemark, problemRemark, type Remark } from './remarks';
import type { PreviewSettings } from './settings';

/** A way out of what is marked. */
export interface WayOut {
  /** Names the effect, such as `Set maxUnavailable to 1: never below 9 of 10, no extra pods needed`. */
  readonly title: string;
  /** Of the file; empty where a command is to be copied. */
  readonly changes: readonly TextChange[];
  /** A command to be copied, in place of a change; null without one. */
  readonly copy: string | null;
}

/** What is marked at a place, and the ways out of it. */
export interface Marked {
  readonly remark: Remark;
  readonly ways: readonly WayOut[];
  /** Whether a rule says it, which can be switched off; the API server's word can't. */
  readonly isRule: boolean;
}

/** What a workload has marked that touches a span of the file, each with its ways out: those that change nothing are left out. */
export function markedIn(file: ManifestFile, placed: PlacedWorkload, span: Span, settings: PreviewSettings): readonly Marked[] {
  const { workload } = placed;
  if (!touch(inFile(placed, workload.node.span), span)) return [];
  const problems = [...workload.problems, ...(workload.warnings ?? [])].flatMap(problem => {
    const remark = problemRemark(placed, problem);
    return touch(remark.span, span) ? [{ remark, ways: waysOf(placed, fixesOfProblem(problem, placed, settings)), isRule: false }] : [];
  });
  const risks = judgementsOf(placed, settings).flatMap(judgement => {
    const remark = judgementRemark(placed, judgement);
    if (!touch(remark.span, span)) return [];
    const ways = [...waysOf(placed, judgement.fixes?.() ?? []), ...ignoring(file, placed, remark)];
    return [{ remark, ways, isRule: true }];
  });
  return [...problems, ...risks];
}

/** Whether two spans have a place in common, be it their ends. */
export function touch(one: Span, other: Span): boolean {
  return one.start <= other.end && other.start <= one.end;
}

/** Fixes as changes of the file; those that change nothing are left out. */
export function waysOf(placed: PlacedWorkload, fixes: readonly Fix[]): readonly WayOut[] {
  return fixes
    .map(({ title, changes, rename, copy = null }): WayOut => {
      if (copy !== null) return { title, changes: [], copy };
      const renamed = rename === undefined ? [] : renameChange(placed, rename.path, rename.name);
      return { title, changes: [...valueChanges(placed, changes), ...renamed], copy };
    })
    .filter(({ changes, copy }) => changes.length > 0 || copy !== null);
}

/** A comment that switches a rule off here. */
function ignoring(file: ManifestFile, placed: PlacedWorkload, { code, span }: Remark): readonly WayOut[] {
  const changes = commentAbove(file, placed, span, (indent, lineEnd) => ignoreComment(code, indent, lineEnd));
  return changes.length === 0 ? [] : [{ title: l10n.t('Ignore {0} here', code), changes, copy: null }];
}
