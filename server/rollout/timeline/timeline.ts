import * as l10n from '@vscode/l10n';
import type { Container } from '../../kubernetes/pods/pod';
import { templateContainers, templateImages } from '../../kubernetes/pods/templateContainers';
import type { ClusterObjects } from '../../kubernetes/surroundings/clusterObjects';
import type { WorkloadObject } from '../../kubernetes/workloads/workloadObject';
import type { Lane } from '../../protocol/lanes';
import type { Action, PodOutcome } from '../../protocol/scenario';
import type { Generation as ShownGeneration, Step, Timeline, Trigger, Verdict } from '../../protocol/timeline';
import { assumptionsOf, type AssumedSeconds } from '../assumptions';
import { quotasOf } from './quotas';
import { bannerOf } from '../banner';
import { newGeneration, type Cluster, type Generation } from '../cluster/cluster';
import { hasOneTimer } from '../controllers/availability';
import type { RolloutKind } from '../controllers/rolloutKind';
import type { Changed, Facts, FloorRise } from '../facts';
import { commandOf, getCommand, statusCommand } from '../kubectl/commands';
import { previewReady } from '../kubelet/outcomes';
import { stopsAfter } from '../kubelet/termination';
import type { Doubt } from '../obstacles/certainty';
import { type Cause, isShortage } from '../obstacles/cause';
import type { Timing } from '../obstacles/obstacle';
import type { Shortage } from '../obstacles/shortage';
import { shortageSentence, shortageWords } from '../obstacles/shortageWords';
import { needsOf } from '../obstacles/needs';
import { obstacleSentence, shownOf } from '../obstacles/words';
import { summaryOf } from '../summary';
import { placeOf, surroundingSentences } from '../surroundingWords';
import { originSentence } from '../scaledBy';
import type { Template } from '../cluster/templates';
import { verdictOf } from '../verdict';
import { podCount } from '../words';
import { availablePods } from './counts';
import type { Recorder } from './recorder';
import type { RevisionLog } from './revisionLog';
import type { VersionLog } from './versionLog';

/** A simulation that has ended, and what it was about. */
export interface Simulated {
  readonly kind: RolloutKind;
  readonly object: WorkloadObject;
  readonly cluster: Cluster;
  readonly recorder: Recorder;
  readonly actions: readonly Action[];
  /** Index of the action that the timeline begins with. */
  readonly first: number;
  /** The template before and after that action. */
  readonly from: Template;
  readonly to: Template;
  /** What there was before it: the pods that were wanted, and the generation that runs the template; null where none does yet. */
  readonly before: { readonly replicas: number; readonly generation: Generation | null };
  readonly assumptions: { readonly timing: Timing; readonly newPods: PodOutcome };
  /** What becomes of the pods of the template in force at the end. */
  readonly cause: Cause;
  /** What nobody knows, if it hangs on that. */
  readonly doubt: Doubt | null;
  readonly revisions: RevisionLog;
  readonly versions: VersionLog;
}

