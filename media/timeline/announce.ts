/** What a screen reader hears when a command was given or removed. */
import type { Snapshot } from '../protocol';
import { whatText } from './commandsOf';

/** The text of the live region once another snapshot of a workload has come: what the commands lead to, where these are others than before; else what it was. */
export function saidOf(before: Snapshot, after: Snapshot, said: string): string {
  if (after.state === 'refused') return after.message;
  const isSame = before.target.scenario.actions.length === after.target.scenario.actions.length;
  if (isSame || after.state !== 'timeline') return said;
  const { verdict } = after.timeline;
  return `${whatText(after.timeline)}: ${verdict.parts.join(', ')}`;
}
