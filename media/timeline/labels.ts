/** Which words have room on the chart. Widths of texts are estimated, on the wide side, so that it can be done without a screen. */
import type { Timeline } from '../../server/protocol/timeline';
import type { Layout } from './layout';
import { clock } from './time';

/** A time above the chart; x is its middle. */
export interface TimeLabel {
  readonly text: string;
  readonly x: number;
  readonly width: number;
}

/** Of a text at 11 px, and in the editor's fixed-width font at 12 px. */
const characterWidth = 6.9;
/** Chinese, Japanese and Korean signs are as wide as high. */
const wideCharacterWidth = 11.5;
const codeCharacterWidth = 7.3;

export function textWidth(text: string): number {
  const wide = text.match(/[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uff60]/g)?.length ?? 0;
  return (text.length - wide) * characterWidth + wide * wideCharacterWidth;
}

export function codeWidth(text: string): number {
  return text.length * codeCharacterWidth;
}

/** The times that fit, the more important first: the first and the last moment, moments of several steps, then the others. */
export function timeLabels(
  timeline: { readonly summary: Pick<Timeline['summary'], 'endSeconds'> },
  layout: Pick<Layout, 'moments' | 'plot' | 'waits'>,
): readonly TimeLabel[] {
  const { moments, plot } = layout;
  const last = moments.length - 1;
  const end = timeline.summary.endSeconds;
  const candidates = moments.map((moment, index) => {
    const text = clock(moment.atSeconds, end);
    const width = textWidth(text);
    const x = Math.max(width / 2 - 4, Math.min(plot - width / 2, (moment.x0 + moment.x1) / 2));
    const rank = index === 0 || index === last ? 0 : moment.last > moment.first ? 1 : 2;
    return { text, x, width, rank };
  });
  const taken: TimeLabel[] = layout.waits.filter(wait => wait.cut).map(wait => ({ text: '', x: (wait.x0 + wait.x1) / 2, width: 96 }));
  const placed: TimeLabel[] = [];
  for (const candidate of candidates.sort((a, b) => a.rank - b.rank || a.x - b.x)) {
    if (![...taken, ...placed].every(label => apart(label, candidate))) continue;
    placed.push({ text: candidate.text, x: candidate.x, width: candidate.width });
  }
  return placed.sort((a, b) => a.x - b.x);
}

/** Whether two labels leave air between them. */
export function apart(one: TimeLabel, other: TimeLabel): boolean {
  return Math.abs(one.x - other.x) > (one.width + other.width) / 2 + 6;
}

/** At most so long: the middle makes way. */
export function withoutMiddle(text: string, longest: number): string {
  return text.length <= longest ? text : `${text.slice(0, longest / 2 - 1)}…${text.slice(-longest / 2)}`;
}
