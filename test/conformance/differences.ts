import type { RecordedStep, ReplayedStep, Rest } from './rolloutRecord';

/** Every respect in which a replay differs from the recording, in words; what the recording leaves out (chance, races) is not looked at. */
export function differences(recorded: readonly RecordedStep[], replayed: readonly ReplayedStep[]): readonly string[] {
  return recorded.flatMap((step, index) => {
    const where = `step ${index + 1} (${JSON.stringify(step.do)})`;
    const answer = replayed[index];
    if (answer === undefined) return [`${where}: no answer`];
    return stepDifferences(step, answer).map(difference => `${where}: ${difference}`);
  });
}

function stepDifferences(step: RecordedStep, answer: ReplayedStep): string[] {
  const found: string[] = [];
  const compare = (what: string, expected: unknown, actual: unknown) => {
    const [want, got] = [JSON.stringify(expected), JSON.stringify(actual)];
    if (want !== got) found.push(`${what} was ${want}, simulated ${got}`);
  };
  if (step.scaled !== undefined) compare('scaled', step.scaled, answer.scaled);
  for (const key of counters) compare(key, step.rest[key], answer.rest[key]);
  compare('terminating', step.rest.terminating ?? 0, answer.rest.terminating ?? 0);
  if (step.rest.Progressing !== undefined) compare('Progressing', step.rest.Progressing, answer.rest.Progressing);
  for (const set of new Set([...Object.keys(step.rest.sets), ...Object.keys(answer.rest.sets)])) {
    compare(set, sorted(step.rest.sets[set]), sorted(answer.rest.sets[set]));
  }
  return found;
}

const counters = [
  'revision',
  'replicas',
  'updated',
  'ready',
  'available',
  'unavailable',
  'Available',
] as const satisfies readonly (keyof Rest)[];

function sorted(value: object | undefined): unknown {
  return value === undefined ? undefined : Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
