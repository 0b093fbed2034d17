import * as l10n from '@vscode/l10n';
import { kindOf } from '../kinds/index';
import type { Alternative } from '../kinds/workloadKind';
import { applyWhatIf } from '../kubernetes/whatIf';
import { isUnread } from '../kubernetes/readProblem';
import { refusalsOf } from '../kubernetes/workloads/refusals';
import type { WorkloadObject } from '../kubernetes/workloads/workloadObject';
import type { CompareResult, ComparisonRow, LeftOut } from '../protocol';
import type { Scenario, WhatIf } from '../protocol/scenario';
import type { Step } from '../protocol/timeline';
import { asApplied } from '../changes/kubectlApply';
import { Beginnings } from '../past/beginning';
import { rehearseInSteps } from '../rollout/rehearse';
import { unknownParts } from '../rollout/unknown';
import { usualStrategies } from './alternatives';
import type { PlacedWorkload } from './manifestFile';
import type { PreviewSettings } from './settings';
import type { Steps } from './steps';
import { thinned } from './thinned';

const mostRests = 200;

/** The rollout under the usual strategies, all with the scenario's other values, and why others have no row; none of both where it can't be read. */
export function* comparisonOf(placed: PlacedWorkload, scenario: Scenario, settings: PreviewSettings): Steps<CompareResult> {
  if (isUnread(placed.workload)) return { rows: [], leftOut: [] };
  const usual: readonly Pick<ComparisonRow, 'id' | 'whatIf'>[] = [
    { id: 'manifest', whatIf: {} },
    ...usualStrategies(placed.workload, scenario.whatIf),
  ];
  // Last, and only where it is none of the others: so these stay where they are.
  const isUsual = usual.some(({ whatIf }) => sameWhatIf(whatIf, scenario.whatIf));
  const compared = isUsual ? usual : [...usual, { id: 'whatIf', whatIf: scenario.whatIf }];
  const beginnings = new Beginnings(placed.workload, scenario, asApplied);
  const rows: ComparisonRow[] = [];
  const leftOut: LeftOut[] = [];
  for (const { id, whatIf } of compared) {
    const found = yield* rowOf(placed, { id, whatIf }, scenario, beginnings, settings);
    if ('reason' in found) leftOut.push(found);
    else rows.push({ ...found, inUse: sameWhatIf(whatIf, scenario.whatIf) });
    yield;
  }
  return { rows, leftOut };
}

function* rowOf(
  { workload }: PlacedWorkload,
  { id, whatIf }: Pick<ComparisonRow, 'id' | 'whatIf'>,
  { assumptions }: Scenario,
  beginnings: Beginnings<WorkloadObject>,
  { assume }: PreviewSettings,
): Steps<Omit<ComparisonRow, 'inUse'> | LeftOut> {
  const changed = applyWhatIf(workload, whatIf, assumptions.filledIn);
  const kind = kindOf(workload);
  const title = titleOf(id, kind.alternatives);
  const [rejected] = refusalsOf(changed);
  if (rejected !== undefined) return { title, reason: rejected.sentence };
  const unknown = unknownParts(changed.object);
  if (unknown !== undefined) return { title, reason: unknown.join(' · ') };
  const { object, rehearsal: rehearsed } = beginnings.of(changed.object);
  const rehearsal = yield* rehearseInSteps(kind.rollout, object, rehearsed, assume);
  if (rehearsal.state === 'refused') return { title, reason: rehearsal.message };
  const { limits, summary, steps } = rehearsal.timeline;
  return { id, title, detail: kind.strategyText(changed.object), whatIf, limits, summary, rests: restsOf(steps) };
}

/** Whether two scenarios have the same what-if values. */
function sameWhatIf(one: WhatIf, other: WhatIf): boolean {
  const values = new Map(Object.entries(one));
  const others = new Map(Object.entries(other));
  return [...values.keys(), ...others.keys()].every(field => values.get(field) === others.get(field));
}

function titleOf(id: string, alternatives: readonly Alternative[]): string {
  if (id === 'manifest') return l10n.t('Manifest');
  if (id === 'whatIf') return l10n.t('What if');
  return alternatives.find(alternative => alternative.id === id)?.title() ?? id;
}

function restsOf(steps: readonly Step[]): ComparisonRow['rests'] {
  const rests = steps.filter(({ rests: quiet }) => quiet);
  return thinned(rests, mostRests).map(({ atSeconds, pods }) => ({ atSeconds, pods }));
}
