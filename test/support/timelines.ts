/** Timelines for tests and pictures of the page: what the simulator makes of a Deployment that is described in a line. */
import type { Snapshot, Where } from '../../media/protocol';
import type { Container, PodSpec } from '../../server/kubernetes/pods/pod';
import type { Deployment } from '../../server/kubernetes/deployment/deployment';
import { nodesOf } from '../../server/kubernetes/nodeClass';
import { nothingKnown } from '../../server/kubernetes/surroundings/clusterObjects';
import type { NodeClass } from '../../server/protocol/nodes';
import type { IntOrString } from '../../server/kubernetes/intOrString';
import type { Action, Assumptions, PodOutcome, ScenarioAction, WhatIf } from '../../server/protocol/scenario';
import type { ComparisonRow } from '../../server/protocol';
import type { Inputs } from '../../server/protocol/inputs';
import type { Timeline } from '../../server/protocol/timeline';
import { limitsOf } from '../../server/rollout/controllers/deployment/fenceposts';
import { deploymentRollout } from '../../server/rollout/controllers/deployment/rollout';
import { rehearse } from '../../server/rollout/rehearse';

/** A Deployment and what is done to it; what isn't said is as in the reference scenario. */
export interface Given {
  readonly name?: string;
  readonly image?: string;
  readonly replicas?: number;
  readonly maxSurge?: IntOrString;
  readonly maxUnavailable?: IntOrString;
  readonly recreate?: boolean;
  readonly paused?: boolean;
  readonly minReadySeconds?: number;
  readonly readySeconds?: number;
  readonly shutdownSeconds?: number;
  /** Until the gates of its pods open; only where `pod` has some. */
  readonly gateSeconds?: number;
  readonly newPods?: PodOutcome;
  /** What its pod and its container have beside. */
  readonly pod?: Partial<PodSpec>;
  readonly container?: Partial<Container>;
  /** `set image` to that image where absent. */
  readonly actions?: readonly ScenarioAction[];
  readonly to?: string;
  /** Absent: they aren't known. */
  readonly nodes?: readonly NodeClass[];
  /** What the quota `team` of the namespace allows. */
  readonly quota?: Readonly<Record<string, string>>;
}

/** The rollout of section 1 of the walk-through: 10 pods, +1/−1. */
export const reference: Given = {};

export function timelineOf(given: Given): Timeline {
  const deployment = deploymentOf(given);
  const assumptions = assumptionsOf(given);
  const result = rehearse(
    deploymentRollout,
    deployment,
    { assumptions, actions: actionsOf(given) },
    { readySeconds: 5, shutdownSeconds: 3 },
  );
  if (result.state === 'refused') throw new Error(`kubectl refuses: ${result.message}`);
  return { ...result.timeline, inputs: inputsOf(deployment, given) };
}

/** Where a panel would look for it. */
export const where: Where = {
  ...{
    name: 'busy',
    kind: 'Deployment',
    namespace: null,
    file: 'k8s/busy.yaml',
    line: 0,
    unsaved: false,
    deleted: false,
    following: false,
  },
};

/** The snapshot with which a panel would show it. */
export function snapshotOf(
  given: Given,
  change: Partial<Extract<Snapshot, { state: 'timeline' }>> = {},
): Extract<Snapshot, { state: 'timeline' }> {
  const name = given.name ?? 'busy';
  const target = {
    uri: `file:///manifests/${encodeURIComponent(name)}.yaml`,
    workload: `Deployment/default/${name}`,
    scenario: { whatIf: {}, assumptions: assumptionsOf(given), actions: actionsOf(given) },
  };
  return { state: 'timeline', target, where: { ...where, name }, timeline: timelineOf(given), problems: [], fresh: true, ...change };
}

const titles: Readonly<Record<string, string>> = {
  ...{ manifest: 'Manifest', default: 'Kubernetes default', fullCapacity: 'Full capacity' },
  ...{ noExtraPods: 'No extra pods', allAtOnce: 'All at once', recreate: 'Recreate' },
};

/** The usual strategies in a comparison. */
export function rowsOf(given: Given): readonly ComparisonRow[] {
  const rolling = (maxSurge: IntOrString, maxUnavailable: IntOrString): WhatIf => ({ strategy: 'RollingUpdate', maxSurge, maxUnavailable });
  const rows: readonly (readonly [ComparisonRow['id'], WhatIf])[] = [
    ['manifest', {}],
    ['default', rolling('25%', '25%')],
    ['fullCapacity', rolling(1, 0)],
    ['noExtraPods', rolling(0, 1)],
    ['allAtOnce', rolling('100%', 0)],
    ['recreate', { strategy: 'Recreate' }],
  ];
  return rows.map(([id, whatIf]) => {
    const { strategy, maxSurge, maxUnavailable } = whatIf;
    const amounts = maxSurge === undefined || maxUnavailable === undefined ? {} : { maxSurge, maxUnavailable };
    const timeline = timelineOf({ ...given, ...amounts, recreate: strategy === 'Recreate' });
    return {
      id,
      title: titles[id] ?? id,
      detail:
        timeline.strategy === 'Recreate'
          ? 'no overlap'
          : `${maxSurge ?? given.maxSurge ?? 1} / ${maxUnavailable ?? given.maxUnavailable ?? 1}`,
      whatIf,
      inUse: id === 'manifest',
      limits: timeline.limits,
      summary: timeline.summary,
      rests: timeline.steps.filter(step => step.rests).map(({ atSeconds, pods }) => ({ atSeconds, pods })),
    };
  });
}

