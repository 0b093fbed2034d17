import { applyWhatIf } from '../kubernetes/whatIf';
import { unknownsOf } from '../kubernetes/rolloutPlaceholders';
import { isUnread } from '../kubernetes/readProblem';
import { refusalsOf } from '../kubernetes/workloads/refusals';
import type { ComparisonRow } from '../protocol';
import type { Scenario, WhatIf } from '../protocol/scenario';
import type { Step } from '../protocol/timeline';
import { deploymentOf } from '../revisions/pastManifest';
import { rehearsalOf } from '../revisions/rehearsalOf';
import { deploymentRollout } from '../rollout/controllers/deployment/rollout';
import { rehearseInSteps } from '../rollout/rehearse';
import type { PlacedWorkload } from './manifestFile';
import type { PreviewSettings } from './settings';
import type { Steps } from './steps';

/** A strategy beside the manifest's own; the what-if values that aren't of the strategy stay. */
const usual: readonly { readonly id: ComparisonRow['id']; readonly strategy: WhatIf }[] = [
  { id: 'default', strategy: { strategy: 'RollingUpdate', maxSurge: '25%', maxUnavailable: '25%' } },
  { id: 'fullCapacity', strategy: { strategy: 'RollingUpdate', maxSurge: 1, maxUnavailable: 0 } },
  { id: 'noExtraPods', strategy: { strategy: 'RollingUpdate', maxSurge: 0, maxUnavailable: 1 } },
  { id: 'allAtOnce', strategy: { strategy: 'RollingUpdate', maxSurge: '100%', maxUnavailable: 0 } },
  { id: 'recreate', strategy: { strategy: 'Recreate' } },
];

const mostRests = 200;

/** The rollout under the usual strategies, all with the scenario's other values; none where there is no rollout. */
export function* comparisonOf(placed: PlacedWorkload, scenario: Scenario, settings: PreviewSettings): Steps<readonly ComparisonRow[]> {
  if (isUnread(placed.workload)) return [];
  const { maxSurge, maxUnavailable, strategy, ...others } = scenario.whatIf;
  const changed = [maxSurge, maxUnavailable, strategy, ...Object.values(others)].some(value => value !== undefined);
  const compared: readonly Pick<ComparisonRow, 'id' | 'whatIf'>[] = [
    { id: 'manifest', whatIf: {} },
    ...(changed ? [{ id: 'whatIf' as const, whatIf: scenario.whatIf }] : []),
    ...usual.map(({ id, strategy: own }) => ({ id, whatIf: { ...others, ...own } })),
  ];
  const rows: ComparisonRow[] = [];
  for (const { id, whatIf } of compared) {
    rows.push(...(yield* rowOf(placed, id, { ...scenario, whatIf }, settings)));
    yield;
  }
  return rows;
}

function* rowOf(
  { workload }: PlacedWorkload,
  id: ComparisonRow['id'],
  scenario: Scenario,
  { assume }: PreviewSettings,
): Steps<readonly ComparisonRow[]> {
  const changed = applyWhatIf(workload, scenario.whatIf, scenario.assumptions.filledIn);
  if (refusalsOf(changed).length > 0 || unknownsOf(changed.deployment).length > 0) return [];
  const rehearsal = yield* rehearseInSteps(
    deploymentRollout,
    deploymentOf(workload, scenario, changed.deployment),
    rehearsalOf(scenario),
    assume,
  );
  if (rehearsal.state === 'refused') return [];
  const { limits, summary, steps } = rehearsal.timeline;
  const { strategy } = changed.deployment.spec;
  const { maxSurge, maxUnavailable } = strategy.type === 'Recreate' ? { maxSurge: null, maxUnavailable: null } : strategy.rollingUpdate;
  return [{ id, strategy: strategy.type, maxSurge, maxUnavailable, whatIf: scenario.whatIf, limits, summary, rests: restsOf(steps) }];
}

/** Evenly thinned where there are too many; the first and the last stay. */
function restsOf(steps: readonly Step[]): ComparisonRow['rests'] {
  const rests = steps.filter(({ rests: quiet }) => quiet);
  const stride = Math.max(1, (rests.length - 1) / (mostRests - 1));
  const count = Math.min(rests.length, mostRests);
  return Array.from({ length: count }, (_, index) => rests[Math.round(index * stride)])
    .filter(step => step !== undefined)
    .map(({ atSeconds, pods }) => ({ atSeconds, pods }));
}
