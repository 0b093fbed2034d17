/** Where pods find no node: who is on which, and what the scheduler says of those that wait. */
import assert from 'node:assert/strict';
import { snapshotOf } from '../../support/timelines';
import { testPage } from './pages';
import { fullQuota, noFreeDevice, statedNodes, takenPort, unknownNodes, waysOut } from './snapshots';

testPage('nodes without a free device', noFreeDevice, async timeline => {
  assert.match(await timeline.headline(), /Can’t finish: no node has 1 nvidia\.com\/gpu free/);
  const table = timeline.page.getByRole('table', { name: 'Nodes', exact: true });
  await table.waitFor();
  const rows = (await table.getByRole('row').allInnerTexts()).map(row => row.replaceAll(/\s+/g, ' ').trim());
  assert.deepEqual(rows, [
    'Node cpu memory nvidia.com/gpu Pods of this workload',
    '2 nodes like node-1 zone-a 4 of 8 12Gi of 32Gi 1 of 1 1 pod of 0.9',
    'node-2 zone-b 4 of 8 12Gi of 32Gi 1 of 1 1 pod of 0.9',
  ]);
  await timeline.slider.press('End');
  const waiting = timeline.page.getByRole('list', { name: 'Pending pods' });
  assert.match(await waiting.innerText(), /^1 pod of 1\.0 Pending: 0\/3 nodes are available: 3 Insufficient nvidia\.com\/gpu\./);
  const events = timeline.page.getByRole('list', { name: 'Of pods and ReplicaSets' });
  assert.match(
    (await events.innerText()).replaceAll(/\s+/g, ' '),
    /^Warning FailedScheduling 0s \(x3 over 10m\) Pod infer-\w+-\w{5}, default-scheduler: 0\/3 nodes are available: 3 Insufficient nvidia\.com\/gpu\./,
  );
});

testPage('the button leads to the nodes, for the keyboard, too', noFreeDevice, async ({ page }) => {
  await page.getByRole('button', { name: 'Nodes', exact: true }).press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement?.textContent), 'Nodes');
});

testPage('where none are known it asks for them', snapshotOf({}), async ({ page }, harness) => {
  await harness.newMessages();
  await page.getByRole('button', { name: 'Nodes', exact: true }).click();
  assert.deepEqual(await harness.newMessages(), [{ kind: 'run', command: 'stateNodes' }]);
});

testPage('the numbers of nodes that are specified', statedNodes, async (timeline, harness) => {
  const group = timeline.page.getByRole('group', { name: 'Specified nodes' });
  const texts = async (): Promise<string[]> => Promise.all((await group.locator('input').all()).map(input => input.inputValue()));
  assert.deepEqual(await texts(), ['3', '2', '8', '32Gi', '1']);
  const cpu = group.getByLabel('CPU');
  await cpu.fill('four');
  await cpu.press('Enter');
  assert.equal(await cpu.getAttribute('aria-invalid'), 'true');
  await cpu.fill('16');
  await cpu.press('Enter');
  await group.getByLabel('nodes').fill('4');
  await group.getByLabel('nodes').press('Tab');
  const sent = (await harness.messages()).filter(({ kind }) => kind === 'stateNodes');
  assert.deepEqual(sent, [
    { kind: 'stateNodes', field: 'cpu', text: '16' },
    { kind: 'stateNodes', field: 'count', text: '4' },
  ]);
});

testPage('who has the port that a pod asks for', takenPort, async timeline => {
  const table = timeline.page.getByRole('table', { name: 'Nodes', exact: true });
  const rows = (await table.getByRole('row').allInnerTexts()).map(row => row.replaceAll(/\s+/g, ' ').trim());
  assert.equal(rows[0], 'Node pods port 443 Pods of this workload');
  assert.match(rows[1] ?? '', /^node-1 1 of 110 in use by edge-\w+-\w{5} 1 pod of 2\.1$/);
  assert.equal(rows[2], 'node-2 tainted 0 of 110 free none');
});

testPage('nothing of nodes where none are known', snapshotOf({}), async timeline => {
  assert.equal(await timeline.page.getByRole('heading', { name: 'Nodes', exact: true }).count(), 0);
});

testPage('what a quota has room for, and what the API server says of the pods that it rejects', fullQuota, async timeline => {
  assert.match(await timeline.headline(), /Can’t finish: quota team has no room for one more pod/);
  const table = timeline.page.getByRole('table', { name: 'Quota', exact: true });
  const rows = (await table.getByRole('row').allInnerTexts()).map(row => row.replaceAll(/\s+/g, ' ').trim());
  assert.deepEqual(rows, [
    'Resource In use + one more pod',
    'requests.cpu team, quota.yaml:3 1500m + 500m of 1800m',
    'pods team, quota.yaml:3 3 + 1 of 10',
  ]);
  await timeline.slider.press('End');
  const rejected = timeline.page.getByRole('list', { name: 'Rejected pods' });
  assert.match(
    await rejected.innerText(),
    /^FailedCreate: Error creating: pods "billing-.*" is forbidden: exceeded quota: team, requested: requests\.cpu=500m/,
  );
  const events = timeline.page.getByRole('list', { name: 'Of pods and ReplicaSets' });
  assert.match(
    (await events.innerText()).replaceAll(/\s+/g, ' '),
    /^Warning FailedCreate \w+ ReplicaSet billing-\w+, replicaset-controller: Error creating: pods "billing-.*" is forbidden:/,
  );
  await timeline.page.getByText('Progress deadline exceeded; nothing changes without an edit').first().waitFor();
});

testPage('what makes a rollout go through is tried with one button', waysOut, async (timeline, harness) => {
  const table = timeline.page.getByRole('table', { name: 'What makes it go through', exact: true });
  const rows = (await table.getByRole('row').allInnerTexts()).map(row => row.replaceAll(/\s+/g, ' ').trim());
  assert.deepEqual(rows, [
    'Change Lowest Takes Effect',
    'One more node like node-1 3 of 3 3 min a node for the time of the rollout',
    'maxSurge: 0, maxUnavailable: 1 2 of 3 3 min 30 s 1 pod is missing while it runs Try',
    'kubectl rollout undo deployment/infer 3 of 3 no time the new version isn’t out Try',
  ]);
  await timeline.page.getByRole('button', { name: 'Try maxSurge: 0, maxUnavailable: 1' }).click();
  await timeline.page.getByRole('button', { name: 'Try kubectl rollout undo deployment/infer' }).click();
  const sent = await harness.messages();
  assert.deepEqual(
    sent.flatMap((message): unknown[] => (message.kind === 'change' ? [message.whatIf] : message.kind === 'act' ? [message.action] : [])),
    [
      { maxSurge: 0, maxUnavailable: 1 },
      { kind: 'undo', toRevision: 0 },
    ],
  );
});

testPage('nodes can be specified where a rollout depends on them', unknownNodes, async (timeline, harness) => {
  assert.match(await timeline.headline(), /May not finish: needs a node with port 443 free/);
  const needs = timeline.page.getByRole('list', { name: 'What a rollout needs' });
  assert.equal(await needs.innerText(), 'A new pod needs a node with port 443 free. Without that, the rollout gets stuck.');
  await timeline.page.getByRole('button', { name: 'Specify nodes…' }).click();
  assert.deepEqual((await harness.messages()).at(-1), { kind: 'run', command: 'stateNodes' });
});