/** The simulation as it is drawn. */
export function timelineOf(simulated: Simulated): Omit<Timeline, 'inputs'> {
  const { kind, object, cluster, recorder, actions, revisions, versions } = simulated;
  const { scaledBy } = object;
  const { workload } = cluster;
  const { name, namespace } = workload;
  const generations = shownGenerations(simulated);
  const steps = listSteps(recorder, generations);
  const assumed = assumedSeconds(simulated);
  const facts = factsOf(simulated, steps, assumed);
  const lanes = recorder.lanes.lanes(generations);
  return {
    kind: workload.kind,
    name,
    namespace,
    strategy: cluster.controller.strategy(cluster),
    trigger: triggerOf(simulated),
    commands: actions.map(action => commandOf(action, workload) ?? 'kubectl apply -f FILE'),
    verdict: verdictOfChain(verdictOf(facts), simulated, steps),
    banner: bannerOf(facts),
    obstacle: obstacleOf(facts, object.cluster),
    assumptions: [
      ...(cluster.controller.assumes?.(cluster) ?? []),
      ...(scaledBy === undefined ? [] : [originSentence(scaledBy)]),
      ...(object.cluster === undefined ? [] : surroundingSentences(object.cluster, cluster.surroundings)),
      ...facts.needs.map(({ words }) => l10n.t('Assumes that the new pod finds a node, as the nodes aren’t known: it {0}.', words)),
      ...assumptionsOf(facts, assumed, simulated.to.podTemplate.spec, simulated.from.podTemplate.spec),
    ],
    limits: facts.limits,
    counters: kind.counters,
    actions: kind.actions,
    generations: generations.map(generation => shown(generation, kind.generations, versions)),
    versions: versions.versions(),
    initial: versions.indexOf(simulated.from),
    steps,
    lanes,
    ...laneMarksOf(lanes, cluster),
    nodes: recorder.nodes.shown(cluster, generation => generations.indexOf(generation)),
    quotas: quotasOf(simulated),
    needs: facts.changed.template ? facts.needs.map(({ words }) => words) : [],
    ways: [],
    events: recorder.events,
    droppedEvents: recorder.droppedEvents,
    kubectl: { get: getCommand(workload), status: statusCommand(workload), columns: kind.columns, described: kind.described() },
    summary: facts.summary,
    revisions: revisions.revisions(cluster),
    former: revisions.former(cluster),
  };
}

function obstacleOf({ cause, doubt }: Facts, around: ClusterObjects | undefined): Timeline['obstacle'] {
  if (isShortage(cause)) {
    const policy = 'policy' in cause ? cause.policy : null;
    const lacks = cause.kind === 'notPlaced' ? cause.lack.what : null;
    const file = policy === null || around === undefined ? null : placeOf(around, policy.kind, policy.name);
    const own = {
      words: shortageWords(cause),
      message: cause.message,
      quotable: 'quotable' in cause ? cause.quotable : cause.message,
      policy,
      file,
      lacks,
      claim: claimOf(cause),
      certain: doubt === null,
    };
    return { kind: cause.kind, sentence: shortageSentence(cause), shown: shownOf(cause), around: own };
  }
  return 'path' in cause ? { kind: cause.kind, sentence: obstacleSentence(cause), shown: shownOf(cause) } : null;
}

function claimOf(shortage: Shortage): string | null {
  if (shortage.kind === 'notAttached') return shortage.claim;
  return shortage.kind === 'notPlaced' && shortage.lack.what === 'claim' ? shortage.lack.claim : null;
}

/** A chain of commands that ends with the template that it began with says so: first, or else behind what is wrong. */
function verdictOfChain(verdict: Verdict, { from, cluster, versions }: Simulated, steps: readonly Step[]): Verdict {
  const initial = versions.indexOf(from);
  if (from !== cluster.workload.template || steps.every(({ target }) => target === initial)) return verdict;
  const name = versions.versions()[initial]?.name ?? '';
  const [first = '', ...rest] = verdict.parts;
  const parts = verdict.tone === 'error' ? [first, l10n.t('back on {0}', name), ...rest] : [l10n.t('Back on {0}', name), ...verdict.parts];
  return { ...verdict, parts };
}

