/** What there was before the actions of a timeline. */
import type { Timeline } from '../../server/protocol/timeline';

/** Whether a revision is only simulated: its number is above those before the actions. */
export function isSimulated({ former }: Timeline, revision: number): boolean {
  return former.every(other => other.revision < revision);
}
