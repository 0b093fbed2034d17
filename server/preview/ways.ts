/** What lets a rollout through that around it there is no room for: each way is simulated, and one that doesn't help isn't named. */
import * as l10n from '@vscode/l10n';
import { kindOf } from '../kinds/index';
import { amid } from '../kubernetes/surroundings/amid';
import type { ClusterObjects } from '../kubernetes/surroundings/clusterObjects';
import { applyWhatIf } from '../kubernetes/whatIf';
import type { Workload } from '../kubernetes/workloads/workload';
import type { WorkloadObject } from '../kubernetes/workloads/workloadObject';
import { refusalsOf } from '../kubernetes/workloads/refusals';
import type { Beginnings } from '../past/beginning';
import type { Way } from '../protocol/nodes';
import type { Scenario, WhatIf } from '../protocol/scenario';
import type { Timeline } from '../protocol/timeline';
import { rehearseInSteps } from '../rollout/rehearse';
import { count, duration } from '../rollout/words';
import { usualStrategies } from './alternatives';
import { raisedWorkload, shortOf } from './raisedQuota';
import type { PreviewSettings } from './settings';
import type { Steps } from './steps';

type Rehearsed = Omit<Timeline, 'inputs'>;

/** A way before it was tried; `workload`, `whatIf` and `actions` are as they are then. */
interface Candidate {
  readonly change: string;
  readonly workload: Workload;
  readonly whatIf: WhatIf;
  readonly actions: Scenario['actions'];
  /** Absent: fewer pods serve meanwhile, and nothing else. */
  readonly price?: string;
  /** Of those that only differ in where they are, and do the same, the first is enough. Absent: it is like no other. */
  readonly like?: string;
  readonly tries: Pick<Way, 'whatIf' | 'undo'>;
}

const nothing: Candidate['tries'] = { whatIf: null, undo: false };

/** The ways through, those that leave most pods serving first, and an undo last; none where the rollout isn't stuck for want of room. */
export function* waysOf(
  workload: Workload,
  scenario: Scenario,
  beginnings: Beginnings<WorkloadObject>,
  stuck: Rehearsed,
  { assume }: PreviewSettings,
): Steps<readonly Way[]> {
  if (stuck.summary.outcome !== 'stalls' || stuck.obstacle?.around === undefined) return [];
  const ways: Way[] = [];
  const outcomes = new Set<string>();
  for (const candidate of candidatesOf(workload, scenario, stuck)) {
    const changed = applyWhatIf(candidate.workload, candidate.whatIf, scenario.assumptions.filledIn);
    yield;
    if (refusalsOf(changed).length > 0) continue;
    const { object, rehearsal } = beginnings.of(changed.object);
    const tried = yield* rehearseInSteps(kindOf(workload).rollout, object, { ...rehearsal, actions: candidate.actions }, assume);
    if (tried.state !== 'timeline' || tried.timeline.summary.outcome !== 'completes') continue;
    const { summary, limits } = tried.timeline;
    const outcome = JSON.stringify([candidate.like, summary.lowestAvailable, summary.completeSeconds]);
    if (candidate.like !== undefined && outcomes.has(outcome)) continue;
    outcomes.add(outcome);
    ways.push({
      change: candidate.change,
      lowest: summary.lowestAvailable,
      desired: limits.desired,
      seconds: candidate.tries.undo ? 0 : summary.completeSeconds,
      price: candidate.price ?? priceOf(tried.timeline),
      ...candidate.tries,
    });
  }
  return ways.sort((one, other) => Number(one.undo) - Number(other.undo) || other.lowest - one.lowest);
}

function priceOf({ summary, limits }: Rehearsed): string {
  const missing = limits.desired - summary.lowestAvailable;
  if (missing <= 0) return l10n.t('no pod is missing');
  if (summary.lowestAvailable === 0) return l10n.t('no pod is available for {0}', duration(summary.secondsWithoutAvailable));
  return missing === 1 ? l10n.t('1 pod is missing while it runs') : l10n.t('{0} pods are missing while it runs', count(missing));
}

function candidatesOf(workload: Workload, scenario: Scenario, stuck: Rehearsed): readonly Candidate[] {
  const { cluster } = workload.object;
  const { whatIf, actions } = scenario;
  return [
    ...strategies(workload, scenario),
    ...(cluster === undefined
      ? []
      : surroundings(workload, cluster, stuck).map(candidate => ({ ...candidate, whatIf, actions, tries: nothing }))),
    ...undo(workload, scenario, stuck),
  ];
}

