import type { PastRevision, Scenario, ScenarioAction, WorkloadId } from '../../server/protocol/scenario';
import type { Past } from './past';
import { targetKey } from '../timeline/target';

/** What was done to a workload, and what had been before: the part of a scenario that outlives its panel. */
export type Rehearsed = Pick<Scenario, 'actions' | 'past' | 'kustomizeImages'>;

/** An action that was simulated, and when (milliseconds since 1970; null where that was before a reload of the window). */
export interface SimulatedAction {
  readonly simulated: ScenarioAction;
  readonly when: number | null;
}

interface Memory {
  readonly actions: readonly SimulatedAction[];
  readonly past: readonly PastRevision[] | undefined;
  readonly kustomizeImages: Rehearsed['kustomizeImages'] | undefined;
}

/** What was simulated in this session, per workload. It outlives the panels, so that a rollback finds what was set before. */
export class Session {
  readonly #memories = new Map<string, Memory>();
  readonly #clusters = new Map<string, Past>();
  readonly #listeners = new Set<() => void>();

  /** `now` answers milliseconds since 1970. */
  constructor(private readonly now: () => number) {}

  /** Calls back whenever something else was simulated. */
  onDidRecord(listener: () => void): { dispose(): void } {
    this.#listeners.add(listener);
    return { dispose: () => void this.#listeners.delete(listener) };
  }

  /** What the next action comes behind: what was simulated, or a cluster's past where nothing was. */
  rehearsed(uri: string, workload: WorkloadId): Rehearsed {
    const cluster = this.cluster(uri, workload);
    const { actions, past = cluster?.revisions, kustomizeImages = cluster?.kustomizeImages } = this.#memory(uri, workload);
    return rehearsedOf({ actions: actions.map(({ simulated }) => simulated), past, kustomizeImages });
  }

  /** When the action at this place of the scenario was simulated; null where that isn't known. */
  when(uri: string, workload: WorkloadId, action: number): number | null {
    return this.#memory(uri, workload).actions[action]?.when ?? null;
  }

  /** The past that a cluster has told of; null where none was asked. */
  cluster(uri: string, workload: WorkloadId): Past | null {
    return this.#clusters.get(targetKey(uri, workload)) ?? null;
  }

  /** Takes over a cluster's past instead of git's (null: gives that up again). What was simulated upon another past is over. */
  recordCluster(uri: string, workload: WorkloadId, past: Past | null): void {
    const key = targetKey(uri, workload);
    if (past === null) this.#clusters.delete(key);
    else this.#clusters.set(key, past);
    this.#memories.delete(key);
    this.#tell();
  }

  /** Takes over a scenario's actions: those at the same place as before keep their time. */
  record(uri: string, workload: WorkloadId, { actions, past, kustomizeImages }: Rehearsed): void {
    const before = this.#memory(uri, workload).actions;
    const dated = actions.map((simulated, index) => {
      const known = before[index];
      return { simulated, when: known !== undefined && sameAction(known.simulated, simulated) ? known.when : this.now() };
    });
    this.#memories.set(targetKey(uri, workload), { actions: dated, past, kustomizeImages });
    const same = dated.length === before.length && dated.every(({ simulated }, index) => simulated === before[index]?.simulated);
    if (!same) this.#tell();
  }

  /** Takes over what a restored page brings along, unless something was simulated since. */
  restore(uri: string, workload: WorkloadId, { actions, past, kustomizeImages }: Rehearsed): void {
    if (this.#memory(uri, workload).actions.length > 0) return;
    const undated = actions.map(simulated => ({ simulated, when: null }));
    this.#memories.set(targetKey(uri, workload), { actions: undated, past, kustomizeImages });
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }

  #memory(uri: string, workload: WorkloadId): Memory {
    return this.#memories.get(targetKey(uri, workload)) ?? { actions: [], past: undefined, kustomizeImages: undefined };
  }
}

/** A rehearsal out of its parts; what is undefined is absent. */
export function rehearsedOf(parts: {
  readonly actions: Rehearsed['actions'];
  readonly past: Rehearsed['past'] | undefined;
  readonly kustomizeImages: Rehearsed['kustomizeImages'] | undefined;
}): Rehearsed {
  const { actions, past, kustomizeImages } = parts;
  return { actions, ...(past === undefined ? {} : { past }), ...(kustomizeImages === undefined ? {} : { kustomizeImages }) };
}

/** The same but for the numbers of revisions, which a longer past shifts. */
function sameAction(one: ScenarioAction, other: ScenarioAction): boolean {
  const text = ({ action, at }: ScenarioAction): string => JSON.stringify([action.kind === 'undo' ? action.kind : action, at]);
  return text(one) === text(other);
}
