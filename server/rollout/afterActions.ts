import type { PodTemplateSpec } from '../kubernetes/pods/pod';
import type { WorkloadObject } from '../kubernetes/workloads/workloadObject';
import { newGeneration } from './cluster/cluster';
import type { ClusterOf, RolloutKind } from './controllers/rolloutKind';
import { hasNoEffect } from './kubectl/reply';
import { healthyLife } from './kubelet/outcomes';
import type { PodLife } from './kubelet/podLife';
import { reach, timingOf, tooLarge, tooMuch, type AssumptionDefaults, type Rehearsal } from './rehearse';
import { isCut, runToRestInSteps, settle } from './cluster/simulate';
import type { Template } from './cluster/templates';

/** What there is when the actions are done and everything has come to rest, every pod having become ready. */
export interface AfterActions<O extends WorkloadObject = WorkloadObject> {
  /** kubectl's words for the first action that fails, after which nothing is done, or for the last one where it has nothing to do. Null: neither. */
  readonly refusal: string | null;
  readonly spec: O['spec'];
  /** The workload's, without those that the controllers and kubectl keep for themselves. */
  readonly annotations: Readonly<Record<string, string>>;
  /** Ascending. */
  readonly revisions: readonly RevisionState[];
}

export interface RevisionState {
  readonly revision: number;
  readonly template: PodTemplateSpec;
  readonly annotations: Readonly<Record<string, string>>;
  readonly current: boolean;
  /** The place in the client's past of the entry with this template; null without one. */
  readonly past: number | null;
}

/**
 * Does the actions to a workload of the kind at rest, as `rehearse` does, but tells only of the revisions. In steps: each action is one, some events are,
 * and coming to rest before the answer is the last.
 */
export function* afterActionsInSteps<O extends WorkloadObject>(
  kind: RolloutKind<O>,
  object: O,
  scenario: Rehearsal,
  defaults: AssumptionDefaults,
): Generator<undefined, AfterActions<O>> {
  const timing = timingOf(scenario.assumptions, defaults);
  const lives = new Map<Template, PodLife>();
  const policy = (template: Template): PodLife => {
    const life = lives.get(template) ?? healthyLife(template.podTemplate.spec, timing);
    lives.set(template, life);
    return life;
  };
  const ignore = (): void => undefined;
  const setting = { pods: policy, observe: ignore, applied: scenario.applied ?? null };
  const refusal = tooLarge(scenario);
  if (refusal !== null) return stateOf(kind.atRest(object, setting, []), { ...scenario, past: [] }, refusal);
  const cluster = kind.atRest(object, setting, scenario.past);
  let began = 0;
  for (const [index, { action, at }] of scenario.actions.entries()) {
    began = yield* reach(cluster, at, began);
    if (index > 0 && isCut(cluster)) return stateOf(cluster, scenario, tooMuch(cluster));
    const reply = cluster.controller.act(cluster, action);
    if (hasNoEffect(reply, index === scenario.actions.length - 1)) return stateOf(cluster, scenario, reply.text);
    settle(cluster);
    yield;
  }
  yield* runToRestInSteps(cluster);
  yield;
  return stateOf(cluster, scenario, null);
}

function stateOf<O extends WorkloadObject>(cluster: ClusterOf<O>, { past = [] }: Rehearsal, refusal: string | null): AfterActions<O> {
  const newest = newGeneration(cluster);
  const indices = new Map(past.map(({ template, index }) => [cluster.templates.intern(template), index]));
  const revisions = cluster.generations.map(generation => ({
    revision: generation.revision,
    template: generation.template.podTemplate,
    annotations: generation.annotations,
    current: generation === newest,
    past: indices.get(generation.template) ?? null,
  }));
  return {
    refusal,
    spec: cluster.workload.spec,
    annotations: cluster.workload.annotations,
    revisions: revisions.sort((one, other) => one.revision - other.revision),
  };
}
