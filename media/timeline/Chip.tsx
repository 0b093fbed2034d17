/** A word on an area of the chart, on a ground of its own. */
import type { VNode } from 'preact';
import { codeWidth, textWidth } from './labels';

interface ChipProps {
  text: string;
  x: number;
  y: number;
  code?: boolean;
  strong?: boolean;
  /** Whether x is the right edge, or the middle; else it is the left edge. */
  end?: boolean;
  middle?: boolean;
}

/** Of a chip with the text, in pixels. */
export function chipWidth(text: string, code = false): number {
  return (code ? codeWidth(text) : textWidth(text)) + 14;
}

export function Chip({ text, x, y, code = false, strong = false, end = false, middle = false }: ChipProps): VNode {
  const width = chipWidth(text, code);
  const left = middle ? x - width / 2 : end ? x - width : x;
  return (
    <>
      <rect class="chip" x={left} y={y - 9} width={width} height={18} rx={3} />
      <text class={`chip-text${code ? ' code' : ''}${strong ? ' strong' : ''}`} x={left + width / 2} y={y + 4}>
        {text}
      </text>
    </>
  );
}
