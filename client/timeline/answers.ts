import type { NoEffect, Shown, Target, Written } from '../../media/protocol';
import type { CompareResult, Own, TimelineResult } from '../../server/protocol';
import type { Timeline } from '../../server/protocol/timeline';
import type { UndoEffectsResult } from '../../server/protocol/revisions';
import type { Server } from '../requests';
import { excerptOf } from './excerpt';
import { emptyScenario } from '../target';
import type { OpenDocument } from './world';

/** What the server says about a target. */
export interface Answers {
  readonly result: TimelineResult;
  readonly comparison: CompareResult | null;
  readonly undo: UndoEffectsResult | null;
}

/** What the server said about a scenario. */
export type Answer = Answered | { readonly state: 'noDocument' } | { readonly state: 'down' };

export interface Answered extends Answers {
  readonly state: 'answered';
  readonly document: OpenDocument;
}

/** A timeline with all that the page shows beside it. */
export interface Good {
  readonly timeline: Timeline;
  readonly own: Own | null;
  readonly comparison: CompareResult | null;
  readonly undo: UndoEffectsResult | null;
}

/**
 * Asks for the timeline, for the comparison where it is open, and for what a rollback does besides. Rejects when the server is down; what stands beside
 * the timeline is left out where it fails, which is told to `failed`.
 */
export async function askFor(server: Server, target: Target, comparing: boolean, failed: (error: unknown) => void): Promise<Answers> {
  const orNull = <T>(asked: Promise<T> | null): Promise<T | null> | null => asked?.catch((error: unknown) => (failed(error), null)) ?? null;
  const [result, comparison, undo] = await Promise.all([
    server.request('timeline', target),
    orNull(comparing ? server.request('compare', target) : null),
    orNull(undoEffects(server, target)),
  ]);
  return { result, comparison, undo };
}

/** The manifest's own timeline, for a page whose typed values are refused from the start; null where there is none. */
export async function askWithoutWhatIf(server: Server, target: Target): Promise<Good | null> {
  const result = await server.request('timeline', { ...target, scenario: { ...target.scenario, whatIf: emptyScenario.whatIf } });
  return result.state === 'timeline' ? { timeline: result.timeline, own: null, comparison: null, undo: null } : null;
}

/** Whether nothing is refused but what was typed on the page. */
export function isOnlyWhatIf(result: TimelineResult): boolean {
  return result.state === 'invalid' && result.problems.length > 0 && result.problems.every(problem => problem.inWhatIf !== null);
}

/** The timeline of an answer; null where it has none. */
export function goodOf({ result, comparison, undo }: Answers): Good | null {
  return result.state === 'timeline' ? { timeline: result.timeline, own: result.own ?? null, comparison, undo } : null;
}

/** What the page is to show of an answer; the last good timeline stands in for one whose values are refused. */
export function shownOf(answer: Answered, target: Target, lastGood: Good | null, fresh: boolean): Shown {
  const { result, document, comparison, undo } = answer;
  switch (result.state) {
    case 'timeline':
      return { state: 'timeline', target, timeline: result.timeline, own: result.own ?? null, comparison, undo, problems: [], fresh };
    case 'invalid':
      return lastGood === null
        ? { ...result, target, excerpt: excerptOf(document.lines(), result.problems) }
        : { state: 'timeline', target, ...lastGood, problems: result.problems, fresh };
    case 'unknown':
    case 'refused':
    case 'none':
      return { ...result, target };
  }
}

function undoEffects(server: Server, { uri, workload, scenario }: Target): Promise<UndoEffectsResult | null> | null {
  const last = scenario.actions.at(-1)?.action;
  if (last?.kind !== 'undo') return null;
  const { toRevision } = last;
  const origin = scenario.past?.find(({ revision }) => revision === toRevision)?.origin;
  const from = origin === undefined ? {} : { restore: origin.restore };
  return server.request('undoEffects', {
    uri,
    workload,
    scenario: { ...scenario, actions: scenario.actions.slice(0, -1) },
    toRevision,
    ...from,
  });
}

/** What stands beside a timeline. */
export function withRemarks(shown: Shown, noEffect: NoEffect | null, written: Written | null): Shown {
  return shown.state === 'timeline'
    ? { ...shown, ...(noEffect === null ? {} : { noEffect }), ...(written === null ? {} : { written }) }
    : shown;
}
