/** The only place that speaks of the floor (how few pods the controller leaves available by its own steps): lens, verdict, chart, comparison and report. */
import * as l10n from '@vscode/l10n';
import type { Limits, Summary } from '../protocol/timeline';
import { count, duration } from './words';

/** What is said of the floor of a rollout. */
export interface FloorWords {
  /** In the verdict: `never below 9`, `Down to 1 of 10 available`, `none available for 15 s`. */
  readonly verdict: string;
  /** Where one looks for the floor: `never below 9`, or `floor 9, not kept`; `no floor` where all may be unavailable. */
  readonly floor: string;
}

/** The words for the fewest pods that are available in a rollout. */
export function floorWords(summary: Summary, limits: Limits): FloorWords {
  const { floorKept, lowestFloor } = summary;
  const floor = hasFloor(summary, limits) ? floorLine(floorKept ? lowestFloor : limits.floor, summary) : l10n.t('no lower limit');
  return { verdict: verdictPart(summary, limits), floor };
}

/** Whether there is a floor to be kept or not: with Recreate, or where all may be unavailable, there is none. */
export function hasFloor({ lowestFloor }: Pick<Summary, 'lowestFloor'>, { floor }: Pick<Limits, 'floor'>): boolean {
  return Math.max(lowestFloor, floor) > 0;
}

/** Beside the line of a floor in the chart; one that begins above the pods that there are is no promise yet. */
export function floorLine(floor: number, { floorKept, lowestFloor }: Pick<Summary, 'floorKept' | 'lowestFloor'>): string {
  if (!floorKept) return l10n.t('lower limit {0}, not kept', count(floor));
  return floor > lowestFloor ? l10n.t('lower limit {0}', count(floor)) : l10n.t('never below {0}', count(floor));
}

function verdictPart({ stall, floorKept, lowestAvailable, lowestFloor, secondsWithoutAvailable }: Summary, { desired }: Limits): string {
  if (stall?.noneForGood === true) return l10n.t('no pods left available');
  if (!floorKept) return l10n.t('Down to {0} of {1} available', count(lowestAvailable), count(desired));
  if (secondsWithoutAvailable > 0) return l10n.t('none available for {0}', duration(secondsWithoutAvailable));
  // A limit of 0 promises nothing: then the fewest that there were are said.
  return l10n.t('never below {0}', count(lowestFloor === 0 ? lowestAvailable : lowestFloor));
}
