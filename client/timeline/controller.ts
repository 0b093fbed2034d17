import type { NoEffect, Shown, Target, Written } from '../../media/protocol';
import type { Action, Assumptions, Scenario, ScenarioAction, WhatIf } from '../../server/protocol/scenario';
import type { TimelineResult } from '../../server/protocol';
import type { ServerState } from '../requests';
import { askFor, askWithoutWhatIf, goodOf, isOnlyWhatIf, shownOf, withRemarks, type Answer, type Answered, type Good } from './answers';
import { setImages } from './setImages';
import type { World } from './world';
import { without, writeValues } from './writing';

/** Milliseconds from the last edit of the document until its rollout is asked for. */
export const settleMilliseconds = 60;

/** How an action comes behind a scenario. */
export interface Appending {
  /** The present scenario by default. */
  readonly before?: Scenario;
  /** Whether the timeline stays where the action has no effect, with kubectl's words beside it; else they take its place. */
  readonly stay?: boolean;
}

/**
 * Keeps one page up to date: asks the server whenever document, scenario or settings changed, one request at a time, drops what is out of date
 * when it arrives, and sends full snapshots once the page has said that it listens.
 */
export class TimelineController {
  #target: Target;
  /** Where to return to when the action just appended has no effect. */
  #beforeAction: Required<Appending> | null = null;
  /** Whether what is shown is the refusal of an action that isn't in the scenario. */
  #showsRefusal = false;
  #lastGood: Good | null = null;
  #shown: Shown | null = null;
  /** The workload's first line; null where it isn't there. */
  #line: number | null = null;
  #fresh = false;
  #written: Written | null = null;
  #comparing: boolean;
  #listening = false;
  #stale = false;
  /** Counts what makes an answer outdated. */
  #version = 0;
  #asking: Promise<void> | null = null;
  #cancelScheduled: () => void = () => undefined;
  #disposed = false;

  /** `comparing`: whether the page, as it was kept, shows the comparison. */
  constructor(
    target: Target,
    private readonly world: World,
    comparing = false,
  ) {
    this.#target = target;
    this.#comparing = comparing;
  }

  get target(): Target {
    return this.#target;
  }

  /** What the page has, or gets once it listens; null: nothing yet. */
  readonly shown = (): Shown | null => this.#shown;