export function setImage(image: string, at: 'rest' | number = 'rest', container = 'busy'): ScenarioAction {
  return { action: { kind: 'setImage', images: { [container]: image } }, at };
}

export function then(action: Action, at: 'rest' | number = 'rest'): ScenarioAction {
  return { action, at };
}

function actionsOf(given: Given): readonly ScenarioAction[] {
  return given.actions ?? [{ action: { kind: 'setImage', images: { [given.name ?? 'busy']: given.to ?? 'busybox:1.29' } }, at: 'rest' }];
}

function assumptionsOf({ readySeconds, shutdownSeconds, gateSeconds, newPods }: Given): Assumptions {
  return {
    ...(readySeconds === undefined ? {} : { readySeconds }),
    ...(shutdownSeconds === undefined ? {} : { shutdownSeconds }),
    ...(gateSeconds === undefined ? {} : { gateSeconds }),
    ...(newPods === undefined ? {} : { newPods }),
  };
}

function deploymentOf(given: Given): Deployment {
  const name = given.name ?? 'busy';
  const rollingUpdate = { maxSurge: given.maxSurge ?? 1, maxUnavailable: given.maxUnavailable ?? 1 };
  return {
    metadata: { name, namespace: null, annotations: {} },
    ...(given.nodes === undefined && given.quota === undefined ? {} : { cluster: clusterOf(given) }),
    spec: {
      replicas: given.replicas ?? 10,
      strategy: given.recreate === true ? { type: 'Recreate' } : { type: 'RollingUpdate', rollingUpdate },
      minReadySeconds: given.minReadySeconds ?? 0,
      progressDeadlineSeconds: 600,
      revisionHistoryLimit: 10,
      paused: given.paused ?? false,
      template: {
        metadata: { labels: { app: name } },
        spec: {
          containers: [{ name, image: given.image ?? 'busybox:1.28.4', ...given.container }],
          terminationGracePeriodSeconds: 30,
          ...given.pod,
        },
      },
    },
  };
}

/** As from a manifest that says replicas in line 6, maxSurge in 10 and maxUnavailable in 11, where they are given. */
function inputsOf({ spec }: Deployment, given: Given): Inputs {
  const written = (value: IntOrString, line: number, is: boolean) =>
    ({ value, source: is ? 'manifest' : 'default', line: is ? line - 1 : null, resolved: null }) as const;
  const assumed = (value: number) => ({ value, source: 'assumed', line: null, resolved: null }) as const;
  const rolling = spec.strategy.type === 'Recreate' ? { maxSurge: 0, maxUnavailable: 0 } : spec.strategy.rollingUpdate;
  const quarter = rolling.maxSurge === '25%' && rolling.maxUnavailable === '25%';
  const { surge, unavailable } = limitsOf(spec);
  const amount = (name: 'maxSurge' | 'maxUnavailable', line: number) => {
    const value = rolling[name];
    const rounded = { pods: name === 'maxSurge' ? surge : unavailable, direction: name === 'maxSurge' ? 'up' : 'down' } as const;
    return {
      ...written(value, line, !quarter && given.recreate !== true),
      type: 'amount',
      ...(typeof value === 'string' && value.endsWith('%') ? { rounded } : {}),
      ...(given.recreate === true ? { unused: 'not used by Recreate' } : {}),
    } as const;
  };
  return {
    manifest: {
      replicas: { ...written(spec.replicas, 6, true), type: 'number' },
      maxSurge: amount('maxSurge', 10),
      maxUnavailable: amount('maxUnavailable', 11),
      minReadySeconds: { ...written(spec.minReadySeconds, 7, spec.minReadySeconds > 0), type: 'number' },
      strategy: { ...written(spec.strategy.type, 8, given.recreate === true), type: 'choice', choices: ['RollingUpdate', 'Recreate'] },
    },
    readySeconds: assumed(given.readySeconds ?? 5),
    shutdownSeconds: assumed(given.shutdownSeconds ?? 3),
    ...(given.pod?.['readinessGates'] === undefined ? {} : { gateSeconds: assumed(given.gateSeconds ?? 0) }),
    newPods: given.newPods ?? 'ready',
  };
}

function clusterOf({ nodes, quota }: Given): NonNullable<Deployment['cluster']> {
  const quotas = quota === undefined ? [] : [{ name: 'team', hard: new Map(Object.entries(quota)), scopes: [] }];
  const places = { 'ResourceQuota/team': { uri: 'file:///k8s/quota.yaml', line: 2 } };
  return { ...nothingKnown, nodes: nodes === undefined ? null : nodesOf(nodes), quotas, places };
}
