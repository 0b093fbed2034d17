import type { Scenario } from '../protocol/scenario';
import type { PastRevision } from '../rollout/past';
import type { Rehearsal } from '../rollout/rehearse';
import { fromPastManifest } from './pastManifest';

/** A scenario for the simulator, without its what-if values; what can't be read of its past is left out. */
export function rehearsalOf({ assumptions, actions, past }: Scenario): Rehearsal {
  return { assumptions, actions, past: pastOf(past) };
}

/** Numbers beyond can't be counted on from. */
const mostRevision = 2 ** 52;

/** The revisions that were there before, each with its place in the scenario's `past`. */
function pastOf(past: Scenario['past']): readonly PastRevision[] {
  return (past ?? []).flatMap(({ revision, formerRevisions = [], manifest }, index) => {
    const typed = fromPastManifest(manifest);
    if (typed === undefined || !Number.isSafeInteger(revision) || revision > mostRevision) return [];
    return [{ revision, formerRevisions, template: typed.template, annotations: typed.annotations, index }];
  });
}