  /** The page is there (again): it gets the last snapshot, or a new one where that is out of date. */
  ready(): void {
    this.#listening = true;
    if (this.#shown !== null && !this.#stale) this.#post(this.#shown);
    else void this.#refresh();
  }

  /** The page has gone (a hidden one is unloaded): nothing is sent or worked out until it says `ready`. */
  gone(): void {
    this.#listening = false;
  }

  /** Shows a scenario from its beginning, because of a command. */
  show(scenario: Scenario): Promise<void> {
    this.#fresh = true;
    this.#lastGood = null;
    return this.#enter(scenario);
  }

  /** Shows another workload from its beginning. */
  move(target: Target): Promise<void> {
    this.#target = target;
    return this.show(target.scenario);
  }

  /** Appends an action to a scenario; one that has no effect is shown with kubectl's words and isn't kept. */
  act(action: Action, at: 'rest' | number, { before = this.#target.scenario, stay = false }: Appending = {}): Promise<void> {
    this.#fresh = at === 'rest';
    this.#lastGood = null;
    const first: readonly ScenarioAction[] =
      before.edit !== undefined && before.actions.length === 0 ? [{ action: { kind: 'apply' }, at: 'rest' }] : [];
    return this.#enter({ ...before, actions: [...first, ...before.actions, { action, at }] }, { before, stay });
  }

  /** Takes the last action back; where a refusal is shown, only that goes. */
  takeBack(): Promise<void> {
    const { scenario } = this.#target;
    if (this.#showsRefusal) return this.#enter(scenario);
    if (scenario.actions.length === 0) return this.leaveEdit();
    this.#fresh = scenario.actions.at(-1)?.at === 'rest';
    return this.#enter({ ...scenario, actions: scenario.actions.slice(0, -1) });
  }

  /** Shows a rollout of the manifest instead of the edit of it. */
  leaveEdit(): Promise<void> {
    const { whatIf, assumptions } = this.#target.scenario;
    return this.show({ whatIf, assumptions, actions: [] });
  }

  /** Git may have another text by now of what the manifest was. */
  async baseChanged(): Promise<void> {
    const { edit } = this.#target.scenario;
    if (edit === undefined) return;
    const base = await this.world.editBase(edit.ref);
    const { scenario } = this.#target;
    if (base === null || scenario.edit !== edit || JSON.stringify(base) === JSON.stringify(edit)) return;
    await this.#enter({ ...scenario, edit: base });
  }

  /** What-if values and assumptions as typed, instead of the scenario's. */
  change(whatIf: WhatIf, assumptions: Assumptions): Promise<void> {
    return this.#enter({ ...this.#target.scenario, whatIf, assumptions });
  }

  /** Whether snapshots bring the comparison. */
  async compare(open: boolean): Promise<void> {
    if (open === this.#comparing) return;
    this.#comparing = open;
    await this.#outdate();
  }

  /** Opens the comparison because of a command. */
  async openComparison(): Promise<void> {
    this.#comparing = true;
    this.#fresh = true;
    await this.#outdate();
  }

  /** Writes what-if values into the manifest; those that were written are no what-if any more. */
  async apply(whatIf: WhatIf): Promise<void> {
    const written = await writeValues(this.world, this.#target, { whatIf });
    if (written === null) return;
    const { scenario } = this.#target;
    await this.#enter({ ...scenario, whatIf: without(scenario.whatIf, whatIf) }, null, written);
  }

  /** Writes the images that were set into the manifest, or the kustomization that they come from; the actions that set them are over then. */
  async writeImages(): Promise<void> {
    const { whatIf, assumptions, actions, kustomizeImages, ...before } = this.#target.scenario;
    const images = setImages(actions);
    const kustomized = kustomizeImages === undefined ? null : await this.world.kustomized();
    if (images === null) return;
    const written = await writeValues(this.world, this.#target, { whatIf: {}, images, ...(kustomized === null ? {} : { kustomized }) });
    if (written === null) return;
    this.#fresh = true;
    // What a build puts in is another one now, and so is the manifest's place in the past.
    await this.#enter({ whatIf, assumptions, actions: [], ...(kustomized === null ? before : {}) }, null, written);
  }

  /** The document, or a setting that bears on it, changed. */
  documentChanged(): void {
    this.#version += 1;
    this.#written = null;
    if (!this.#listening) this.#stale = true;
    else if (this.#asking === null) {
      this.#cancelScheduled();
      this.#cancelScheduled = this.world.schedule(() => void this.#refresh(), settleMilliseconds);
    }
  }

  /** Another name or place of the same document: what is simulated on it stays. */
  relocate(uri: string): Promise<void> {
    this.#target = { ...this.#target, uri };
    return this.#outdate();
  }

  /** What is said of the document beside the timeline changed. */
  placeChanged(): void {
    if (this.#listening && this.#shown !== null && !this.#stale) this.#post(this.#shown);
  }

  serverChanged(state: ServerState): void {
    if (state === 'running') this.documentChanged();
    if (state === 'failed') this.#offer({ state: 'serverDown', target: this.#target });
  }

  dispose(): void {
    this.#disposed = true;
    this.#cancelScheduled();
  }

  #enter(scenario: Scenario, beforeAction: Required<Appending> | null = null, written: Written | 'same' | null = null): Promise<void> {
    this.#target = { ...this.#target, scenario };
    this.#written = written === 'same' ? null : written;
    this.#beforeAction = beforeAction;
    this.#showsRefusal = false;
    return this.#outdate();
  }

  #outdate(): Promise<void> {
    this.#version += 1;
    this.#cancelScheduled();
    return this.#refresh();
  }

  #refresh(): Promise<void> {
    this.#asking ??= this.#askUntilCurrent().finally(() => (this.#asking = null));
    return this.#asking;
  }

  async #askUntilCurrent(): Promise<void> {
    let noEffect: NoEffect | null = null;
    for (;;) {
      const version = this.#version;
      if (this.#beforeAction !== null) noEffect = null;
      const answer = await this.#ask();
      if (this.#disposed) return;
      if (version !== this.#version) continue;
      if (answer.state === 'answered' && answer.result.state === 'refused' && this.#beforeAction?.stay === true) {
        noEffect = answer.result;
        this.#leaveAction(this.#beforeAction.before);
        continue;
      }
      this.#stale = false;
      const snapshot = this.#snapshotOf(answer);
      if (snapshot !== null) this.#offer(withRemarks(snapshot, noEffect, this.#written));
      return;
    }
  }

  /** The action just appended has no effect: all is as before, and asked for anew, as the document may have changed. */
  #leaveAction(before: Scenario): void {
    this.#target = { ...this.#target, scenario: before };
    this.#beforeAction = null;
    this.#fresh = false;
  }

  async #ask(): Promise<Answer> {
    try {
      const document = await this.world.open();
      if (document === null) return { state: 'noDocument' };
      const answers = await askFor(this.world.server, this.#target, this.#comparing, this.world.failed);
      if (this.#lastGood === null && isOnlyWhatIf(answers.result)) this.#lastGood = await askWithoutWhatIf(this.world.server, this.#target);
      return { state: 'answered', document, ...answers };
    } catch (error) {
      this.world.failed(error);
      return { state: 'down' };
    }
  }

  /** What the page is to show now; null where it keeps what it has, as the server is coming back by itself. */
  #snapshotOf(answer: Answer): Shown | null {
    switch (answer.state) {
      case 'answered':
        return this.#snapshotOfResult(answer);
      case 'noDocument':
        this.#line = null;
        return { state: 'none', target: this.#target };
      case 'down':
        return this.world.serverState() === 'starting' ? null : { state: 'serverDown', target: this.#target };
    }
  }

  #snapshotOfResult(answer: Answered): Shown {
    const { result } = answer;
    this.#settleAction(result);
    this.#line = result.state === 'none' ? null : result.line;
    this.#lastGood = goodOf(answer) ?? this.#lastGood;
    return shownOf(answer, this.#target, this.#lastGood, this.#fresh);
  }

  /** An action that was just appended and has no effect goes again; any other outcome makes the scenario's actions the ones that stand. */
  #settleAction(result: TimelineResult): void {
    if (result.state === 'refused' && this.#beforeAction !== null) {
      this.#target = { ...this.#target, scenario: this.#beforeAction.before };
      this.#showsRefusal = true;
    } else {
      this.world.acted(this.#target.scenario);
    }
    this.#beforeAction = null;
  }

  /** Keeps a snapshot for the page, which gets it at once where it listens. */
  #offer(shown: Shown): void {
    this.#shown = shown;
    if (this.#listening) this.#post(shown);
  }

  #post(shown: Shown): void {
    this.world.post({ ...shown, where: { ...this.world.where(), line: this.#line } });
    this.#fresh = false;
    this.#shown = shown.state === 'timeline' ? { ...shown, fresh: false } : shown;
  }
}
