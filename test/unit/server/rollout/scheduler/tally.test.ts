import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { NodeState } from '../../../../../server/rollout/scheduler/nodeState';
import { podInfoOf } from '../../../../../server/rollout/scheduler/podInfo';
import { type Domains, domainsIn, type Share, Tallies } from '../../../../../server/rollout/scheduler/tally';

const info = podInfoOf({}, { namespace: 'default', labels: {}, priority: 0, preempts: true });
const [what, whose] = [{}, {}];
const cells = ['a', 'b', 'c'];

describe('pods counted by domains', () => {
  test('are as many as a count from scratch finds, whatever nodes they come to, and with a node as it would be', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(3), { minLength: 1, maxLength: 6 }),
        fc.array(fc.record({ node: fc.nat(5), pods: fc.nat(3) })),
        (zones, all) => {
          const nodes = zones.map((zone, index) => nodeIn(cells[zone], index));
          const tallies = new Tallies(nodes);
          const domains = (instead: Parameters<typeof tallies.domains>[2]['instead']) =>
            tallies.domains(what, whose, { instead, sharesOf });
          for (const { node, pods } of all) {
            const state = nodes[node % nodes.length];
            if (state === undefined) continue;
            domains(null);
            state.add(podsOf(pods));
            tallies.changed(state);
            assert.deepEqual(seen(domains(null)), seen(domainsIn(nodes, sharesOf)));
            const now = state.with([podsOf(7)]);
            assert.deepEqual(
              seen(domains({ was: state, now })),
              seen(
                domainsIn(
                  nodes.map(own => (own === state ? now : own)),
                  sharesOf,
                ),
              ),
            );
          }
        },
      ),
    );
  });

  test('are counted again only where something has changed', () => {
    const nodes = Array.from({ length: 1000 }, (_, index) => nodeIn('a', index));
    const tallies = new Tallies(nodes);
    let asked = 0;
    const count = (): Domains =>
      tallies.domains(what, whose, {
        instead: null,
        sharesOf: state => {
          asked += 1;
          return sharesOf(state);
        },
      });
    for (const state of nodes) {
      count();
      state.add(podsOf(1));
      tallies.changed(state);
    }
    assert.deepEqual([count().amountIn('zone', 'a'), asked], [1000, 2000]);
  });
});

function seen(domains: Domains) {
  return { total: domains.total, amounts: [...domains.amounts('zone')].sort(), inEach: cells.map(zone => domains.amountIn('zone', zone)) };
}

function sharesOf({ node, podCount }: NodeState): readonly Share[] {
  const value = node.labels['zone'];
  return value === undefined ? [] : [{ key: 'zone', value, amount: podCount }];
}

function nodeIn(zone: string | undefined, index: number): NodeState {
  const labels: Record<string, string> = zone === undefined ? {} : { zone };
  return new NodeState({ name: `node-${String(index)}`, labels, taints: [], unschedulable: false, allocatable: new Map() });
}

function podsOf(count: number) {
  return { info, count, terminating: false, createdAt: 0 };
}
