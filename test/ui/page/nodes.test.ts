/** Where pods find no node: who is on which, and what the scheduler says of those that wait. */
import assert from 'node:assert/strict';
import { snapshotOf } from '../../support/timelines';
import { testPage } from './pages';
import { noFreeDevice } from './snapshots';

testPage('nodes without a free device', noFreeDevice, async timeline => {
  assert.match(await timeline.headline(), /Can’t finish: no node has 1 nvidia\.com\/gpu free/);
  const table = timeline.page.getByRole('table', { name: 'Nodes', exact: true });
  await table.waitFor();
  const rows = (await table.getByRole('row').allInnerTexts()).map(row => row.replaceAll(/\s+/g, ' ').trim());
  assert.deepEqual(rows, [
    'Node pods cpu memory nvidia.com/gpu Pods of this workload',
    '2 nodes like node-1 zone-a 1 of 110 4 of 8 12Gi of 32Gi 1 of 1 1 pod of 0.9',
    'node-2 zone-b 1 of 110 4 of 8 12Gi of 32Gi 1 of 1 1 pod of 0.9',
  ]);
  await timeline.slider.press('End');
  const waiting = timeline.page.getByRole('list', { name: 'Pending pods' });
  assert.match(await waiting.innerText(), /^1 pod Pending: 0\/3 nodes are available: 3 Insufficient nvidia\.com\/gpu\./);
});

testPage('nothing of nodes where none are known', snapshotOf({}), async timeline => {
  assert.equal(await timeline.page.getByRole('heading', { name: 'Nodes', exact: true }).count(), 0);
});
