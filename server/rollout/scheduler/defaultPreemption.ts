/**
 * Whether pods of a lower priority are evicted for one that finds no node, and which (plugins/defaultpreemption). Chance decides where several nodes are
 * equally good; here the first one is taken.
 */
import { fitError, type NodeCount, notHelpful } from './fitError';
import { NodeState, type Placed } from './nodeState';
import type { Placement } from './placement';
import type { PodInfo } from './podInfo';
import type { Failure } from './plugins/plugin';

/** How many evictions a PodDisruptionBudget allows, of pods that it selects. */
export interface Budget {
  readonly namespace: string;
  readonly selects: (pod: PodInfo) => boolean;
  readonly allowed: number;
}

export interface Preemptor {
  readonly placement: Placement;
  /** Those that the pod is meant for, and why each of them didn't do. */
  readonly nodes: readonly NodeState<Placement>[];
  readonly failures: readonly Failure[];
  /** How many nodes there are said to be. */
  readonly count: NodeCount;
  /** Asked only where there are pods to evict. */
  readonly budgets: () => readonly Budget[];
  /** Whether the pod could go to a node with these pods on it instead of those it has. */
  readonly tryOn: (node: NodeState) => Failure | null;
}

export type Preemption =
  | { readonly kind: 'evict'; readonly node: NodeState<Placement>; readonly victims: readonly Placement[] }
  /** What is said after the reasons of the nodes. */
  | { readonly kind: 'none'; readonly message: string; readonly keepsNomination: boolean };

export function preempt(preemptor: Preemptor): Preemption {
  const { placement, nodes, count, failures } = preemptor;
  if (!placement.info.preempts) return { kind: 'none', message: 'not eligible due to preemptionPolicy=Never.', keepsNomination: true };
  if (waitsForVictim(preemptor)) {
    return { kind: 'none', message: 'not eligible due to a terminating pod on the nominated node.', keepsNomination: true };
  }
  const candidates: Candidate[] = [];
  const reasons = nodes.map((node, index): readonly string[] => {
    if (failures[index]?.curable !== true) return notHelpful;
    const found = victimsOn(node, preemptor);
    if ('reasons' in found) return found.reasons;
    candidates.push(found);
    return [];
  });
  const [best] = candidates.sort(byPreference);
  if (best === undefined) return { kind: 'none', message: fitError(count, reasons, notHelpful), keepsNomination: false };
  return { kind: 'evict', node: best.node, victims: best.victims.map(({ placement: victim }) => victim) };
}

/** Its victims have been told to stop, and are still there (PodEligibleToPreemptOthers). */
function waitsForVictim({ placement, nodes, failures }: Preemptor): boolean {
  const { nominated, info } = placement;
  if (nominated === null || failures[nodes.indexOf(nominated)]?.curable === false) return false;
  return nominated.pods.some(pod => pod.terminating && pod.evicted && pod.info.priority < info.priority);
}

interface Candidate {
  readonly node: NodeState<Placement>;
  /** The most important first. */
  readonly victims: readonly Single[];
  readonly brokenBudgets: number;
}

/** One pod of some that are equal. */
interface Single extends Placed {
  readonly placement: Placement;
}

/** SelectVictimsOnNode: without all pods of lower priority; then as many as possible stay, the most important first. */
function victimsOn(state: NodeState<Placement>, { placement: { info }, budgets, tryOn }: Preemptor): Candidate | Failure {
  const potential = state.pods.filter(pod => pod.info.priority < info.priority).flatMap(singles);
  if (potential.length === 0) return { reasons: ['No preemption victims found for incoming pod'], curable: false };
  let kept: readonly Placed[] = state.pods.filter(pod => pod.info.priority >= info.priority);
  const fits = (pods: readonly Placed[]) => tryOn(state.with(pods));
  const refusal = fits(kept);
  if (refusal !== null) return refusal;
  potential.sort(byImportance);
  const { violating, others } = byBudgets(potential, budgets());
  const reprieve = (pods: readonly Single[]): Single[] =>
    pods.filter(pod => {
      if (fits([...kept, pod]) !== null) return true;
      kept = [...kept, pod];
      return false;
    });
  const broken = reprieve(violating);
  return { node: state, victims: [...broken, ...reprieve(others)].sort(byImportance), brokenBudgets: broken.length };
}

function singles(placement: Placement): Single[] {
  const { info, terminating, createdAt } = placement;
  return Array.from({ length: placement.count }, () => ({ info, count: 1, terminating, createdAt, placement }));
}

/** MoreImportantPod */
function byImportance(one: Single, other: Single): number {
  return other.info.priority - one.info.priority || one.createdAt - other.createdAt;
}

/** filterPodsWithPDBViolation */
function byBudgets(pods: readonly Single[], budgets: readonly Budget[]): { readonly violating: Single[]; readonly others: Single[] } {
  const left = budgets.map(({ allowed }) => allowed);
  const violating: Single[] = [];
  const others: Single[] = [];
  for (const pod of pods) {
    const breaks = budgets.some(({ namespace, selects }, index) => {
      if (namespace !== pod.info.namespace || !selects(pod.info)) return false;
      left[index] = (left[index] ?? 0) - 1;
      return (left[index] ?? 0) < 0;
    });
    (breaks ? violating : others).push(pod);
  }
  return { violating, others };
}

/** pickOneNodeForPreemption; of the earliest start times the latest. */
function byPreference(one: Candidate, other: Candidate): number {
  const [first, second] = [one, other].map(({ victims, brokenBudgets }) => [
    brokenBudgets,
    victims[0]?.info.priority ?? 0,
    victims.reduce((sum, { info }) => sum + info.priority + 2 ** 31, 0),
    victims.length,
    -earliestStart(victims),
  ]);
  const at = (first ?? []).findIndex((value, index) => value !== second?.[index]);
  return at < 0 ? 0 : (first?.[at] ?? 0) - (second?.[at] ?? 0);
}

/** Of the victims with the highest priority. */
function earliestStart(victims: readonly Single[]): number {
  const highest = victims[0]?.info.priority;
  return Math.min(...victims.filter(({ info }) => info.priority === highest).map(({ createdAt }) => createdAt));
}
