/**
 * Which generation is the new one, step by step: the one whose template the workload has just then. An action in the middle of a rollout changes
 * it, so that what was new becomes old, and the other way round in a rollback.
 */
import type { Timeline } from '../../server/protocol/timeline';
import { remembered } from './remembered';

/** For each step the index of the new set; where nothing tells, the one rolled out in the end. */
export const newSets = remembered(findNewSets);

/** Whether a set is the new one at a step (from 1). */
export function isNewAt(timeline: Timeline, generation: number, step: number): boolean {
  return newSets(timeline)[step - 1] === generation;
}

/** Pods of a set that are available, and that count at all, after each step; told from the lanes. */
export function podsOfGeneration(
  timeline: Timeline,
  generation: number,
): { readonly available: readonly number[]; readonly active: readonly number[] } {
  const size = timeline.steps.length;
  const [available, active] = [new Array<number>(size + 1).fill(0), new Array<number>(size + 1).fill(0)];
  for (const lane of timeline.lanes) {
    if (lane.generation !== generation) continue;
    lane.states.forEach(({ step, state }, index) => {
      const [from, to] = [step - 1, (lane.states[index + 1]?.step ?? size + 1) - 1];
      if (state === 'available') addSpan(available, from, to, lane.count);
      if (state !== 'terminating' && state !== 'gone') addSpan(active, from, to, lane.count);
    });
  }
  return { available: runningSums(available, size), active: runningSums(active, size) };
}

/** Usually the template changes once, at the beginning. Else the sets' pods tell, from the end backwards, whose counts are those of the new one. */
function findNewSets(timeline: Timeline): readonly number[] {
  const last = timeline.generations.map(set => set.role).lastIndexOf('new');
  const templates = timeline.steps.filter(({ change }) => change.kind === 'action' && changesTemplate(change.action.kind));
  if (templates.every(({ number }) => number === 1)) return timeline.steps.map(() => last);
  const pods = timeline.generations.map((_, index) => podsOfGeneration(timeline, index));
  const found: number[] = [];
  for (let index = timeline.steps.length - 1, later = last; index >= 0; index--) {
    const step = timeline.steps[index];
    const fits = (set: number) => pods[set]?.active[index] === step?.updated && pods[set]?.available[index] === step?.pods.newAvailable;
    if (!fits(later)) {
      const other = pods.findIndex((_, set) => fits(set));
      if (other >= 0) later = other;
    }
    found.unshift(later);
  }
  return found;
}

function changesTemplate(kind: string): boolean {
  return kind === 'apply' || kind === 'setImage' || kind === 'undo' || kind === 'restart';
}

/** Counts from one index up to before another; {@link runningSums} makes it values. */
function addSpan(changes: number[], from: number, to: number, count: number): void {
  changes[from] = (changes[from] ?? 0) + count;
  changes[to] = (changes[to] ?? 0) - count;
}

function runningSums(changes: readonly number[], size: number): readonly number[] {
  let sum = 0;
  return changes.slice(0, size).map(change => (sum += change));
}
