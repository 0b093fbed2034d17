import { buildNotes } from '../kustomize/notes';
import { applyWhatIf, whatIfPaths } from '../kubernetes/whatIf';
import { type RolloutPlaceholder, unknownsOf } from '../kubernetes/rolloutPlaceholders';
import { isUnread } from '../kubernetes/readProblem';
import { refusalsOf } from '../kubernetes/workloads/refusals';
import { lineOf, problemOf, rangeOf } from '../lsp/convert';
import type { OpenFile, PlacedWorkload } from '../lsp/openFile';
import type { Settings } from '../lsp/settings';
import { methods, type Own, type WorkloadResult, type Unknown } from '../protocol';
import type { Scenario } from '../protocol/scenario';
import { paramsOf } from '../protocol/requestSchemas';
import { deploymentOf } from '../revisions/pastManifest';
import { rehearsalOf } from '../revisions/rehearsalOf';
import { rehearse } from '../rollout/rehearse';
import { defaultSentences, filledInSentences, unknownParts } from '../rollout/unknown';
import type { RequestHandler } from './handler';
import { timelineInputs } from './timelineInputs';

/** The rollout of a workload under a scenario, as the page draws it. */
export const timeline: RequestHandler<'timeline'> = {
  method: methods.timeline,
  params: paramsOf.timeline,
  capability: {},
  empty: { state: 'none' },
  enabled: () => true,
  answer: ({ workload, scenario }, file, settings) => {
    const placed = file.workloads.find(({ id }) => id === workload);
    if (placed === undefined) return { state: 'none' };
    const { line } = rangeOf(file, placed, placed.workload.span).start;
    return { ...timelineOf(file, placed, scenario, settings), line };
  },
};

function timelineOf(file: OpenFile, placed: PlacedWorkload, scenario: Scenario, settings: Settings): WorkloadResult {
  const { workload } = placed;
  const { name } = workload;
  // What can't be read is none the better for other values.
  const changed = isUnread(workload) ? applyWhatIf(workload, {}) : applyWhatIf(workload, scenario.whatIf, scenario.assumptions.filledIn);
  const refusals = refusalsOf(changed);
  if (refusals.length > 0) return { state: 'invalid', name, problems: refusals.map(problem => problemOf(file, placed, problem)) };
  const parts = unknownParts(changed.deployment);
  if (parts !== undefined)
    return { state: 'unknown', name, parts, unknowns: unknownsOf(changed.deployment).map(unsaid => unknownOf(file, placed, unsaid)) };
  const deployment = deploymentOf(workload, scenario, changed.deployment);
  const rehearsal = rehearse(deployment, rehearsalOf(scenario), settings.assume);
  if (rehearsal.state === 'refused') return { ...rehearsal, name };
  const inputs = timelineInputs(file, placed, deployment, scenario, settings);
  const assumptions = [
    ...rehearsal.timeline.assumptions,
    ...filledInSentences(workload.deployment, scenario.assumptions),
    ...defaultSentences(deployment),
    ...buildNotes(file.builds ?? [], [workload]),
  ];
  return { state: 'timeline', timeline: { ...rehearsal.timeline, assumptions, inputs }, own: ownOf(placed, scenario, settings) };
}

/** What the same actions come to with the manifest's own values; null where none is replaced, or one isn't known. */
function ownOf({ workload }: PlacedWorkload, scenario: Scenario, settings: Settings): Own | null {
  if (Object.values(scenario.whatIf).every(value => value === undefined)) return null;
  const { deployment } = applyWhatIf(workload, {}, scenario.assumptions.filledIn);
  if (unknownsOf(deployment).length > 0) return null;
  const rehearsal = rehearse(deploymentOf(workload, scenario, deployment), rehearsalOf(scenario), settings.assume);
  return rehearsal.state === 'timeline' ? { limits: rehearsal.timeline.limits, summary: rehearsal.timeline.summary } : null;
}

function unknownOf(file: OpenFile, placed: PlacedWorkload, { path, text, single, span }: RolloutPlaceholder): Unknown {
  const fields = Object.keys(whatIfPaths) as (keyof typeof whatIfPaths)[];
  const field = fields.find(name => whatIfPaths[name].join('.') === path) ?? (path === 'spec.strategy' ? 'strategy' : null);
  return {
    path,
    placeholder: text,
    line: span === null ? null : lineOf(file, placed, span),
    sayable: field ?? (single ? 'filledIn' : null),
  };
}
