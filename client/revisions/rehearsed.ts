import type { ScenarioAction } from '../../server/protocol/scenario';
import type { Past } from './past';
import { beforeOf, type Rehearsed } from './session';

/**
 * A rehearsal with the past behind it. One that has a past keeps it as long as there are actions, as their numbers count on from it; in one without,
 * the manifest was revision 1, so that the revisions that its rollbacks name move up with it.
 */
export function withPast(rehearsed: Rehearsed, past: Past): Rehearsed {
  if (rehearsed.actions.length > 0 && rehearsed.past !== undefined) return rehearsed;
  const actions = rehearsed.actions.map(action => movedUp(action, past.present - 1));
  return { actions, ...beforeOf({ ...past, past: past.revisions }) };
}

function movedUp({ action, at }: ScenarioAction, by: number): ScenarioAction {
  return action.kind === 'undo' && action.toRevision > 0
    ? { action: { ...action, toRevision: action.toRevision + by }, at }
    : { action, at };
}
