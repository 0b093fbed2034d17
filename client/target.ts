import type { PageState } from '../media/protocol';
import { shown } from '../server/escapes/shown';
import type { Scenario, WorkloadId } from '../server/protocol/scenario';
import { scenario } from '../server/protocol/scenarioSchema';
import { fits, object, text, type Schema } from '../server/protocol/schema';

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

/** The id's first part. */
export function workloadKind(workload: WorkloadId): string {
  return workload.split('/')[0] ?? '';
}

/** The id's middle part; null for none. */
export function workloadNamespace(workload: WorkloadId): string | null {
  return workload.split('/')[1] || null;
}

/** The id's last part, without what tells namesakes apart. */
export function workloadName(workload: WorkloadId): string {
  return workload.slice(workload.lastIndexOf('/') + 1).replace(/#\d+$/, '');
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
