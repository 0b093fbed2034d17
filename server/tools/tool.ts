import type { PreviewedFile } from '../preview/previewedFile';
import type { PreviewSettings } from '../preview/settings';
import type { Steps } from '../preview/steps';
import type { ToolAnswer, ToolFile, ToolMaterial, ToolName, ToolResult } from '../protocol/tools';
import { faultOf, type Input, isGiven, type JsonSchema } from './input';

/** What a tool answers from, beside its input. */
export interface ToolWorld {
  /** What was read for it so far. */
  readonly material: ToolMaterial;
  readonly settings: PreviewSettings;
  /** Opens a file beside others, as far as whoever asks knows them. */
  readonly open: (file: ToolFile) => PreviewedFile;
}

/** A tool for an agent. It only reads. */
export interface Tool {
  readonly name: ToolName;
  readonly title: string;
  /** For the model, in English: what it answers, in which units, when to use it. */
  readonly description: string;
  readonly input: JsonSchema;
  /** Whatever the input is: one that isn't what it should be is refused with a sentence. In steps, as what is asked for can be large. */
  readonly answer: (input: unknown, world: ToolWorld) => Steps<ToolResult>;
}

/** A tool whose input is checked before it is asked. */
export function toolOf<T>(
  tool: Omit<Tool, 'input' | 'answer'> & { readonly input: Input<T>; readonly answer: (input: T, world: ToolWorld) => Steps<ToolResult> },
): Tool {
  const { input } = tool;
  return {
    ...tool,
    input: input.json,
    *answer(given, world) {
      return isGiven(input, given) ? yield* tool.answer(given, world) : refused(`${faultOf(input, given) ?? ''}.`);
    },
  };
}

/** Why there is no answer, and what to do instead. */
export function refused(text: string): ToolAnswer {
  return { state: 'refused', text };
}

/** The end of an answer. */
export function answered(lines: readonly string[], data: Readonly<Record<string, unknown>>): ToolAnswer {
  return { state: 'answered', text: lines.join('\n'), data };
}

/** Lines that a short answer has at most. */
const mostLines = 20;

/** The first lines, as many as a short answer has (`most`), and how many are left out; all where all are wanted. */
export function shortened(lines: readonly string[], detail: Detail | undefined, most = mostLines): readonly string[] {
  if (detail === 'full' || lines.length <= most) return lines;
  return [...lines.slice(0, most - 1), `… ${lines.length - most + 1} more; ask with detail: "full"`];
}

/** Of two lists so many lines that both together fit into a short answer: the second has at least half of it. */
export function shortenedBoth(lines: readonly string[], others: readonly string[], detail: Detail | undefined): readonly string[] {
  const first = shortened(lines, detail, Math.max(mostLines / 2, mostLines - others.length));
  return [...first, ...shortened(others, detail, mostLines - first.length)];
}

/** The same of data: as many items as a short answer has lines. */
export function firstOf<Item>(items: readonly Item[], detail: Detail | undefined): readonly Item[] {
  return detail === 'full' ? items : items.slice(0, mostLines);
}

/** How long an answer may be. */
export const details = ['short', 'full'] as const;
export type Detail = (typeof details)[number];
