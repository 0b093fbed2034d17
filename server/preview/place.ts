import type { Span } from '../yaml/located';
import type { ManifestFile, PlacedWorkload } from './manifestFile';

/** Where the spans of something count from. */
export type Based = Pick<PlacedWorkload, 'base'>;

/** A span of a workload's document as one of the file. */
export function inFile({ base }: Based, { start, end }: Span): Span {
  return { start: base + start, end: base + end };
}

/** The line (from 0) of the file that a span of a workload's document begins on. */
export function lineIn({ lineOf }: Pick<ManifestFile, 'lineOf'>, { base }: Based, { start }: Span): number {
  return lineOf(base + start);
}
