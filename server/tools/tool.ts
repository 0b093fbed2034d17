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

/** The first lines, as many as a short answer has, and how many are left out; all where all are wanted. */
export function shortened(lines: readonly string[], detail: Detail | undefined): readonly string[] {
  if (detail === 'full' || lines.length <= mostLines) return lines;
  return [...lines.slice(0, mostLines - 1), `… ${lines.length - mostLines + 1} more; ask with detail: "full"`];
}

/** How long an answer may be. */
export const details = ['short', 'full'] as const;
export type Detail = (typeof details)[number];
