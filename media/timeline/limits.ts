/** Where the ceiling and the floor run: they are drawn as steps, as a command can move them. */
import type { Timeline } from '../../server/protocol/timeline';
import type { Layout } from './layout';

/** A stretch of the timeline with the same limits, in pods; x in pixels. */
export interface LimitStretch {
  readonly x0: number;
  readonly x1: number;
  readonly desired: number;
  readonly ceiling: number;
  readonly floor: number;
}

/** In order; there is none where no pod is desired. */
export function limitStretches({ steps }: Timeline, layout: Layout): readonly LimitStretch[] {
  const stretches: LimitStretch[] = [];
  steps.forEach(({ desired, ceiling, floor }, index) => {
    if (desired === 0) return;
    const [x0, x1] = [layout.edges[index] ?? 0, layout.edges[index + 1] ?? layout.plot];
    const open = stretches.at(-1);
    if (open?.x1 === x0 && open.desired === desired && open.ceiling === ceiling && open.floor === floor) {
      stretches[stretches.length - 1] = { ...open, x1 };
    } else stretches.push({ x0, x1, desired, ceiling, floor });
  });
  return stretches;
}

/** An SVG path through the stretches at the heights that `y` answers, up or down where one begins right behind another; it starts left of the first. */
export function limitPath(stretches: readonly LimitStretch[], y: (stretch: LimitStretch) => number): string {
  return stretches
    .map((stretch, index) => {
      const joined = index > 0 && stretches[index - 1]?.x1 === stretch.x0;
      const start = index === 0 && stretch.x0 === 0 ? -6 : stretch.x0;
      return `${joined ? 'V' : `M${start} `}${y(stretch)}H${stretch.x1}`;
    })
    .join('');
}
