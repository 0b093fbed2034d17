import type { WorkloadObject } from '../kubernetes/workloads/workloadObject';
import type { Step, Timeline } from '../protocol/timeline';
import type { RolloutKind } from './controllers/rolloutKind';
import { type AssumptionDefaults, rehearse } from './rehearse';

/** What lenses, rules and hovers say of a rollout: of thousands of workloads no more of the timeline is kept. */
export interface PlainRollout extends Pick<Timeline, 'name' | 'verdict' | 'obstacle' | 'assumptions' | 'limits' | 'quotas' | 'summary'> {
  /** The first, those at rest, and those in which a pod couldn’t be created. */
  readonly steps: readonly Pick<Step, 'atSeconds' | 'change' | 'pods' | 'available' | 'rests'>[];
}

/** The rollout that a change of an object's template would start, each pod becoming ready; undefined where nothing is simulated. */
export function plainRollout<O extends WorkloadObject>(
  kind: RolloutKind<O>,
  object: O,
  defaults: AssumptionDefaults,
): PlainRollout | undefined {
  const rehearsal = rehearse(kind, object, { assumptions: {}, actions: [] }, defaults);
  if (rehearsal.state === 'refused') return undefined;
  const { name, verdict, obstacle, assumptions, limits, quotas, summary, steps } = rehearsal.timeline;
  return {
    ...{ name, verdict, obstacle, assumptions, limits, quotas, summary },
    steps: steps
      .filter(({ change, rests }, index) => index === 0 || rests || change.kind === 'createFailed')
      .map(({ atSeconds, change, pods, available, rests }) => ({ atSeconds, change, pods, available, rests })),
  };
}
