import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  currentOf,
  kept,
  linesOf,
  messagesOf,
  reduce,
  rowsOf,
  startState,
  type PageEvent,
  type State,
} from '../../../../media/overview/state';
import { groupOf, named, overviewOf, shop } from '../../../support/overviews';

const logging = groupOf('charts/logging', [named('logs')], { kind: 'chart' });
const broken = groupOf('overlays/prod', [], { kind: 'kustomization', problem: 'Can’t be rendered: no such file' });
const several = overviewOf(shop, logging, broken);

function after(...events: readonly PageEvent[]): State {
  return events.reduce(reduce, startState(null));
}

/** The list as it is read. */
function listOf(state: State): readonly string[] {
  return linesOf(state).map(line => (line.kind === 'group' ? `${line.group.label}:` : line.row.name));
}

test('a line for each group and each workload', () =>
  assert.deepEqual(listOf(after({ kind: 'snapshot', snapshot: several })), [
    ...['k8s/shop.yaml:', 'web', 'checkout', 'ledger', 'search', 'cart', 'later'],
    ...['charts/logging:', 'logs', 'overlays/prod:'],
  ]));
test('a single file needs no line of its own', () =>
  assert.deepEqual(listOf(after({ kind: 'snapshot', snapshot: overviewOf(logging) })), ['charts/logging:', 'logs']));
test('the filter leaves what has a problem, and says of what nothing is known', () =>
  assert.deepEqual(listOf(after({ kind: 'snapshot', snapshot: several }, { kind: 'filter', filter: 'problems' })), [
    ...['k8s/shop.yaml:', 'ledger', 'search', 'cart', 'later', 'overlays/prod:'],
  ]));
test('another filter leaves what is edited', () => {
  const edited = { ...shop, changes: [{ workload: 'Deployment//cart', what: 'image cart:1 → cart:2' }] };
  const state = after({ kind: 'snapshot', snapshot: overviewOf(edited, logging) }, { kind: 'filter', filter: 'changed' });
  assert.deepEqual(listOf(state), ['k8s/shop.yaml:', 'cart']);
});
test('moving goes over what is shown only, and stops at both ends', () => {
  const shown = after({ kind: 'snapshot', snapshot: several }, { kind: 'filter', filter: 'problems' });
  const names = (moves: readonly ('next' | 'previous' | 'first' | 'last')[]): string | undefined =>
    currentOf(moves.map(move => ({ kind: 'move', move }) as const).reduce(reduce, shown))?.workload;
  assert.deepEqual(
    [names([]), names(['next']), names(['previous']), names(['last', 'next']), names(['last', 'first'])],
    ['Deployment/billing/ledger', 'Deployment//search', 'Deployment/billing/ledger', 'Deployment//later', 'Deployment/billing/ledger'],
  );
});
test('a selected workload that goes leaves the tab stop to the first', () => {
  const place = { uri: shop.uri, workload: 'Deployment//checkout' };
  const state = after({ kind: 'snapshot', snapshot: several }, { kind: 'select', place }, { kind: 'filter', filter: 'problems' });
  assert.equal(currentOf(state)?.workload, 'Deployment/billing/ledger');
  assert.equal(currentOf(reduce(state, { kind: 'filter', filter: 'all' }))?.workload, 'Deployment//checkout');
});
test('what is opened is asked for, and is the row to come back to', () => {
  const place = { uri: shop.uri, workload: 'Deployment//web' };
  const event = { kind: 'open', place } as const;
  const state = after({ kind: 'snapshot', snapshot: several }, event);
  assert.deepEqual(messagesOf(event, state), [{ kind: 'open', ...place }]);
  assert.deepEqual(kept(state), { uris: several.uris, filter: 'all', selected: place, scrolled: 0 });
  assert.deepEqual(currentOf({ ...startState(kept(state)), snapshot: several }), place);
});
test('the report is of what is shown', () => {
  const state = after({ kind: 'snapshot', snapshot: several }, { kind: 'filter', filter: 'problems' }, { kind: 'copyReport' });
  const [message] = messagesOf({ kind: 'copyReport' }, state);
  assert.equal(message?.kind, 'copyReport');
  assert.equal(message.workloads.length, rowsOf(linesOf(state)).length);
  assert.equal(state.said, 'Copied');
});
