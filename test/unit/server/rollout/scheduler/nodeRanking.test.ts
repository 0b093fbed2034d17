import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { Node } from '../../../../../server/kubernetes/node';
import { chooseNode } from '../../../../../server/rollout/scheduler/chooseNode';
import { NodeRanking, NodeRankings } from '../../../../../server/rollout/scheduler/nodeRanking';
import { NodeState } from '../../../../../server/rollout/scheduler/nodeState';
import { Placement } from '../../../../../server/rollout/scheduler/placement';
import { type PodInfo, podInfoOf } from '../../../../../server/rollout/scheduler/podInfo';

const own = podOf('own', '500m');
const other = podOf('other', '200m');

describe('nodes in the order in which pods go to them', () => {
  test('are in that of the scheduler’s choice, whatever pods come and go', () => {
    const come = fc.record({ node: fc.nat(6), pod: fc.constantFrom(own, other), leaves: fc.boolean() });
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 7 }),
        fc.array(come, { maxLength: 40 }),
        (cpus, all) => {
          const { nodes, ranking } = ranked(cpus);
          for (const { node, pod, leaves } of all) {
            const state = nodes[node % nodes.length];
            const [there] = (state?.pods ?? []).filter(({ info }) => info === pod);
            if (leaves && there !== undefined) state?.remove(there);
            else state?.add(placed(pod));
            assert.equal(ranking.first(anywhere), chooseNode(nodes, nodes.map(refusalOf), placed(own)));
            const [first, ...others] = nodes;
            const withoutFirst = chooseNode(others, others.map(refusalOf), placed(own));
            assert.equal(
              ranking.first(state => state !== first),
              withoutFirst,
            );
          }
        },
      ),
    );
  });

  test('are looked at again where something has changed, and nowhere else', () => {
    const { nodes, ranking, asked } = ranked(Array.from({ length: 1000 }, () => 4));
    for (let pods = 0; pods < 1000; pods++) ranking.first(anywhere)?.add(placed(own));
    assert.deepEqual(
      nodes.map(({ podCount }) => podCount),
      nodes.map(() => 1),
    );
    assert.equal(asked(), 1999);
  });

  test('are kept only for a template that is asked for again, and for the last eight of these', () => {
    const rankings = new NodeRankings();
    const make = (pod: PodInfo) => rankings.of(pod, () => new NodeRanking([], pod, () => true));
    const pods = Array.from({ length: 9 }, (_, index) => podOf(`app-${String(index)}`, '1'));
    assert.deepEqual([make(own), rankings.knows(own)], [undefined, false]);
    assert.deepEqual([make(own) === make(own), rankings.knows(own)], [true, true]);
    for (const pod of pods) make(pod);
    assert.equal(rankings.knows(own), false);
  });
});

function ranked(cpus: readonly number[]) {
  const rankings: NodeRanking[] = [];
  const nodes = cpus.map((cpu, index) => {
    const state: NodeState<Placement> = new NodeState(nodeOf(String(index), String(cpu)), undefined, () => {
      for (const each of rankings) each.changed(state);
    });
    return state;
  });
  let asks = 0;
  const fits = (state: NodeState): boolean => {
    asks += 1;
    return refusalOf(state) === null;
  };
  const ranking = new NodeRanking(nodes, own, fits);
  rankings.push(ranking);
  return { nodes, ranking, asked: () => asks };
}

function anywhere(): boolean {
  return true;
}

function refusalOf(state: NodeState): 'full' | null {
  return state.requested('cpu') + 500 > state.allocatable('cpu') ? 'full' : null;
}

function nodeOf(name: string, cpu: string): Node {
  const allocatable = new Map([
    ['cpu', cpu],
    ['memory', '8Gi'],
    ['pods', '110'],
  ]);
  return { name, labels: {}, taints: [], unschedulable: false, allocatable };
}

function podOf(app: string, cpu: string): PodInfo {
  const spec = { containers: [{ name: 'c', resources: { requests: { cpu } } }] };
  return podInfoOf(spec, { namespace: 'default', labels: { app }, priority: 0, preempts: true });
}

function placed(info: PodInfo): Placement {
  return new Placement(info, { count: 1, state: 'available', createdAt: 0 });
}