/** The usual strategies that remove an old pod first. */
function strategies(workload: Workload, scenario: Scenario): readonly Candidate[] {
  const usual = usualStrategies(workload, scenario.whatIf);
  const noExtraPods = usual.find(({ own }) => own['maxSurge'] === 0);
  const recreate = usual.find(({ own }) => own['strategy'] === 'Recreate');
  return [noExtraPods, recreate].flatMap(strategy => {
    if (strategy === undefined) return [];
    const { own, whatIf } = strategy;
    const shown = Object.entries(own).filter(([, value]) => value !== 'RollingUpdate');
    const change = shown.map(([field, value]) => `${field}: ${String(value)}`).join(', ');
    return [{ change, workload, whatIf, actions: scenario.actions, tries: { whatIf, undo: false } }];
  });
}

/** Another quota, a further node, nodes that aren't cordoned any more. */
function surroundings(
  workload: Workload,
  cluster: ClusterObjects,
  stuck: Rehearsed,
): readonly Pick<Candidate, 'change' | 'price' | 'like' | 'workload'>[] {
  const within = (changed: Partial<ClusterObjects>): Workload => amid(workload, { ...cluster, ...changed });
  const { obstacle } = stuck;
  const short = shortOf(stuck);
  const [node] = cluster.nodes ?? [];
  // Nodes that somebody states have no names of their own.
  const cordoned = (cluster.nodes ?? [])
    .map(({ name, unschedulable }) => (unschedulable && isWritten(cluster, name) ? name : ''))
    .filter(Boolean);
  return [
    ...(short.length === 0
      ? []
      : [
          {
            change: l10n.t(
              'Quota {0}: {1}',
              short[0]?.quota ?? '',
              short.map(({ resource, hard, needed }) => `${resource} ${hard} → ${needed}`).join(', '),
            ),
            price: l10n.t('needs whoever owns the quota'),
            workload: raisedWorkload(workload, cluster, short),
          },
        ]),
    ...(cordoned.length === 0
      ? []
      : [
          {
            change: l10n.t('Uncordon {0}', cordoned.join(', ')),
            price: l10n.t('nodes are cordoned for a reason'),
            workload: within({ nodes: (cluster.nodes ?? []).map(own => ({ ...own, unschedulable: false })) }),
          },
        ]),
    ...(node === undefined || (obstacle?.kind !== 'notPlaced' && obstacle?.kind !== 'notAttached')
      ? []
      : firstOfSizes(cluster.nodes ?? [])
          .slice(0, mostSizes)
          .map(own => ({
            change: l10n.t('One more node like {0}', own.name),
            price: l10n.t('a node for the time of the rollout'),
            like: sizeOf({ ...own, labels: {} }),
            workload: within({ nodes: [...(cluster.nodes ?? []), furtherNode(own)] }),
          }))),
  ];
}

function isWritten({ places }: ClusterObjects, node: string): boolean {
  return Object.hasOwn(places, `Node/${node}`);
}

/** Of more sizes none is tried. */
const mostSizes = 3;

type Node = NonNullable<ClusterObjects['nodes']>[number];

function sizeOf({ allocatable, taints, labels }: Node): string {
  return JSON.stringify([[...allocatable], taints, labels['topology.kubernetes.io/zone'] ?? null]);
}

/** Of each size the first node. */
function firstOfSizes(nodes: readonly Node[]): readonly Node[] {
  const sizes = new Map<string, Node>();
  for (const node of nodes) {
    const size = sizeOf(node);
    if (!sizes.has(size)) sizes.set(size, node);
  }
  return [...sizes.values()];
}

function furtherNode(node: Node): Node {
  const name = `${node.name}-2`;
  return { ...node, name, unschedulable: false, labels: { ...node.labels, 'kubernetes.io/hostname': name } };
}

/** The new version isn't out then. */
function undo(workload: Workload, scenario: Scenario, stuck: Rehearsed): readonly Candidate[] {
  const command = stuck.banner?.command;
  if (command?.startsWith('kubectl rollout undo') !== true) return [];
  const actions = scenario.actions.length === 0 ? [{ action: { kind: 'apply' as const }, at: 'rest' as const }] : scenario.actions;
  return [
    {
      change: command,
      price: l10n.t('the new version isn’t out'),
      workload,
      whatIf: scenario.whatIf,
      actions: [...actions, { action: { kind: 'undo', toRevision: 0 }, at: stuck.summary.endSeconds }],
      tries: { whatIf: null, undo: true },
    },
  ];
}
