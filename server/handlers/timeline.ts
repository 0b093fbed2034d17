import { applyWhatIf } from '../kubernetes/whatIf';
import { refusalsOf } from '../kubernetes/workloads/refusals';
import { problemOf } from '../lsp/convert';
import type { OpenFile, PlacedWorkload } from '../lsp/openFile';
import type { Settings } from '../lsp/settings';
import { methods, type Own, type TimelineResult } from '../protocol';
import type { Scenario } from '../protocol/scenario';
import { deploymentOf } from '../revisions/pastManifest';
import { rehearsalOf } from '../revisions/rehearsalOf';
import { rehearse } from '../rollout/rehearse';
import type { RequestHandler } from './handler';
import { timelineInputs } from './timelineInputs';

/** The rollout of a workload under a scenario, as the page draws it. */
export const timeline: RequestHandler<'timeline'> = {
  method: methods.timeline,
  capability: {},
  empty: { state: 'none' },
  enabled: () => true,
  answer: ({ workload, scenario }, file, settings) => {
    const placed = file.workloads.find(({ id }) => id === workload);
    return placed === undefined ? { state: 'none' } : timelineOf(file, placed, scenario, settings);
  },
};

function timelineOf(file: OpenFile, placed: PlacedWorkload, scenario: Scenario, settings: Settings): TimelineResult {
  const { workload } = placed;
  const { name } = workload;
  const changed = applyWhatIf(workload, scenario.whatIf);
  const refusals = refusalsOf(changed);
  if (refusals.length > 0) return { state: 'invalid', name, problems: refusals.map(problem => problemOf(file, placed, problem)) };
  const deployment = deploymentOf(workload, scenario, changed.deployment);
  const rehearsal = rehearse(deployment, rehearsalOf(scenario), settings.assume);
  if (rehearsal.state === 'refused') return { ...rehearsal, name };
  const inputs = timelineInputs(file, placed, deployment, scenario, settings);
  return { state: 'timeline', timeline: { ...rehearsal.timeline, inputs }, own: ownOf(placed, scenario, settings) };
}

/** What the same actions come to with the manifest's own values; null where none is replaced. */
function ownOf({ workload }: PlacedWorkload, scenario: Scenario, settings: Settings): Own | null {
  if (Object.values(scenario.whatIf).every(value => value === undefined)) return null;
  const rehearsal = rehearse(deploymentOf(workload, scenario), rehearsalOf(scenario), settings.assume);
  return rehearsal.state === 'timeline' ? { limits: rehearsal.timeline.limits, summary: rehearsal.timeline.summary } : null;
}
