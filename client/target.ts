import type { PageState } from '../media/protocol';
import { shown } from '../server/escapes/shown';
import type { Scenario, WorkloadId } from '../server/protocol/scenario';
import { scenario } from '../server/protocol/scenarioSchema';
import { fits, object, text, type Schema } from '../server/protocol/schema';
import { workloadName } from '../server/protocol/workloadId';

/** Nothing changed, nothing done: the rollout that applying the manifest would start. */
export const emptyScenario: Scenario = { whatIf: {}, assumptions: {}, actions: [] };

/** Tells panels apart: one for each workload of each document. */
export function targetKey(uri: string, workload: WorkloadId): string {
  return JSON.stringify([uri, workload]);
}

/** The panel's title. */
export function panelTitle(workload: WorkloadId): string {
  return `Rollout: ${shown(workloadName(workload), 100)}`;
}

/** What a page stored, out of whatever the window kept; null where it isn't that. A scenario that doesn't look like one is left out. */
export function restoredPage(state: unknown): Pick<PageState, 'target' | 'comparing'> | null {
  if (!fits(pageState, state)) return null;
  const { target, comparing } = state;
  const kept = fits(scenario, target.scenario) ? target.scenario : emptyScenario;
  return { target: { uri: target.uri, workload: target.workload, scenario: kept }, comparing: comparing === true };
}

interface Kept {
  readonly target: { readonly uri: string; readonly workload: string; readonly scenario: unknown };
  readonly comparing: unknown;
}

const anything: Schema<unknown> = () => null;
const pageState = object<Kept>({
  target: object<Kept['target']>({ uri: text(100_000), workload: text(), scenario: anything }),
  comparing: anything,
});
