import type { Summary } from '../protocol/timeline';
import { objectInput } from './input';
import { manifestInput, withWorkload, workloadInput } from './manifest';
import { scenarioInput, scenarioOf } from './scenario';
import { answered, refused, toolOf } from './tool';

export const compareStrategies = toolOf({
  name: 'compare_strategies',
  title: 'Compare rollout strategies',
  description:
    'Compares the manifest’s own update strategy with the usual ones of its kind (such as the default, full capacity, or all at once): ' +
    'most pods at a time, lowest number of available pods, and seconds until complete (null: never). Needs no cluster and changes nothing. ' +
    'Use it to choose maxSurge and maxUnavailable.',
  input: objectInput({ ...manifestInput, ...workloadInput, ...scenarioInput }),
  answer: (input, world) =>
    withWorkload(input, world, function* (workload) {
      const scenario = scenarioOf(input, workload);
      if (typeof scenario === 'string') return refused(scenario);
      const { rows: compared, leftOut } = yield* workload.compareInSteps(scenario);
      const rows = compared.map(({ id, title, detail, whatIf, summary }) => ({
        ...{ id, title, detail, whatIf },
        peakPods: summary.peakPods,
        lowestAvailable: summary.lowestAvailable,
        completeSeconds: summary.completeSeconds,
        outcome: summary.outcome,
        hold: summary.hold,
      }));
      if (rows.length === 0) return refused(leftOut[0]?.reason ?? 'There is no rollout to compare: check_manifest says why.');
      const left = leftOut.map(({ title, reason }) => `Left out: ${title}. ${reason}`);
      return answered([...rows.map(rowLine), ...left], { rows, leftOut });
    }),
});

const heldWords: Readonly<Record<NonNullable<Summary['hold']>, string>> = {
  paused: 'paused',
  onDelete: 'no pod is replaced until it is deleted',
  partition: 'no pod is replaced, because the partition covers all pods',
};

interface Row {
  readonly title: string;
  readonly detail: string;
  readonly peakPods: number;
  readonly lowestAvailable: number;
  readonly completeSeconds: number | null;
  readonly outcome: string;
  readonly hold: Summary['hold'];
}

function rowLine({ title, detail, peakPods, lowestAvailable, completeSeconds, outcome, hold }: Row): string {
  const end = completeSeconds === null ? (hold === null ? outcome : heldWords[hold]) : `${completeSeconds} s`;
  return `${title}${detail === '' ? '' : ` (${detail})`}: at most ${peakPods} pods, never below ${lowestAvailable} available, ${end}`;
}
