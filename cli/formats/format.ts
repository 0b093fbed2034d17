import type { Finding } from '../../server/preview/finding';

/** All that a command has found. */
export interface Findings {
  readonly findings: readonly Finding[];
  /** How many files and workloads were looked at. */
  readonly files: number;
  readonly workloads: number;
}

/** Prints findings; the last line ends with a line break, nothing is empty text. `coloured`: with a terminal's colours. */
export type Format = (found: Findings, coloured: boolean) => string;
