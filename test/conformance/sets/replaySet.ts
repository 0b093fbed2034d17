import { DaemonSetReplay } from './replayDaemonSet';
import { StatefulSetReplay } from './replayStatefulSet';
import type { PodOperation, ReplayedSetStep, SetRecord, SetStep } from './setRecord';

/** What the simulator makes of a recorded set, from its inputs alone. */
export function replaySet(record: SetRecord): readonly ReplayedSetStep[] {
  const replay = record.kind === 'StatefulSet' ? new StatefulSetReplay(record) : new DaemonSetReplay(record);
  return record.steps.map(step => replay.step(step.do));
}

/** Every respect in which a replay differs from the recording, in words; what the recording leaves out is not looked at. */
export function setDifferences({ steps, spec, kind }: SetRecord, replayed: readonly ReplayedSetStep[]): readonly string[] {
  const anyOrder = kind === 'DaemonSet' || spec['podManagementPolicy'] === 'Parallel';
  return steps.flatMap((step, index) => {
    const answer = replayed[index];
    const where = `step ${index + 1} (${JSON.stringify(step.do)})`;
    if (answer === undefined) return [`${where}: no answer`];
    return stepDifferences(step, answer, anyOrder).map(difference => `${where}: ${difference}`);
  });
}

function stepDifferences({ changed, rest }: SetStep, answer: ReplayedSetStep, anyOrder: boolean): string[] {
  const keys = [...new Set([...Object.keys(rest), ...Object.keys(answer.rest)])];
  const compared = keys.map(key => [key, rest[key], answer.rest[key]] as const);
  const operations = changed === undefined ? [] : [['changed', ordered(changed, anyOrder), ordered(answer.changed, anyOrder)] as const];
  return [...operations, ...compared].flatMap(([what, expected, actual]) => {
    const [want, got] = [text(expected), text(actual)];
    return want === got ? [] : [`${what} was ${want}, simulated ${got}`];
  });
}

/** Neighbours with the same sign have no order of their own where several are created or deleted at once. */
function ordered(operations: readonly PodOperation[], anyOrder: boolean): readonly PodOperation[] {
  if (!anyOrder) return operations;
  const runs: PodOperation[][] = [];
  for (const operation of operations) {
    const last = runs.at(-1);
    if (last?.[0]?.[0] === operation[0]) last.push(operation);
    else runs.push([operation]);
  }
  return runs.flatMap(run => run.sort((one, other) => (text(one) < text(other) ? -1 : 1)));
}

function text(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([one], [other]) => (one < other ? -1 : 1)))
      : inner,
  );
}
