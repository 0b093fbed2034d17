import type { Scenario, ScenarioAction, WorkloadId } from '../../server/protocol/scenario';
import { documentImagesOf } from './documentImages';
import type { Past } from './past';
import { targetKey } from '../target';

/** What was done to a workload, and what had been before: the part of a scenario that outlives its panel. */
export type Rehearsed = Pick<Scenario, 'actions' | Before>;

/** What of a scenario was there before its actions. */
type Before = 'past' | 'running' | 'kustomizeImages' | 'edit';

/** An action that was simulated, and when (milliseconds since 1970; null where that was before a reload of the window). */
export interface SimulatedAction {
  readonly simulated: ScenarioAction;
  readonly when: number | null;
}

interface Memory {
  readonly actions: readonly SimulatedAction[];
  readonly before: Pick<Scenario, Before>;
}

/** What was simulated in this session, per workload, as long as its panel is open, and what a cluster has told. */
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
    const { actions, before } = this.#memory(uri, workload);
    const known = before.past === undefined && cluster !== null ? beforeOf({ ...cluster, past: cluster.revisions }) : before;
    return { actions: actions.map(({ simulated }) => simulated), ...known };
  }

  /** When the action at this place of the scenario was simulated; null where that isn't known. */
  when(uri: string, workload: WorkloadId, action: number): number | null {
    return this.#memory(uri, workload).actions[action]?.when ?? null;
  }

  /** The past that a cluster has told of; null where none was asked. */
  cluster(uri: string, workload: WorkloadId): Past | null {
    return this.#clusters.get(targetKey(uri, workload)) ?? null;
  }

  /** Takes over a cluster's past instead of git's (null: gives that up again). What was simulated with another past is over. */
  recordCluster(uri: string, workload: WorkloadId, past: Past | null): void {
    const key = targetKey(uri, workload);
    if (past === null) this.#clusters.delete(key);
    else this.#clusters.set(key, past);
    this.#memories.delete(key);
    this.#tell();
  }

  /** Takes over a scenario's actions: those at the same place as before keep their time. */
  record(uri: string, workload: WorkloadId, { actions, ...scenario }: Rehearsed): void {
    const before = this.#memory(uri, workload).actions;
    const dated = actions.map((simulated, index) => {
      const known = before[index];
      return { simulated, when: known !== undefined && sameAction(known.simulated, simulated) ? known.when : this.now() };
    });
    this.#memories.set(targetKey(uri, workload), { actions: dated, before: beforeOf(scenario) });
    const same = dated.length === before.length && dated.every(({ simulated }, index) => simulated === before[index]?.simulated);
    if (!same) this.#tell();
  }

  /** A document has another URI now. */
  relocate(from: string, to: string): void {
    moveKeys(this.#memories, from, to);
    moveKeys(this.#clusters, from, to);
  }

  /** What was simulated on a workload is over; a cluster's past stays. */
  forget(uri: string, workload: WorkloadId): void {
    if (this.#memories.delete(targetKey(uri, workload))) this.#tell();
  }

  /** Whether anything is simulated on any workload. */
  get isEmpty(): boolean {
    return [...this.#memories.values()].every(({ actions }) => actions.length === 0);
  }

  /** Takes over what a restored page brings along, unless something was simulated since. */
  restore(uri: string, workload: WorkloadId, { actions, ...scenario }: Rehearsed): void {
    if (this.#memory(uri, workload).actions.length > 0) return;
    const undated = actions.map(simulated => ({ simulated, when: null }));
    this.#memories.set(targetKey(uri, workload), { actions: undated, before: beforeOf(scenario) });
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }

  #memory(uri: string, workload: WorkloadId): Memory {
    return this.#memories.get(targetKey(uri, workload)) ?? { actions: [], before: {} };
  }
}

/** Of a scenario, or of what has the same fields: what was there before its actions. */
export function beforeOf({ past, running, edit, ...images }: Pick<Scenario, Before>): Pick<Scenario, Before> {
  return {
    ...(edit === undefined ? {} : { edit }),
    ...(past === undefined ? {} : { past }),
    ...(running === undefined ? {} : { running }),
    ...documentImagesOf(images),
  };
}

/** The same but for the numbers of revisions, which a longer past shifts. */
function sameAction(one: ScenarioAction, other: ScenarioAction): boolean {
  const text = ({ action, at }: ScenarioAction): string => JSON.stringify([action.kind === 'undo' ? action.kind : action, at]);
  return text(one) === text(other);
}

/** What is kept for workloads of one document is kept for those of another from now on. */
function moveKeys<T>(kept: Map<string, T>, from: string, to: string): void {
  for (const [key, value] of [...kept]) {
    const [uri, workload] = JSON.parse(key) as [string, WorkloadId];
    if (uri !== from) continue;
    kept.delete(key);
    kept.set(targetKey(to, workload), value);
  }
}
