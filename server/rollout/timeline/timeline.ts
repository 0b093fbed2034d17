import type { Container, Deployment, PodTemplateSpec } from '../../kubernetes/deployment';
import type { Action, PodOutcome } from '../../protocol/scenario';
import type { Step, Timeline, TimelineReplicaSet, Trigger } from '../../protocol/timeline';
import { assumptionsOf, type AssumedSeconds } from '../assumptions';
import { bannerOf } from '../banner';
import { findNewReplicaSet, type Cluster, type ReplicaSet } from '../cluster/cluster';
import { findCondition, hasProgressDeadline, newReplicaSetAvailable } from '../controllers/deployment/conditions';
import type { Changed, Facts, FloorRise } from '../facts';
import { revisionToUndo } from '../kubectl/act';
import { commandOf, getCommand, statusCommand } from '../kubectl/commands';
import { previewReady } from '../kubelet/outcomes';
import { stopsAfter } from '../kubelet/termination';
import { type Cause, isShortage } from '../obstacles/cause';
import type { Timing } from '../obstacles/obstacle';
import { shortageSentence } from '../obstacles/shortageWords';
import { obstacleSentence, shownOf } from '../obstacles/words';
import { deploymentColumns, deploymentRow } from '../render/get';
import { summaryOf } from '../summary';
import { surroundingSentences } from '../surroundingWords';
import { originSentence } from '../scaledBy';
import type { Template } from '../cluster/templates';
import { verdictOf } from '../verdict';
import type { Recorder } from './recorder';
import type { RevisionLog } from './revisionLog';

/** A simulation that has ended, and what it was about. */
export interface Simulated {
  readonly deployment: Deployment;
  readonly cluster: Cluster;
  readonly recorder: Recorder;
  readonly actions: readonly Action[];
  /** Index of the action that the timeline begins with. */
  readonly first: number;
  /** The template before and after that action. */
  readonly from: Template;
  readonly to: Template;
  /** What there was before it: `spec.replicas`, and the set that runs the template; null where none does yet. */
  readonly before: { readonly replicas: number; readonly replicaSet: ReplicaSet | null };
  readonly assumptions: { readonly timing: Timing; readonly newPods: PodOutcome };
  /** What becomes of the pods of the template in force at the end. */
  readonly cause: Cause;
  readonly revisions: RevisionLog;
}

/** The simulation as it is drawn. */
export function timelineOf(simulated: Simulated): Omit<Timeline, 'inputs'> {
  const { deployment, cluster, recorder, actions, revisions } = simulated;
  const { scaledBy } = deployment;
  const { name, namespace } = deployment.metadata;
  const replicaSets = shownReplicaSets(simulated);
  const steps = listSteps(recorder, replicaSets, name);
  const assumed = assumedSeconds(simulated);
  const facts = factsOf(simulated, steps, assumed);
  return {
    kind: 'Deployment',
    name,
    namespace,
    strategy: cluster.deployment.spec.strategy.type,
    trigger: triggerOf(simulated),
    commands: actions.map(action => commandOf(action, name, namespace) ?? 'kubectl apply -f FILE'),
    verdict: verdictOf(facts),
    banner: bannerOf(facts),
    obstacle: obstacleOf(facts.cause),
    assumptions: [
      ...(scaledBy === undefined ? [] : [originSentence(scaledBy)]),
      ...(deployment.cluster === undefined ? [] : surroundingSentences(deployment.cluster)),
      ...assumptionsOf(facts, assumed, simulated.to.podTemplate.spec, simulated.from.podTemplate.spec),
    ],
    limits: facts.limits,
    replicaSets: replicaSets.map(replicaSet => shown(replicaSet, cluster)),
    steps,
    lanes: recorder.lanes.lanes(replicaSets),
    events: recorder.events,
    droppedEvents: recorder.droppedEvents,
    kubectl: { get: getCommand(name, namespace), status: statusCommand(name, namespace), columns: deploymentColumns },
    summary: facts.summary,
    revisions: revisions.revisions(cluster),
    former: revisions.former(cluster),
  };
}

function obstacleOf(cause: Cause): Timeline['obstacle'] {
  if (isShortage(cause)) return { kind: cause.kind, sentence: shortageSentence(cause), shown: shownOf(cause) };
  return 'path' in cause ? { kind: cause.kind, sentence: obstacleSentence(cause), shown: shownOf(cause) } : null;
}

function factsOf(simulated: Simulated, steps: readonly Step[], assumed: AssumedSeconds): Facts {
  const { deployment, cluster, recorder, cause, from, to, actions, first } = simulated;
  const { spec, fenceposts, status, template } = cluster.deployment;
  const limits = {
    desired: spec.replicas,
    surge: fenceposts.maxSurge.value,
    unavailable: fenceposts.maxUnavailable.value,
    ceiling: fenceposts.ceiling,
    floor: fenceposts.floor,
  };
  const changed =
    from !== to || actions.length > first + 1 || cluster.deployment.generation !== status.observedGeneration || recorder.steps.length > 1;
  const atFault = 'container' in cause ? cause.container : '';
  return {
    name: deployment.metadata.name,
    namespace: deployment.metadata.namespace,
    strategy: spec.strategy.type,
    limits,
    summary: summaryOf(cluster, recorder, { changed, cause, assumed }),
    floorRises: floorRises(steps, first, recorder.floorBefore),
    server: cluster.server,
    minReadySeconds: spec.minReadySeconds,
    cause,
    container: atFault === '' ? (template.podTemplate.spec.containers[0]?.name ?? '*') : atFault,
    availableAtEnd: status.availableReplicas,
    progressDeadlineSeconds: hasProgressDeadline(cluster.deployment) ? spec.progressDeadlineSeconds : null,
    changed: changedBy(simulated),
  };
}

