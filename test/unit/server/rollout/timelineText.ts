import type { Change, Timeline } from '../../../../server/protocol/timeline';

type Shown = Omit<Timeline, 'inputs'>;

/** A timeline as text, a step a line: second, what happens, DESIRED/CURRENT/UP-TO-DATE/AVAILABLE, and `•` where the controller waits. */
export function timelineText(timeline: Shown): string {
  const shortNames = timeline.generations.map(({ revision }) => `r${revision}`);
  return timeline.steps
    .map(({ atSeconds, change, desired, current, updated, available, rests }) => {
      const counts = [desired, current, updated, available].join('/');
      return `${atSeconds} s: ${changeText(change, shortNames)} ${counts}${rests ? ' •' : ''}`;
    })
    .join('\n');
}

/** Only what kubectl would show while the controller waits, as `SECOND COUNTS`. */
export function restingText(timeline: Shown): string {
  return timeline.steps
    .filter(({ rests }) => rests)
    .map(({ atSeconds, desired, current, updated, available }) => `${atSeconds} s ${desired}/${current}/${updated}/${available}`)
    .join('\n');
}

function changeText(change: Change, names: readonly string[]): string {
  switch (change.kind) {
    case 'action':
      return change.action.kind;
    case 'created':
      return `${names[change.generation] ?? '?'} created with ${change.size}`;
    case 'scaled':
      return `${names[change.generation] ?? '?'} ${change.from} → ${change.to}`;
    case 'pods':
      return `${change.count} of ${names[change.generation] ?? '?'} ${change.state}`;
    case 'createFailed':
      return `${names[change.generation] ?? '?'} cannot create pods`;
    case 'condition':
      return `${change.type} ${change.status} ${change.reason}`;
  }
}
