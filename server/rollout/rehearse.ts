import * as l10n from '@vscode/l10n';
import type { PodRefusal } from '../kubernetes/admission/podRefusal';
import type { WorkloadObject } from '../kubernetes/workloads/workloadObject';
import type { Action, Assumptions, PodOutcome, ScenarioAction } from '../protocol/scenario';
import type { Timeline } from '../protocol/timeline';
import { type Applied, newGeneration, type Cluster } from './cluster/cluster';
import type { RolloutKind } from './controllers/rolloutKind';
import { hasNoEffect } from './kubectl/reply';
import { healthyLife, previewLife } from './kubelet/outcomes';
import type { PodLife } from './kubelet/podLife';
import type { PastRevision } from './past';
import { shortageOf } from './obstacles/shortage';
import { Surroundings } from './cluster/surroundings';
import { causeOf, type Cause, isShortage } from './obstacles/cause';
import { doubtOf, withoutMovable } from './obstacles/certainty';
import type { Obstacle, Timing } from './obstacles/obstacle';
import { obstaclesOf, refusedBy } from './obstacles/obstaclesOf';
import { advanceInSteps, isCut, runToRestInSteps, settle, simulationLimits } from './cluster/simulate';
import type { Template } from './cluster/templates';
import { Recorder } from './timeline/recorder';
import { RevisionLog } from './timeline/revisionLog';
import { timelineOf, type Simulated } from './timeline/timeline';
import { VersionLog } from './timeline/versionLog';
import { count } from './words';

/** More are rehearsed by nobody, and take longer than anybody waits. */
const mostActions = 1000;
const mostRevisions = 10_000;
/** Of the simulation's budget what is left for what is shown, at least. */
const least = simulationLimits.budget - 300_000;

/** What is rehearsed, without what stands in the manifest. */
export interface Rehearsal {
  readonly assumptions: Assumptions;
  /** Empty: the rollout that applying the manifest with a changed pod template would start. */
  readonly actions: readonly ScenarioAction[];
  /** What was there before the manifest was applied. Absent: nothing. */
  readonly past?: readonly PastRevision[];
  /** What `apply` brings; absent: the present object with a template that nobody has spelled out. */
  readonly applied?: Applied;
}

/** The assumptions where the scenario has none. */
export interface AssumptionDefaults {
  readonly readySeconds: number;
  readonly shutdownSeconds: number;
}

export type RehearsalResult =
  | { readonly state: 'timeline'; readonly timeline: Omit<Timeline, 'inputs'> }
  /** In kubectl's words; `failed`: whether it exits with an error. */
  | { readonly state: 'refused'; readonly message: string; readonly failed: boolean };

/**
 * Simulates what the actions do to a workload of the kind that is at rest, with all pods available. The timeline begins at the last action
 * that waits for rest; those before it are its past, in which every pod becomes ready. Refused where one of them would fail, or kubectl finds nothing
 * to do for the last one. Never throws: what is too large is cut, and the summary says so.
 */
export function rehearse<O extends WorkloadObject>(...asked: Parameters<typeof rehearseInSteps<O>>): RehearsalResult {
  const steps = rehearseInSteps(...asked);
  for (let step = steps.next(); ; step = steps.next()) if (step.done === true) return step.value;
}

