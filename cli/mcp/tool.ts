import type { z } from 'zod';
import type { Roots } from './manifests';

/** What a tool answers: a text for the model, and the same as data. */
export interface ToolAnswer {
  readonly text: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** A tool for an agent. It only reads. */
export interface Tool {
  readonly name: string;
  readonly title: string;
  /** For the model: what it answers, in which units, when to use it. */
  readonly description: string;
  readonly input: z.ZodObject;
  /** Throws NoAnswer, with what to do. */
  readonly answer: (input: unknown, roots: Roots) => Promise<ToolAnswer>;
}

/** A tool whose input is read by its schema. */
export function toolOf<Input extends z.ZodObject>(
  tool: Omit<Tool, 'input' | 'answer'> & {
    readonly input: Input;
    readonly answer: (input: z.infer<Input>, roots: Roots) => Promise<ToolAnswer>;
  },
): Tool {
  return { ...tool, answer: (input, roots) => tool.answer(tool.input.parse(input), roots) };
}

/** Lines that a short answer has at most. */
export const mostLines = 20;

/** The first lines, and how many are left out. */
export function shortened(lines: readonly string[], full: boolean): readonly string[] {
  if (full || lines.length <= mostLines) return lines;
  return [...lines.slice(0, mostLines - 1), `… ${lines.length - mostLines + 1} more; ask with detail: "full"`];
}