function changedBy({ cluster, actions, from, before }: Simulated): Changed {
  const { template, status } = cluster.deployment;
  const target = revisionToUndo(cluster, 0);
  const containers = containersOf(from.podTemplate);
  return {
    template: before.replicaSet?.template !== template,
    // What `apply` changes in the template isn't known: an image as a rule.
    image:
      template !== from &&
      (actions.at(-1)?.kind === 'apply' ||
        containersOf(template.podTemplate).some(({ image }, index) => image !== containers[index]?.image)),
    replicasBefore: before.replicas,
    undoable: target !== undefined && target.template !== template,
    watched: findCondition(status.conditions, 'Progressing')?.reason !== newReplicaSetAvailable,
  };
}

/** The commands after which the floor is above what is available. */
function floorRises(steps: readonly Step[], first: number, before: number): readonly FloorRise[] {
  const rises: FloorRise[] = [];
  let command = first;
  for (const [index, { change, available, floor: to }] of steps.entries()) {
    if (change.kind !== 'action') continue;
    command += 1;
    const from = steps[index - 1]?.floor ?? before;
    if (to > from && to > available) rises.push({ command, from, to });
  }
  return rises;
}

function assumedSeconds({ from, to, assumptions: { timing, newPods } }: Simulated): AssumedSeconds {
  const { heldMs, upMs, readyMs } = previewReady(to.podTemplate.spec, newPods, timing);
  return {
    heldSeconds: heldMs / 1000,
    upSeconds: upMs / 1000,
    readySeconds: readyMs / 1000,
    gateSeconds: timing.gateMs === undefined ? null : timing.gateMs / 1000,
    goneSeconds: stopsAfter(from.podTemplate.spec, timing.shutdownMs) / 1000,
  };
}

function shownReplicaSets({ cluster, recorder }: Simulated): readonly ReplicaSet[] {
  const sets = new Set([...recorder.lanes.replicaSets, ...recorder.mentioned]);
  const newest = findNewReplicaSet(cluster);
  const last = (replicaSet: ReplicaSet) => (replicaSet === newest ? 1 : 0);
  return [...sets].sort((a, b) => last(a) - last(b) || a.revision - b.revision || a.number - b.number);
}

function shown(replicaSet: ReplicaSet, cluster: Cluster): TimelineReplicaSet {
  return {
    name: replicaSet.name,
    revision: replicaSet.revision,
    role: replicaSet.template === cluster.deployment.template ? 'new' : 'old',
    images: imagesOf(replicaSet.template.podTemplate),
  };
}

function listSteps({ steps, cutAt }: Recorder, replicaSets: readonly ReplicaSet[], name: string): readonly Step[] {
  const end = cutAt === null ? Number.POSITIVE_INFINITY : cutAt / 1000;
  const indexOf = (replicaSet: ReplicaSet) => replicaSets.indexOf(replicaSet);
  return steps.map(({ atSeconds, change, counts, status }, index) => {
    // Named one by one: a spread makes this list take a hundred times as long.
    const { desired, current, updated, ready, available, ceiling, floor, pods } = counts;
    return {
      number: index + 1,
      atSeconds,
      change: change(indexOf),
      desired,
      current,
      updated,
      ready,
      available,
      ceiling,
      floor,
      pods,
      rests: (steps[index + 1]?.atSeconds ?? end) > atSeconds,
      row: deploymentRow(name, counts, '…'),
      status,
    };
  });
}

function triggerOf({ deployment, actions, first, from, to }: Simulated): Trigger {
  const action = actions[first] ?? { kind: 'apply' };
  const before = containersOf(from.podTemplate);
  const after = containersOf(to.podTemplate);
  const differ = before.filter((container, index) => container.image !== after[index]?.image);
  const names = new Set((differ.length === 0 ? before : differ).map(({ name }) => name));
  const images = (containers: readonly Container[]) => containers.filter(({ name }) => names.has(name)).map(({ image }) => image);
  return {
    kind: action.kind,
    from: images(before),
    to: images(after),
    toRevision: action.kind === 'undo' ? action.toRevision : null,
    command: commandOf(action, deployment.metadata.name, deployment.metadata.namespace),
  };
}

/** Those of init containers come last: a revision may differ in nothing else. */
function imagesOf(template: PodTemplateSpec): readonly string[] {
  return containersOf(template).map(({ image }) => image);
}

function containersOf(template: PodTemplateSpec): readonly Container[] {
  return [...template.spec.containers, ...(template.spec.initContainers ?? [])];
}
