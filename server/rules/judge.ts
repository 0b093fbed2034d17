import * as l10n from '@vscode/l10n';
import { hasPlaceholder } from '../kubernetes/placeholder';
import { refusalsOf } from '../kubernetes/workloads/refusals';
import type { ManifestProblem } from '../kubernetes/workloads/workload';
import { obstaclesOf } from '../rollout/obstacles/obstaclesOf';
import { timingOf } from '../rollout/rehearse';
import { changed } from './changed';
import { ignoresOf } from './ignoreComment';
import { rules } from './index';
import { obviousFixes } from './obviousFixes';
import { once } from './once';
import { refusalFixes } from './refusalFixes';
import type { RuleCode } from './ruleCodes';
import type { Finding, Fix, Judged, Rule, Severity, Subject } from './rule';

/** How loud the user wants a rule to be. */
type Level = Severity | 'off';

/** How loud the user wants the rules to be, by their codes. */
export type Levels = Readonly<Record<string, Level>>;

/** A finding with the rule that it is by, as loud as the user wants it. */
export interface Judgement extends Omit<Finding, 'severity'> {
  readonly code: RuleCode;
  readonly severity: Rule['severity'];
}

/**
 * What the rules say of a workload that the API server would accept; nothing of one that it would reject, nor of what something else fills in. `text` is that of its document, whose
 * comments may turn rules off, as may `levels`. A fix whose result other rules would speak of names these in its title.
 */
export function judge(subject: Subject, text: string, levels: Levels): readonly Judgement[] {
  const said = judgementsOf(subject, text, levels);
  const before = new Set(said.map(({ code }) => code));
  return said.map(judgement => {
    const { fixes } = judgement;
    if (fixes === undefined) return judgement;
    const isNew = ({ code }: Judgement): boolean => !before.has(code);
    return { ...judgement, fixes: once(() => fixes().map(fix => withSequel(fix, subject, text, levels, isNew))) };
  });
}

/**
 * The ways out of what the API server would reject, each with its effect; empty where none is known. Of what the rules would say afterwards only
 * that is named which is about the fields that the fix changes.
 */
export function fixesOf(problem: ManifestProblem, subject: Subject, text: string, levels: Levels): readonly Fix[] {
  const known = refusalFixes(subject, problem);
  const fixes = known.length > 0 ? known : obviousFixes(subject.workload, problem).filter(fix => isAccepted(fix, problem, subject, text));
  return fixes.map(fix => {
    const fields = fix.changes.map(({ path }) => path.slice(0, 2).join('.'));
    const isAboutThem = ({ fixes }: Judgement): boolean =>
      (fixes?.() ?? []).some(({ changes }) => changes.some(({ path }) => fields.includes(path.slice(0, 2).join('.'))));
    return withSequel(fix, subject, text, levels, isAboutThem);
  });
}

/** Whether a fix takes the problem away, and brings no other. */
function isAccepted({ changes }: Fix, { code, path }: ManifestProblem, subject: Subject, text: string): boolean {
  const after = changed(subject, text, changes)?.subject.workload.problems;
  const before = subject.workload.problems;
  const isSame = (one: ManifestProblem, other: ManifestProblem): boolean => one.code === other.code && one.path === other.path;
  if (after === undefined || after.length >= before.length) return false;
  return !after.some(one => one.code === code && one.path === path) && after.every(one => before.some(other => isSame(one, other)));
}

function judgementsOf(subject: Subject, text: string, levels: Levels): readonly Judgement[] {
  const { workload } = subject;
  if (refusalsOf(workload).length > 0) return [];
  const { template } = workload.object.spec;
  const obstacles = obstaclesOf(template.spec, timingOf({}, subject.assume));
  const judged: Judged = { ...subject, limits: subject.kind.bounds(workload.object), obstacles };
  const { placeholders = [] } = workload.object;
  const wanted = rules.filter(
    ({ code, kinds, builtOn = /^/ }) =>
      levels[code] !== 'off' &&
      (kinds === undefined || kinds.includes(workload.kind)) &&
      !placeholders.some(({ path }) => builtOn.test(path)),
  );
  const all = wanted.flatMap(({ code, severity, check }) =>
    check(judged).map(finding => ({ ...finding, code, severity: levelOf(levels[code]) ?? finding.severity ?? severity })),
  );
  if (all.length === 0) return all;
  const ignores = ignoresOf(text);
  return all.filter(
    ({ code, span }) =>
      !hasPlaceholder(text.slice(span.start, span.end)) &&
      !ignores.some(ignore => ignore.codes.includes(code) && ignore.span.start <= span.start && span.start < ignore.span.end),
  );
}

/** The fix with the codes of what its result would be told of, as far as `isDue`. */
function withSequel(
  { rollout, ...fix }: Fix,
  subject: Subject,
  text: string,
  levels: Levels,
  isDue: (judgement: Judgement) => boolean,
): Fix {
  const after = changed(subject, text, fix.changes, rollout);
  if (after === undefined) return fix;
  const due = judgementsOf(after.subject, after.text, levels).filter(judgement => judgement.severity !== 'inlay' && isDue(judgement));
  const codes = [...new Set(due.map(({ code }) => code))];
  return codes.length === 0 ? fix : { ...fix, title: l10n.t('{0} (then {1})', fix.title, codes.join(', ')) };
}

function levelOf(level: Level | undefined): Severity | undefined {
  return level === 'off' ? undefined : level;
}
