import { refusalsOf } from '../kubernetes/workloads/refusals';
import type { PlacedWorkload } from '../lsp/openFile';
import type { Settings } from '../lsp/settings';
import type { Timeline } from '../protocol/timeline';
import { rehearse } from '../rollout/rehearse';
import { judge, type Judgement } from '../rules/judge';

/** The rollout that a change of the template would start; undefined where the manifest would be refused. Simulated once, until the workload is edited. */
export function rolloutOf({ workload, recall }: PlacedWorkload, { assume }: Settings): Omit<Timeline, 'inputs'> | undefined {
  if (refusalsOf(workload).length > 0) return undefined;
  const rehearsal = recall(`rollout ${JSON.stringify(assume)}`, () =>
    rehearse(workload.deployment, { assumptions: {}, actions: [] }, assume),
  );
  return rehearsal.state === 'timeline' ? rehearsal.timeline : undefined;
}

/** What the rules say of a workload: judged once, until it is edited. */
export function judgementsOf(placed: PlacedWorkload, settings: Settings): readonly Judgement[] {
  const { workload, text, recall } = placed;
  const { assume, rules } = settings;
  return recall(`rules ${JSON.stringify({ assume, rules })}`, () =>
    judge(workload, text, assume, rules, () => rolloutOf(placed, settings)),
  );
}