/** The same in steps: each action is one, and some events. */
export function* rehearseInSteps<O extends WorkloadObject>(
  kind: RolloutKind<O>,
  object: O,
  scenario: Rehearsal,
  defaults: AssumptionDefaults,
): Generator<undefined, RehearsalResult> {
  const refusal = tooLarge(scenario);
  if (refusal !== null) return { state: 'refused', message: refusal, failed: true };
  const actions: readonly ScenarioAction[] = scenario.actions.length === 0 ? [{ action: { kind: 'apply' }, at: 'rest' }] : scenario.actions;
  const first = Math.max(0, actions.map(({ at }) => at).lastIndexOf('rest'));
  const assumptions = {
    timing: timingOf(scenario.assumptions, defaults),
    newPods: scenario.assumptions.newPods ?? 'ready',
  };
  const { pods, ...watched } = atRest(kind, object, scenario, assumptions.timing);
  const { cluster, recorder, revisions, versions } = watched;
  let from = cluster.workload.template;
  let before = stateOf(cluster);
  let began = 0;
  let to = from;
  const done: Action[] = [];
  for (const [index, { action, at }] of actions.entries()) {
    began = yield* reach(cluster, at, began);
    if (index > first && isCut(cluster)) break;
    if (index > 0 && index <= first && (isCut(cluster) || cluster.budget < least))
      return { state: 'refused', message: tooMuch(cluster), failed: true };
    revisions.note(cluster);
    if (index === first) {
      from = cluster.workload.template;
      before = stateOf(cluster);
      recorder.begin(cluster);
    }
    const reply = cluster.controller.act(cluster, action);
    if (hasNoEffect(reply, index === actions.length - 1)) return { state: 'refused', message: reply.text, failed: reply.failed };
    if (index === first) {
      to = cluster.workload.template;
      pods.fail(cluster, assumptions.newPods, from === to ? null : from);
    }
    done.push(action);
    revisions.begin(index);
    recorder.acted(cluster, action, reply.skipped === true);
    see(cluster, recorder);
    versions.note(cluster);
    yield;
  }
  yield* runToRestInSteps(cluster);
  revisions.note(cluster);
  const cause = pods.causeIn(cluster);
  const found = isShortage(cause) ? doubtOf(cluster, cause) : null;
  const isCertainAlone = found === 'places unless alone' && (yield* isShortAlone(kind, object, scenario, defaults));
  const doubt = found !== 'places unless alone' ? found : isCertainAlone ? null : 'places';
  return {
    state: 'timeline',
    timeline: timelineOf({ ...watched, kind, object, actions: done, first, from, to, before, assumptions, cause, doubt }),
  };
}

/** Whether there is no room without the pods of others, either: then it doesn't matter where these are. */
function* isShortAlone<O extends WorkloadObject>(
  ...[kind, object, ...how]: Parameters<typeof rehearseInSteps<O>>
): Generator<undefined, boolean> {
  const { cluster } = object;
  if (cluster === undefined) return false;
  const alone = yield* rehearseInSteps(kind, { ...object, cluster: withoutMovable(cluster) }, ...how);
  return alone.state === 'timeline' && alone.timeline.obstacle?.around?.certain === true;
}

/** Lets the controller see what was done. A revision that was there already gets the next number. */
function see(cluster: Cluster, recorder: Recorder): void {
  const was = newGeneration(cluster)?.revision;
  settle(cluster);
  const now = newGeneration(cluster)?.revision;
  if (was !== undefined && now !== undefined && now !== was) recorder.renumbered([was, now]);
}

/** The workload before the first action, and what watches it. */
function atRest<O extends WorkloadObject>(kind: RolloutKind<O>, object: O, { past = [], applied }: Rehearsal, timing: Timing) {
  const versions = new VersionLog();
  const recorder = new Recorder(versions);
  const pods = new PreviewPods(timing, template => kind.ownRefusal?.(object, template) ?? null);
  const setting = {
    pods: pods.policy,
    observe: recorder.observe,
    surroundings: surroundingsOf(kind.kind, object),
    otherTerminationMs: timing.shutdownMs,
    applied: applied ?? null,
  };
  const cluster = kind.atRest(object, setting, past);
  const revisions = new RevisionLog(cluster, past, kind);
  versions.note(cluster);
  return { cluster, pods, recorder, revisions, versions };
}

/** Why it isn't simulated, where it is so large that nobody would wait for it; null where it isn't. */
export function tooLarge({ actions, past = [] }: Rehearsal): string | null {
  if (actions.length > mostActions) return l10n.t('Can’t simulate more than {0} commands.', count(mostActions));
  return past.length > mostRevisions ? l10n.t('Can’t simulate a history of more than {0} revisions.', count(mostRevisions)) : null;
}

/** Why it isn't simulated any further where the simulation was cut before what is shown. */
export function tooMuch({ workload }: Cluster): string {
  return l10n.t('Can’t simulate that many commands on {0} pods.', count(workload.limits.desired));
}

/** What is known around a workload; null: nothing that bears on its pods. */
function surroundingsOf(kind: string, { cluster, server, metadata: { name, namespace } }: WorkloadObject): Surroundings | null {
  if (cluster === undefined) return null;
  return new Surroundings(cluster, { kind, name, namespace: namespace ?? 'default', ...(server === undefined ? {} : { server }) });
}

