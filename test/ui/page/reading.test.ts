/** What the page says, read by its accessible names. */
import assert from 'node:assert/strict';
import { snapshotOf } from '../../support/timelines';
import { testPage } from './pages';

const reference = snapshotOf({});

testPage('the verdict, and what it assumes', reference, async timeline => {
  assert.equal(await timeline.headline(), 'Rollout: busy: 10 pods · at most 11 · never below 9 · about 25 s');
  await timeline.page.getByText('new pods are ready 5 s after creation').waitFor();
});

testPage('the table of steps has kubectl’s counters on the way', reference, async timeline => {
  const heads = await timeline.steps.getByRole('columnheader').allTextContents();
  assert.deepEqual(heads, ['Step', 'Time', 'What happens', 'DESIRED', 'CURRENT', 'UP-TO-DATE', 'AVAILABLE']);
  const resting = reference.timeline.steps.filter(step => step.rests);
  const counters = await Promise.all(resting.map(step => timeline.countersIn(step.number)));
  const waves = ['10/11/2/9', '10/11/4/9', '10/11/6/9', '10/11/8/9', '10/11/10/9', '10/10/10/10'];
  assert.deepEqual([...new Set(counters)], waves);
});

testPage('one selection moves table, counters, status, pods and events', reference, async timeline => {
  await timeline.scrubTo(18);
  assert.equal(await timeline.step(), 18);
  assert.equal(await timeline.readout(), '10/11/6/9');
  assert.equal(await timeline.kubectlGet(), 'busy 9/10 6 9 …');
  assert.equal(
    await timeline.rolloutStatus(),
    'Waiting for deployment "busy" rollout to finish: 6 out of 10 new replicas have been updated...',
  );
  const pods = await timeline.podTexts();
  assert.equal(pods.length, 20);
  assert.equal(pods.filter(pod => pod.endsWith('terminating')).length, 2);
  assert.equal(pods.filter(pod => pod.endsWith('starting')).length, 2);
  const events = await timeline.eventTexts();
  assert.equal(events.length, 10);
  assert.match(events[0] ?? '', /^Normal ScalingReplicaSet earlier Scaled up replica set busy-\w+ (from 0 )?to 10$/);
  assert.match(
    events.at(-1) ?? '',
    /^Normal ScalingReplicaSet 0s \(x3 over 0s\) \(combined from similar events\): Scaled up replica set busy-\w+ from 5 to 6$/,
  );
});

testPage('the last step is the rollout’s end', reference, async timeline => {
  await timeline.scrubTo(37);
  assert.equal(await timeline.readout(), '10/10/10/10');
  assert.equal(await timeline.rolloutStatus(), 'deployment "busy" successfully rolled out');
});

testPage('the chart says where its text alternative is', reference, async timeline => {
  const name = await timeline.page.getByRole('img', { name: /Pods over time/ }).getAttribute('aria-label');
  assert.equal(name, 'Pods over time: 10 pods, at most 11, never below 9, about 25 s. The Steps table shows the same data as numbers.');
});

testPage(
  'a stuck rollout says why, and offers the command that helps',
  snapshotOf({ replicas: 3, newPods: 'imagePull' }),
  async (timeline, harness) => {
    const banner = timeline.page.getByRole('region', { name: 'Fails' });
    await banner.getByText('kubectl rollout undo deployment/busy').waitFor();
    await banner.getByRole('button', { name: 'Copy command' }).click();
    await banner.getByRole('button', { name: 'Copied' }).waitFor();
    assert.deepEqual((await harness.newMessages()).at(-1), { kind: 'copy', text: 'kubectl rollout undo deployment/busy' });
  },
);

testPage('a thousand pods are a few lanes', snapshotOf({ replicas: 1000, maxSurge: '10%', maxUnavailable: '5%' }), async timeline => {
  const pods = await timeline.podTexts();
  assert.ok(pods.length < 30, `${pods.length} lanes`);
  assert.match(pods[0] ?? '', /^50 pods /);
});

const hostile = '<img src=x onerror=alert(1)>';
testPage(
  'markup in a manifest is only ever text',
  snapshotOf({ name: hostile, image: `${hostile}:1`, to: `"><script>alert(2)</script>` }),
  async timeline => {
    assert.match(await timeline.headline(), /^Rollout: <img src=x onerror=alert\(1\)>/);
    assert.equal(await timeline.page.locator('img, main script').count(), 0);
  },
);