function factsOf(simulated: Simulated, steps: readonly Step[], assumed: AssumedSeconds): Facts {
  const { cluster, recorder, cause, from, to, actions, first } = simulated;
  const { workload, controller } = cluster;
  const { name, namespace, kind, limits, template } = workload;
  const changed =
    from !== to || actions.length > first + 1 || workload.generation !== workload.status.observedGeneration || recorder.steps.length > 1;
  const summary = summaryOf(cluster, recorder, { changed, cause, assumed });
  const atFault = 'container' in cause ? cause.container : '';
  return {
    kind,
    name,
    namespace,
    stopsOldFirst: controller.stopsOldFirst(cluster),
    limits,
    summary,
    floorRises: floorRises(steps, first, recorder.floorBefore),
    server: cluster.server,
    minReadySeconds: workload.spec.minReadySeconds,
    oneTimer: hasOneTimer(cluster) ? controller.oneTimer : null,
    cause,
    doubt: simulated.doubt,
    evicts: [...(cluster.surroundings?.evicted.values() ?? [])].reduce((sum, pods) => sum + pods, 0),
    container: atFault === '' ? (template.podTemplate.spec.containers[0]?.name ?? '*') : atFault,
    availableAtEnd: availablePods(cluster),
    progressDeadlineSeconds: controller.deadlineSeconds(cluster),
    changed: changedBy(simulated),
    hold: controller.holds(cluster),
    waitsFor: controller.waitsFor?.(cluster) ?? null,
    size: controller.size?.(cluster) ?? podCount(limits.desired),
    takes: summary.completeSeconds === null ? null : (controller.takes?.(cluster, summary.completeSeconds) ?? null),
    needs:
      controller.stopsOldFirst(cluster) || limits.unavailable > 0 || limits.surge === 0
        ? []
        : needsOf(
            { ...simulated.object, spec: { ...simulated.object.spec, template: template.podTemplate } },
            limits.desired,
            simulated.kind.everywhere === true,
          ),
  };
}

function changedBy({ cluster, actions, from, before }: Simulated): Changed {
  const { template } = cluster.workload;
  const containers = templateContainers(from.podTemplate);
  return {
    template: before.generation?.template !== template,
    // What `apply` changes in the template isn't known: an image as a rule.
    image:
      template !== from &&
      (actions.at(-1)?.kind === 'apply' ||
        templateContainers(template.podTemplate).some(({ image }, index) => image !== containers[index]?.image)),
    replicasBefore: before.replicas,
    undoable: cluster.controller.isUndoable(cluster),
    watched: cluster.controller.isWatched(cluster),
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
    if (to > from && to > available) rises.push({ command: change.action.kind === 'apply' ? null : command, from, to });
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

function shownGenerations({ cluster, recorder }: Simulated): readonly Generation[] {
  const shown = new Set([...recorder.lanes.generations, ...recorder.mentioned]);
  const newest = newGeneration(cluster);
  const last = (generation: Generation) => (generation === newest ? 1 : 0);
  return [...shown].sort((a, b) => last(a) - last(b) || a.revision - b.revision || a.number - b.number);
}

function shown({ name, revision, template }: Generation, kind: string, versions: VersionLog): ShownGeneration {
  return { kind, name, revision, version: versions.indexOf(template), images: templateImages(template.podTemplate) };
}

function listSteps({ steps, cutAt }: Recorder, generations: readonly Generation[]): readonly Step[] {
  const end = cutAt === null ? Number.POSITIVE_INFINITY : cutAt / 1000;
  const indexOf = (generation: Generation) => generations.indexOf(generation);
  return steps.map(({ atSeconds, change, counts, pods, target, status, row }, index) => {
    // Named one by one: a spread makes this list take a hundred times as long.
    const { desired, current, updated, ready, available, ceiling, floor } = counts;
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
      target,
      rests: (steps[index + 1]?.atSeconds ?? end) > atSeconds,
      row,
      status,
    };
  });
}

function laneMarksOf(lanes: readonly Lane[], cluster: Cluster): Pick<Timeline, 'laneMarks'> {
  const mark = cluster.controller.placeMark?.(cluster) ?? null;
  const lane = lanes.findIndex(({ pod, generation }) => generation === null && pod === mark?.place);
  return mark === null || lane === -1 ? {} : { laneMarks: [{ lane, label: mark.label }] };
}

function triggerOf({ cluster, actions, first, from, to }: Simulated): Trigger {
  const action = actions[first] ?? { kind: 'apply' };
  const before = templateContainers(from.podTemplate);
  const after = templateContainers(to.podTemplate);
  const differ = before.filter((container, index) => container.image !== after[index]?.image);
  const names = new Set((differ.length === 0 ? before : differ).map(({ name }) => name));
  const images = (containers: readonly Container[]) => containers.filter(({ name }) => names.has(name)).map(({ image }) => image);
  return {
    kind: action.kind,
    from: images(before),
    to: images(after),
    toRevision: action.kind === 'undo' ? action.toRevision : null,
    command: commandOf(action, cluster.workload),
  };
}
