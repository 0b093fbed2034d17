import * as l10n from '@vscode/l10n';
import { buildNotes } from '../kustomize/notes';
import { kindOf } from '../kinds/index';
import { applyWhatIf } from '../kubernetes/whatIf';
import { type RolloutPlaceholder, unknownsOf } from '../kubernetes/rolloutPlaceholders';
import { isUnread } from '../kubernetes/readProblem';
import { refusalsOf } from '../kubernetes/workloads/refusals';
import type { ManifestProblem, Workload } from '../kubernetes/workloads/workload';
import type { WorkloadObject } from '../kubernetes/workloads/workloadObject';
import type { Own, Problem, Unknown, WorkloadResult } from '../protocol';
import type { Way } from '../protocol/nodes';
import type { Scenario, WorkloadId } from '../protocol/scenario';
import type { Banner, Timeline } from '../protocol/timeline';
import { workloadName } from '../protocol/workloadId';
import { beginningSentences, verdictOfEdit } from '../changes/editOnTimeline';
import { asApplied } from '../changes/kubectlApply';
import { refusedEdit, timelineEdit } from '../changes/timelineEdit';
import { Beginnings } from '../past/beginning';
import { rehearseInSteps } from '../rollout/rehearse';
import { defaultSentences, filledInSentences, unknownParts } from '../rollout/unknown';
import { absentSentences } from './absent';
import type { ManifestFile, PlacedWorkload } from './manifestFile';
import { lineIn } from './place';
import type { PreviewSettings } from './settings';
import type { Steps } from './steps';
import { timelineInputs } from './timelineInputs';
import { waysOf } from './ways';

/** What becomes of a workload under a scenario. */
export function* rolloutUnder(
  file: ManifestFile,
  placed: PlacedWorkload,
  scenario: Scenario,
  settings: PreviewSettings,
): Steps<WorkloadResult> {
  const { workload } = placed;
  const { name } = workload;
  // What can't be read is none the better for other values.
  const changed = isUnread(workload) ? applyWhatIf(workload, {}) : applyWhatIf(workload, scenario.whatIf, scenario.assumptions.filledIn);
  const refusals = refusalsOf(changed);
  if (refusals.length > 0) return { state: 'invalid', name, problems: refusals.map(problem => problemOf(file, placed, problem)) };
  const parts = unknownParts(changed.object);
  if (parts !== undefined)
    return { state: 'unknown', name, parts, unknowns: unknownsOf(changed.object).map(unsaid => unknownOf(file, placed, unsaid)) };
  const beginnings = new Beginnings(workload, scenario, asApplied);
  const refused = refusedEdit(workload, beginnings.former);
  if (refused !== null) return { state: 'refused', name, ...refused, failed: true };
  const { object, rehearsal: asked, manifest } = beginnings.of(changed.object);
  const rehearsal = yield* rehearseInSteps(kindOf(workload).rollout, object, asked, settings.assume);
  if (rehearsal.state === 'refused') return { ...rehearsal, name };
  const inputs = timelineInputs(file, placed, manifest, scenario, settings);
  const edit = timelineEdit(workload, scenario, beginnings.former, path => lineAt(file, placed, path));
  const assumptions = [
    ...rehearsal.timeline.assumptions,
    ...beginningSentences(rehearsal.timeline, edit),
    ...filledInSentences(workload.object, scenario.assumptions),
    ...defaultSentences(manifest),
    ...absentSentences(placed),
    ...buildNotes(file.builds ?? [], [workload]),
  ];
  const ways = yield* waysOf(workload, scenario, beginnings, rehearsal.timeline, settings);
  const banner = withWays(rehearsal.timeline.banner, ways);
  const verdict = verdictOfEdit(rehearsal.timeline, edit);
  const nodes = withStated(rehearsal.timeline.nodes, settings);
  const timeline = { ...rehearsal.timeline, nodes, banner, verdict, edit, assumptions, inputs, ways };
  return { state: 'timeline', timeline, own: yield* ownOf(workload, scenario, beginnings, settings) };
}

function withStated(nodes: Timeline['nodes'], { nodes: classes }: PreviewSettings): Timeline['nodes'] {
  const [stated, ...others] = classes;
  return nodes === null || nodes.file !== null || stated === undefined || others.length > 0 ? nodes : { ...nodes, stated };
}

/** What helps, behind all else that the banner says. */
function withWays(banner: Banner | null, ways: readonly Way[]): Banner | null {
  if (banner === null || ways.length === 0) return banner;
  const changes = ways.map(({ change }) => change);
  return { ...banner, sentences: [...banner.sentences, l10n.t('It gets through with: {0}.', changes.join('; '))] };
}

/** What the same actions come to with the manifest's own values; null where none is replaced, or one isn't known. */
function* ownOf(
  workload: Workload,
  scenario: Scenario,
  beginnings: Beginnings<WorkloadObject>,
  settings: PreviewSettings,
): Steps<Own | null> {
  if (Object.values(scenario.whatIf).every(value => value === undefined)) return null;
  const { object } = applyWhatIf(workload, {}, scenario.assumptions.filledIn);
  if (unknownsOf(object).length > 0) return null;
  const beginning = beginnings.of(object);
  const rehearsal = yield* rehearseInSteps(kindOf(workload).rollout, beginning.object, beginning.rehearsal, settings.assume);
  return rehearsal.state === 'timeline' ? { limits: rehearsal.timeline.limits, summary: rehearsal.timeline.summary } : null;
}

/** The line of what is written at a path of the manifest; null where nothing is. */
function lineAt(file: ManifestFile, placed: PlacedWorkload, path: string): number | null {
  const written = placed.workload.at(path);
  return written === undefined ? null : lineIn(file, placed, written.span);
}

function unknownOf(file: ManifestFile, placed: PlacedWorkload, { path, text, single, span }: RolloutPlaceholder): Unknown {
  const { whatIf } = placed.workload.type;
  const field =
    whatIf.find(own => own.path.join('.') === path) ??
    whatIf.find(own => own.type === 'choice' && own.path.slice(0, -1).join('.') === path);
  return {
    path,
    placeholder: text,
    line: span === null ? null : lineIn(file, placed, span),
    sayable: field?.id ?? (single ? 'filledIn' : null),
    ...(field?.choices === undefined ? {} : { choices: field.choices }),
  };
}

/** What is said of a workload that can't be found in a file of which not all is read, as it may be there; null where all is read. */
export function unreadUnder(file: ManifestFile, id: WorkloadId): (WorkloadResult & { readonly line: number }) | null {
  const problems = file.unread.flatMap(unread => unread.problems.map(problem => problemOf(file, unread, { ...problem, inWhatIf: null })));
  const line = problems[0]?.line ?? null;
  return line === null ? null : { state: 'invalid', name: workloadName(id), problems, line };
}

function problemOf(
  file: ManifestFile,
  placed: Pick<PlacedWorkload, 'base'>,
  { sentence, by, path, message, code, span, inWhatIf }: ManifestProblem & { readonly inWhatIf: string | null },
): Problem {
  return { sentence, by, path, message, code, line: lineIn(file, placed, span), inWhatIf };
}
