import type { FileText } from '../workspace/files';

/** Where a command runs and what it prints to. */
export interface Surface {
  readonly folder: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Whether a person sees what is printed to `out`, and to `err`. */
  readonly isTerminal: boolean;
  readonly isErrorTerminal: boolean;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Standard input as the text of a file, which has so many bytes at most. */
  readonly input: (mostBytes: number) => Promise<FileText>;
  /** Aborts at Ctrl+C. */
  readonly signal: AbortSignal;
}

/** What a command ends with. */
export const exits = { fine: 0, found: 1, wrong: 2, interrupted: 130 } as const;

export type Exit = (typeof exits)[keyof typeof exits];

/** Wrong usage, or input that can't be read: one line says what and where. */
export class WrongUse extends Error {}

/** Whether colours are wanted (https://no-color.org). */
export function isColoured({ isTerminal, environment }: Surface): boolean {
  return isTerminal && (environment['NO_COLOR'] ?? '') === '' && environment['TERM'] !== 'dumb';
}
