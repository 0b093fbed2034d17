import type { ScenarioAction, WorkloadId } from '../../server/protocol';
import { targetKey } from '../timeline/target';

/** An action that was simulated, and when (milliseconds since 1970; null where that was before a reload of the window). */
export interface SimulatedAction {
  readonly simulated: ScenarioAction;
  readonly when: number | null;
}

/** What was simulated in this session, per workload. It outlives the panels, so that a rollback finds what was set before. */
export class Session {
  readonly #actions = new Map<string, readonly SimulatedAction[]>();

  /** `now` answers milliseconds since 1970. */
  constructor(private readonly now: () => number) {}

  actions(uri: string, workload: WorkloadId): readonly SimulatedAction[] {
    return this.#actions.get(targetKey(uri, workload)) ?? [];
  }

  /** Takes over a scenario's actions: those at the same place as before keep their time. */
  record(uri: string, workload: WorkloadId, actions: readonly ScenarioAction[]): void {
    const before = this.actions(uri, workload);
    this.#keep(
      uri,
      workload,
      actions.map((simulated, index) => {
        const known = before[index];
        return known !== undefined && sameAction(known.simulated, simulated) ? known : { simulated, when: this.now() };
      }),
    );
  }

  /** Takes over what a restored page brings along, unless something was simulated since. */
  restore(uri: string, workload: WorkloadId, actions: readonly ScenarioAction[]): void {
    if (this.actions(uri, workload).length > 0) return;
    this.#keep(
      uri,
      workload,
      actions.map(simulated => ({ simulated, when: null })),
    );
  }

  #keep(uri: string, workload: WorkloadId, actions: readonly SimulatedAction[]): void {
    if (actions.length === 0) this.#actions.delete(targetKey(uri, workload));
    else this.#actions.set(targetKey(uri, workload), actions);
  }
}

function sameAction(one: ScenarioAction, other: ScenarioAction): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
