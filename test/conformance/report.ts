import type { RealRolloutRecord } from './podRecord';
import { isWithinTolerance, type Prediction } from './predictRealRollout';

export interface Replayed {
  readonly record: { readonly id: string; readonly steps: readonly unknown[] };
  readonly differences: readonly string[];
}

/** How many records of each family were reproduced. */
export function familyTable(replayed: readonly Replayed[]): string {
  const families = new Map<string, { same: number; all: number; steps: number }>();
  for (const { record, differences } of replayed) {
    const family = record.id.replace(/-\d+$/, '');
    const sums = families.get(family) ?? { same: 0, all: 0, steps: 0 };
    families.set(family, {
      same: sums.same + (differences.length === 0 ? 1 : 0),
      all: sums.all + 1,
      steps: sums.steps + record.steps.length,
    });
  }
  const rows = [...families].sort(([a], [b]) => (a < b ? -1 : 1));
  const total = rows.reduce((sum, [, { same, all, steps }]) => ({ same: sum.same + same, all: sum.all + all, steps: sum.steps + steps }), {
    same: 0,
    all: 0,
    steps: 0,
  });
  return table(
    ['family', 'reproduced', 'steps'],
    [...rows, ['all', total] as const].map(([family, { same, all, steps }]) => [family, `${same} of ${all}`, String(steps)]),
  );
}

/** Measured against predicted seconds, and how many rollouts are outside of the tolerance. */
export function realRolloutTable(predicted: readonly { readonly record: RealRolloutRecord; readonly prediction: Prediction }[]): {
  readonly text: string;
  readonly outside: number;
} {
  let outside = 0;
  const rows = predicted.map(({ record, prediction }) => {
    const fits =
      isWithinTolerance(record.completeAfterSeconds, prediction.completeAfterSeconds) &&
      isWithinTolerance(record.oldPodsGoneAfterSeconds, prediction.oldPodsGoneAfterSeconds);
    if (!fits) outside++;
    return [
      record.id,
      seconds(record.completeAfterSeconds),
      seconds(prediction.completeAfterSeconds),
      seconds(record.oldPodsGoneAfterSeconds),
      seconds(prediction.oldPodsGoneAfterSeconds),
      fits ? '' : 'outside',
    ];
  });
  const head = ['rollout on a real kubelet', 'complete', 'predicted', 'old pods gone', 'predicted', ''];
  return { text: table(head, rows), outside };
}

function seconds(value: number | null): string {
  return value === null ? 'never' : `${value.toFixed(1)} s`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map(row => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  ')
      .trimEnd();
  return [head, ...rows].map(line).join('\n');
}
