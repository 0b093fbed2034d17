import type { ReplayedScheduling } from './replayScheduling';
import type { SchedulingRecord, SchedulingRest } from './schedulingRecord';

/** Every respect in which a replay differs from the recording, in words; what the recording leaves out as chance is not looked at. */
export function schedulingDifferences(steps: SchedulingRecord['steps'], replayed: readonly ReplayedScheduling[]): readonly string[] {
  return steps.flatMap((step, index) => {
    const where = `step ${index + 1} (${JSON.stringify(step.do)})`;
    const answer = replayed[index];
    if (answer === undefined) return [`${where}: no answer`];
    const error = step.error === answer.error ? [] : [`error was ${String(step.error)}, simulated ${String(answer.error)}`];
    return [...error, ...restDifferences(step.rest, answer.rest)].map(difference => `${where}: ${difference}`);
  });
}

function restDifferences(rest: SchedulingRest, answer: SchedulingRest): string[] {
  const found: string[] = [];
  const compare = (field: keyof SchedulingRest, chance: boolean | undefined, absent: unknown): void => {
    if (rest[field] === undefined && (chance === true || absent === undefined)) return;
    const [want, got] = [text(rest[field] ?? absent), text(answer[field] ?? absent)];
    if (want !== got) found.push(`${field} was ${want}, simulated ${got}`);
  };
  for (const field of [
    'revision',
    'replicas',
    'updated',
    'ready',
    'available',
    'unavailable',
    'Available',
    'Progressing',
    'desired',
    'on',
  ] as const)
    compare(field, undefined, undefined);
  compare('terminating', rest.countersAreChance, 0);
  compare('waiting', rest.waitingIsChance, []);
  compare('refused', rest.refusedIsChance, {});
  compare('ReplicaFailure', rest.refusedIsChance ?? rest.countersAreChance, '');
  compare('failed', undefined, '');
  compare('others', undefined, {});
  compare('stuck', undefined, false);
  compare('sets', undefined, {});
  return found;
}

/** Whatever the order of keys. */
function text(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([one], [other]) => (one < other ? -1 : 1)))
      : inner,
  );
}
