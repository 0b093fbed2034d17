import * as l10n from '@vscode/l10n';
import { fenced } from '../escapes/markdown';
import type { Counter } from '../protocol/inputs';
import type { Step } from '../protocol/timeline';

/** Points of a line at most: more can't be told apart in the width of a comment. */
const mostPoints = 61;

/** Colours that are told apart on light and on dark ground, by most eyes, too. */
const palette = '#8c8c8c, #2f81f7, #d97706';

/** The counters over time as a chart in Mermaid's language, true to scale, and below it which line is which; empty where nothing happens over time. */
export function chartOf(rests: readonly Step[], counters: readonly Counter[]): readonly string[] {
  const labelOf = (wanted: Counter['id']): string => counters.find(({ id }) => id === wanted)?.label ?? '';
  const end = rests.at(-1)?.atSeconds ?? 0;
  if (rests.length < 2 || end === 0) return [];
  const stride = strideOf(end);
  const points = Math.ceil(end / stride) + 1;
  const line = (valueOf: (during: readonly Step[]) => number): string =>
    `  line [${Array.from({ length: points }, (_, index) => valueOf(during(rests, index * stride, stride))).join(', ')}]`;
  const top = Math.max(1, ...rests.map(({ current, desired }) => Math.max(current, desired)));
  const chart = [
    `%%{init: {"themeVariables": {"xyChart": {"plotColorPalette": "${palette}"}}}}%%`,
    'xychart-beta',
    `  title "${l10n.t('Pods over time')}"`,
    `  x-axis "${l10n.t('seconds')}" 0 --> ${(points - 1) * stride}`,
    `  y-axis "${l10n.t('pods')}" 0 --> ${top}`,
    // A peak or a gap that is shorter than a stride is drawn all the same.
    line(steps => Math.max(...steps.map(({ current }) => current))),
    line(steps => Math.min(...steps.map(({ available }) => available))),
    line(steps => steps.at(-1)?.updated ?? 0),
  ];
  return [
    fenced('mermaid', chart.join('\n')),
    l10n.t('Gray line: {0}. Blue line: {1}. Orange line: {2}.', labelOf('current'), labelOf('available'), labelOf('updated')),
  ];
}

/** Whole seconds from one point to the next: 1, 2, or 5 times a power of ten. */
function strideOf(endSeconds: number): number {
  for (let power = 1; ; power *= 10) {
    const stride = [1, 2, 5].map(step => step * power).find(step => Math.ceil(endSeconds / step) < mostPoints);
    if (stride !== undefined) return stride;
  }
}

/** The states that there are from a second on, for some seconds; the one that there is at that second first. */
function during(rests: readonly Step[], from: number, seconds: number): readonly Step[] {
  const first = rests.filter(({ atSeconds }) => atSeconds <= from).at(-1);
  const later = rests.filter(({ atSeconds }) => atSeconds > from && atSeconds < from + seconds);
  return first === undefined ? later : [first, ...later];
}