function stateOf(cluster: Cluster): Simulated['before'] {
  return { generation: newGeneration(cluster), replicas: cluster.workload.limits.desired };
}

/** Simulates up to the moment of an action. Answers the time from which the seconds of the next ones count: that of the last one that waited for rest. */
export function* reach(cluster: Cluster, at: ScenarioAction['at'], began: number): Generator<undefined, number> {
  if (at !== 'rest') {
    yield* advanceInSteps(cluster, began + milliseconds(at));
    return began;
  }
  yield* runToRestInSteps(cluster);
  return cluster.now;
}

/** The scenario's assumptions, or else the defaults, in whole milliseconds. */
export function timingOf({ readySeconds, shutdownSeconds, gateSeconds }: Assumptions, defaults: AssumptionDefaults): Timing {
  return {
    readyMs: milliseconds(readySeconds ?? defaults.readySeconds),
    shutdownMs: milliseconds(shutdownSeconds ?? defaults.shutdownSeconds),
    ...(gateSeconds === undefined ? {} : { gateMs: milliseconds(gateSeconds) }),
  };
}

/** Whole milliseconds, not negative; at most a year. */
function milliseconds(seconds: number): number {
  return Number.isNaN(seconds) ? 0 : Math.min(Math.max(0, Math.round(seconds * 1000)), 31_536_000_000);
}

/** The pods of a preview: healthy in the past, then as chosen and as their template lets them be. */
class PreviewPods {
  readonly #timing: Timing;
  readonly #lives = new Map<Template, PodLife>();
  #outcome: PodOutcome = 'ready';
  /** Whose pods are healthy; `all`: the timeline hasn't begun. */
  #healthy: Template | 'all' | null = 'all';

  /** `ownRefusal`: why none is created, whatever its template is like. */
  constructor(
    timing: Timing,
    private readonly ownRefusal: (template: Template) => PodRefusal | null,
  ) {
    this.#timing = timing;
  }

  readonly policy = (template: Template): PodLife => {
    const known = this.#lives.get(template);
    if (known !== undefined) return known;
    const life = this.#lifeOf(template);
    this.#lives.set(template, life);
    return life;
  };

  /** What has decided in the end what became of the new pods. A quota is for the healthy ones too, and decides where it has kept some from being created. */
  causeIn(cluster: Cluster): Cause {
    const { template } = cluster.workload;
    const isComplete = cluster.controller.isComplete(cluster);
    const refusal = isComplete ? null : this.ownRefusal(template);
    if (refusal !== null) return refusedBy(refusal);
    const shortage = isComplete ? null : shortageOf(cluster);
    if (shortage !== null) return shortage;
    const obstacle = this.#isHealthy(template) ? null : this.#obstacleOf(template);
    if (this.#outcome !== 'quota') return this.#isHealthy(template) ? { kind: 'ready' } : causeOf(this.#outcome, obstacle);
    const isShort = newGeneration(cluster)?.createError != null;
    return causeOf(isShort || obstacle === null ? 'quota' : 'ready', obstacle);
  }

  /** From now on new pods become what was chosen; those of the template that has run so far stay healthy, where another one takes its place. */
  fail(cluster: Cluster, outcome: PodOutcome, healthy: Template | null): void {
    this.#outcome = outcome;
    this.#healthy = healthy;
    this.#lives.clear();
    if (outcome !== 'quota') return;
    cluster.podQuota = 0;
    for (const { pods } of cluster.generations) cluster.podQuota += pods.active + pods.terminating;
  }

  #lifeOf(template: Template): PodLife {
    const { spec } = template.podTemplate;
    if (!this.#isHealthy(template)) return previewLife(spec, this.#outcome, this.#timing, this.#obstacleOf(template));
    const life = healthyLife(spec, this.#timing);
    const refusal = this.ownRefusal(template);
    return refusal === null ? life : { ...life, refused: refusal.message };
  }

  #isHealthy(template: Template): boolean {
    return this.#healthy === 'all' || template === this.#healthy;
  }

  #obstacleOf(template: Template): Obstacle | null {
    const refusal = this.ownRefusal(template);
    return refusal === null ? (obstaclesOf(template.podTemplate.spec, this.#timing)[0] ?? null) : refusedBy(refusal);
  }
}
