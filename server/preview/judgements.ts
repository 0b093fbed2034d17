import { kindOf } from '../kinds/index';
import { neighboursKey } from '../kubernetes/neighbours';
import { unknownsOf } from '../kubernetes/rolloutPlaceholders';
import { isUnread } from '../kubernetes/readProblem';
import { refusalsOf } from '../kubernetes/workloads/refusals';
import type { ManifestProblem } from '../kubernetes/workloads/workload';
import { type PlainRollout, plainRollout } from '../rollout/plainRollout';
import { fixesOf, judge, type Judgement } from '../rules/judge';
import type { Fix, Subject } from '../rules/rule';
import type { PlacedWorkload } from './manifestFile';
import type { PreviewSettings } from './settings';

/** The rollout that a change of the template would start; undefined where the manifest would be refused or isn't known. Simulated once, until the workload is edited. */
export function rolloutOf({ workload, recall }: PlacedWorkload, { assume }: PreviewSettings): PlainRollout | undefined {
  if (refusalsOf(workload).length > 0 || unknownsOf(workload.object).length > 0) return undefined;
  const simulated = (): PlainRollout | null => plainRollout(kindOf(workload).rollout, workload.object, assume) ?? null;
  return recall(`rollout ${JSON.stringify(assume)}`, simulated) ?? undefined;
}

/** What the rules say of a workload, nothing of one that can't be read: judged once, until it is edited or other objects stand beside it. */
export function judgementsOf(placed: PlacedWorkload, settings: PreviewSettings): readonly Judgement[] {
  if (isUnread(placed.workload)) return [];
  const { text, neighbours, recall } = placed;
  const { assume, rules } = settings;
  return recall(`rules ${JSON.stringify({ assume, rules })} ${neighboursKey(neighbours)}`, () =>
    judge(subjectOf(placed, settings), text, rules),
  );
}

/** The ways out of what the API server would reject. */
export function fixesOfProblem(problem: ManifestProblem, placed: PlacedWorkload, settings: PreviewSettings): readonly Fix[] {
  return fixesOf(problem, subjectOf(placed, settings), placed.text, settings.rules);
}

function subjectOf(placed: PlacedWorkload, settings: PreviewSettings): Subject {
  const { workload, neighbours } = placed;
  return { workload, kind: kindOf(workload).rollout, neighbours, assume: settings.assume, rollout: () => rolloutOf(placed, settings) };
}
