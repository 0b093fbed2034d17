import * as l10n from '@vscode/l10n';
import type { ProblemCode } from '../protocol/problemCodes';
import { isUnread } from '../kubernetes/readProblem';
import type { ManifestProblem } from '../kubernetes/workloads/workload';
import type { KustomizationProblem } from '../kustomize/decodeKustomization';
import type { Refuser } from '../protocol';
import type { Judgement } from '../rules/judge';
import type { RuleCode } from '../rules/ruleCodes';
import type { Span } from '../yaml/located';
import { judgementsOf } from './judgements';
import type { ManifestFile, PlacedWorkload } from './manifestFile';
import { type Based, inFile } from './place';
import type { PreviewSettings } from './settings';

/** The codes of what is refused, and those of the rules. */
export type RemarkCode = ProblemCode | RuleCode;

/** What is to be said about a place of a file. */
export interface Remark {
  /** `area/what-is-wrong`; its page is docs/rules/area/what-is-wrong.md. */
  readonly code: RemarkCode;
  /** What is wrong, in the user's language; on a second line the words of who refuses it, if anyone does. */
  readonly message: string;
  readonly severity: 'error' | 'warning' | 'information' | 'hint';
  /** Offsets in the file's text (UTF-16 units); the end isn't in it. */
  readonly span: Span;
  /** The other field that the message speaks of. */
  readonly related?: { readonly path: string; readonly span: Span };
  /** The other object that it speaks of, and on which line (from 0) of which file that is. */
  readonly neighbour?: { readonly text: string; readonly place: { readonly uri: string; readonly line: number } };
}

/** Where the pages are: docs/rules in the repository that package.json names. */
const pages = 'https://github.com/kubernetes-rollout-preview/kubernetes-rollout-preview/blob/main/docs/rules';

/** The page that explains a code. */
export function pageOf(code: RemarkCode): string {
  return `${pages}/${code}.md`;
}

/** What of a file can't be read, and what of it kustomize refuses. */
export function remarksOfFile(file: ManifestFile): readonly Remark[] {
  const { refusedByKustomize = null } = file;
  if (refusedByKustomize !== null) return [refusalOf(refusedByKustomize)];
  if (file.says.settings !== null) {
    return file.says.settings.problems.map(({ message, span }) => ({
      code: 'settings/invalid',
      severity: 'error' as const,
      message,
      span,
    }));
  }
  return file.unread.flatMap(({ base, problems }) => problems.map(problem => problemRemark({ base }, problem)));
}

/** What the API server would refuse of a workload, and what it warns of; of one that can't be read the file says it. */
export function problemsOf(placed: PlacedWorkload): readonly Remark[] {
  const { workload } = placed;
  if (isUnread(workload)) return [];
  return [...workload.problems.filter(isFirst), ...(workload.warnings ?? [])].map(problem => problemRemark(placed, problem));
}

/** What is accepted of a workload and will still hurt, as loud as the settings want it. */
export function risksOf(placed: PlacedWorkload, settings: PreviewSettings): readonly Remark[] {
  return judgementsOf(placed, settings).flatMap(judgement => (judgement.severity === 'inlay' ? [] : [judgementRemark(placed, judgement)]));
}

/** A problem in a sentence, and below it in the words of who refuses it. What can't be decoded these name by themselves, else the path comes first. */
export function problemRemark(
  based: Based,
  { severity = 'error', sentence, by, path, message, cause: _, ...place }: ManifestProblem,
): Remark {
  const words = path === '' || place.code.startsWith('decode/') ? message : `${path}: ${message}`;
  return placedRemark(based, { ...place, severity, message: words === '' ? sentence : `${sentence}\n${refuserName(by)}: ${words}` });
}

/** What a rule says; what is no more than a word in the text is a hint where something is marked. */
export function judgementRemark(based: Based, { code, message, severity, span, related, neighbour }: Judgement): Remark {
  const placed = { code, message, severity: severity === 'inlay' ? ('hint' as const) : severity, span };
  const own = neighbour === undefined ? placed : { ...placed, neighbour };
  return placedRemark(based, related === undefined ? own : { ...own, related });
}

function placedRemark(based: Based, { span, related, ...remark }: Remark): Remark {
  const own = { ...remark, span: inFile(based, span) };
  return related === undefined ? own : { ...own, related: { ...related, span: inFile(based, related.span) } };
}

/** The fault for which kustomize builds nothing. */
function refusalOf({ sentence, message, span }: KustomizationProblem): Remark {
  const code: ProblemCode = 'kustomization/rejected';
  return { code, severity: 'error', span, message: `${sentence}\n${refuserName('kustomize')}: ${message}` };
}

/** Where the selector is missing, that it doesn't match either needs no second warning. */
function isFirst({ code, severity }: ManifestProblem): boolean {
  return code !== 'selector/mismatch' || severity !== 'warning';
}

/** Who refuses, as a name. */
function refuserName(by: Refuser): string {
  switch (by) {
    case 'kubectl':
    case 'kustomize':
      return by;
    case 'apiServer':
      return l10n.t('API server');
    case 'serverSideApply':
      return l10n.t('Server-side apply');
  }
}
