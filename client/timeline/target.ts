import type { PageState } from '../../media/protocol';
import type { Scenario, WorkloadId } from '../../server/protocol/scenario';

/** Nothing changed, nothing done: the rollout that applying the manifest would start. */
export const emptyScenario: Scenario = { whatIf: {}, assumptions: {}, actions: [] };

/** Tells panels apart: one for each workload of each document. */
export function targetKey(uri: string, workload: WorkloadId): string {
  return JSON.stringify([uri, workload]);
}

/** The panel's title. The name is the id's last part, without what tells namesakes apart. */
export function panelTitle(workload: WorkloadId): string {
  const name = workload.slice(workload.lastIndexOf('/') + 1).replace(/#\d+$/, '');
  return `Rollout: ${name}`;
}

/** What a page stored, out of whatever the window kept; null where it isn't that. A scenario that doesn't look like one is left out. */
export function restoredPage(state: unknown): Pick<PageState, 'target' | 'comparing'> | null {
  const stored = record(state);
  const target = stored === null ? null : record(stored['target']);
  if (stored === null || target === null || typeof target['uri'] !== 'string' || typeof target['workload'] !== 'string') return null;
  const scenario = isScenario(target['scenario']) ? target['scenario'] : emptyScenario;
  return { target: { uri: target['uri'], workload: target['workload'], scenario }, comparing: stored['comparing'] === true };
}

function isScenario(value: unknown): value is Scenario {
  const scenario = record(value);
  return (
    scenario !== null &&
    record(scenario['whatIf']) !== null &&
    isAssumptions(record(scenario['assumptions'])) &&
    Array.isArray(scenario['actions']) &&
    scenario['actions'].every(isScenarioAction) &&
    (scenario['kustomizeImages'] === undefined ||
      (Array.isArray(scenario['kustomizeImages']) && scenario['kustomizeImages'].every(isKustomizeImage))) &&
    (scenario['running'] === undefined || typeof scenario['running'] === 'number') &&
    (scenario['past'] === undefined || (Array.isArray(scenario['past']) && scenario['past'].every(isPastRevision)))
  );
}

function isAssumptions(assumptions: Readonly<Record<string, unknown>> | null): boolean {
  if (assumptions === null) return false;
  const filledIn = assumptions['filledIn'];
  return filledIn === undefined || Object.values(record(filledIn) ?? { filledIn }).every(value => typeof value === 'string');
}

function isScenarioAction(value: unknown): boolean {
  const entry = record(value);
  const action = entry === null ? null : record(entry['action']);
  return (
    entry !== null && action !== null && typeof action['kind'] === 'string' && (entry['at'] === 'rest' || typeof entry['at'] === 'number')
  );
}

function isKustomizeImage(value: unknown): boolean {
  const entry = record(value);
  return entry !== null && typeof entry['name'] === 'string' && Object.values(entry).every(field => typeof field === 'string');
}

function isPastRevision(value: unknown): boolean {
  const entry = record(value);
  const manifest = entry === null ? null : record(entry['manifest']);
  return entry !== null && typeof entry['revision'] === 'number' && manifest !== null && record(manifest['template']) !== null;
}

function record(value: unknown): Readonly<Record<string, unknown>> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Readonly<Record<string, unknown>>) : null;
}
