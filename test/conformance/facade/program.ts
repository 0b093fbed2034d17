/** What is done to a recorded workload, of whatever kind, and where the control plane came to rest. */
import type { PodTemplateSpec } from '../../../server/kubernetes/pods/pod';
import { neighbourKinds } from '../../../server/protocol/neighbours';
import { createdSet } from '../sets/recordedSet';
import type { SetAction, SetRecord, SetRest } from '../sets/setRecord';
import { recordedTemplate } from '../recordedDeployment';
import type { RecordedAction, RecordedSpec, Rest, RolloutRecord } from '../rolloutRecord';
import { nodeManifest } from '../recordedNode';
import type { JsonObject, SchedulingAction, SchedulingRecord, SchedulingRest } from '../schedulingRecord';

/** What a record and an answer both say of a workload at rest. */
export interface AtRest {
  readonly replicas: number;
  readonly updated: number;
  readonly ready: number;
  readonly available: number;
  /** Number and image's tag of each revision that is kept, ascending. */
  readonly revisions: readonly string[];
  /** Why nothing goes on though not all pods are there: what the scheduler or the API server says. Absent: it is settled, or nobody says. */
  readonly stuck?: string;
}

export interface ProgramStep {
  readonly do: RecordedAction | SchedulingAction | SetAction;
  readonly error?: string;
  readonly rest: AtRest;
  /** Whether all pods were ready, and none on its way. */
  readonly settled: boolean;
  /** Whether nothing went on all the same, as somebody had no room for pods; where it was chance which state that was, it doesn't count. */
  readonly stuck?: boolean;
}

export interface Program {
  readonly manifest: object;
  /** How many nodes take the pods; 0 where no node is known, or they are among the objects. */
  readonly nodes: number;
  /** The objects around it. */
  readonly objects: readonly object[];
  readonly steps: readonly ProgramStep[];
}

export type ProgramRecord = RolloutRecord | SchedulingRecord | SetRecord;

export function programOf(record: ProgramRecord): Program {
  if ('kind' in record) return programOfSet(record);
  return 'deployment' in record ? programAmongNodes(record) : programOfDeployment(record);
}

function programAmongNodes({ deployment, nodes, objects, steps }: SchedulingRecord): Program {
  return {
    manifest: deployment,
    nodes: 0,
    objects: [...nodes.map(nodeManifest), ...objects],
    steps: objects.every(isHandedOver)
      ? steps.map(step => ({ ...step, ...placedAtRest(step.rest, (deployment['spec'] as { replicas?: number }).replicas ?? 1) }))
      : [],
  };
}

function programOfDeployment({ spec, steps }: RolloutRecord): Program {
  return {
    manifest: deploymentManifest(spec, recordedTemplate(spec)),
    nodes: 0,
    objects: [],
    steps: steps.map(step => ({ ...step, ...deploymentAtRest(step.rest) })),
  };
}

/** The manifest of a recorded Deployment. */
export function deploymentManifest({ nodeName: _node, ...written }: RecordedSpec, template: PodTemplateSpec): object {
  const spec = { ...written, selector: { matchLabels: { app: 'app' } }, template };
  return { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'app' }, spec };
}

function deploymentAtRest(rest: Rest): Pick<ProgramStep, 'rest' | 'settled'> {
  const { replicas, updated, ready, available, unavailable, terminating = 0 } = rest;
  const sets = Object.values(rest.sets).sort((one, other) => one.revision - other.revision);
  const size = sets.reduce((sum, set) => sum + set.size, 0);
  return {
    rest: { replicas, updated, ready, available, revisions: sets.map(({ revision, image }) => `${revision} ${image}`) },
    settled: [updated, ready, available, size].every(count => count === replicas) && unavailable === 0 && terminating === 0,
  };
}

/** What a workspace says of pods that run by themselves, or of how many an autoscaler wants just now, nobody asks it. */
function isHandedOver({ kind }: JsonObject): boolean {
  return kind !== 'HorizontalPodAutoscaler' && neighbourKinds.some(own => own === kind);
}

function placedAtRest(rest: SchedulingRest, written: number): Pick<ProgramStep, 'rest' | 'settled' | 'stuck'> {
  const { replicas = 0, updated = 0, ready = 0, available = 0, terminating = 0, desired = written, waiting = [], refused = {} } = rest;
  const sets = Object.values(rest.sets).sort((one, other) => one.revision - other.revision);
  const size = sets.reduce((sum, set) => sum + set.size, 0);
  const isChance = rest.countersAreChance === true || rest.waitingIsChance === true || rest.refusedIsChance === true;
  const words = [...waiting.map(({ message }) => message), ...Object.values(refused), ...(rest.failed === undefined ? [] : [rest.failed])];
  const [said] = words.map(message => message.replaceAll(/<(?:pod|set)>/g, 'app-…'));
  return {
    rest: {
      ...{ replicas, updated, ready, available },
      revisions: sets.map(({ revision, image }) => `${revision} ${image}`),
      ...(rest.stuck && said !== undefined ? { stuck: said } : {}),
    },
    settled: [replicas, updated, ready, available, size].every(count => count === desired) && terminating === 0,
    stuck: rest.stuck && !isChance && words.length === 1,
  };
}

function programOfSet(record: SetRecord): Program {
  return {
    manifest: createdSet(record, object => object).object,
    nodes: record.nodes?.plain ?? 0,
    objects: [],
    steps: record.steps.map(step => ({ ...step, ...setAtRest(step.rest as unknown as RestOfSet) })),
  };
}

/** Of a StatefulSet there are `replicas` and `pods` by their ordinals, of a DaemonSet `desired` and `nodes` by what is on them. */
interface RestOfSet extends SetRest {
  readonly replicas?: number;
  readonly desired?: number;
  readonly current: number;
  readonly updated: number;
  readonly ready: number;
  readonly available: number;
  readonly pods?: Readonly<Record<string, string>>;
  readonly nodes?: Readonly<Record<string, number>>;
  readonly revisions: readonly (readonly [id: string, number: number, tag: string])[];
}

function setAtRest({
  current,
  replicas = current,
  desired = replicas,
  updated,
  ready,
  available,
  pods,
  nodes = {},
  revisions,
}: RestOfSet): Pick<ProgramStep, 'rest' | 'settled'> {
  const states = pods === undefined ? Object.keys(nodes) : Object.values(pods);
  return {
    rest: { replicas, updated, ready, available, revisions: revisions.map(([, number, tag]) => `${number} ${tag.replace(/\+.*/, '')}`) },
    settled:
      [ready, available, desired].every(count => count === replicas) && states.every(state => /^(?:r\d+ ready|\[.*\] )$/.test(state)),
  };
}
