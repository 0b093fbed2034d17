/** The states without a timeline, reloads, and that nothing is sent before its time. */
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { Snapshot } from '../../../media/protocol';
import { rowsOf, setImage, snapshotOf, then, where } from '../../support/timelines';
import { edited, invalid, refused, rejected, skipped, stuckUndo, unknown } from './snapshots';
import { testPage } from './pages';

const reference = snapshotOf({});
const { target } = reference;

testPage('the page says that it is ready, and nothing else', null, async (_, harness) => {
  assert.deepEqual(await harness.messages(), [{ kind: 'ready' }]);
});

testPage(
  'a workload that is gone from its file, and the way on from there',
  { state: 'none', target, where },
  async (timeline, harness) => {
    await timeline.page.getByRole('heading', { name: 'busy is no longer in k8s/busy.yaml' }).waitFor();
    await timeline.button('Follow cursor').click();
    assert.deepEqual((await harness.newMessages()).at(-1), { kind: 'follow', on: true });
    await harness.send({ state: 'none', target, where: { ...where, line: null, deleted: true, following: true } });
    await timeline.page.getByRole('heading', { name: 'k8s/busy.yaml is deleted' }).waitFor();
    assert.equal(await timeline.button('Follow cursor').count(), 0);
  },
);

const told = { ...where, file: 'shop/web.yaml', namespace: 'shop', line: 11, unsaved: true, deleted: true };
testPage(
  'the file is named, with what is the matter with it, and where the page stays',
  { ...reference, where: told },
  async (timeline, harness) => {
    await timeline.button('shop/web.yaml:12').click();
    for (const remark of ['Deployment in shop', 'unsaved', 'deleted']) await timeline.page.getByText(remark, { exact: true }).waitFor();
    const pinned = timeline.button('Pinned');
    assert.equal(await pinned.getAttribute('aria-pressed'), 'false');
    await pinned.click();
    assert.deepEqual((await harness.newMessages()).slice(-2), [
      { kind: 'reveal', line: 11 },
      { kind: 'follow', on: true },
    ]);
    await harness.send({ ...reference, where: { ...told, following: true } });
    const following = timeline.button('Following');
    assert.equal(await following.getAttribute('aria-pressed'), 'true');
    await following.click();
    assert.deepEqual((await harness.newMessages()).at(-1), { kind: 'follow', on: false });
  },
);

const back = snapshotOf({ actions: [setImage('busybox:1.29'), setImage('busybox:1.30'), then({ kind: 'undo', toRevision: 2 })] });
testPage('a revision that is only simulated bears that word wherever it is named', back, async timeline => {
  const places = [timeline.page.locator('header'), timeline.page.getByRole('list', { name: 'Commands', exact: true })];
  for (const place of places) await place.getByText('simulated', { exact: true }).waitFor();
  await timeline.page.getByText('Rolled back to B 1.29 (revision 2, simulated, now 4)').first().waitFor();
  assert.match((await timeline.pods.innerText()).replaceAll(/\s+/g, ' '), /revision 4 simulated/);
});

testPage('the server is down', { state: 'serverDown', target, where }, async (timeline, harness) => {
  await timeline.button('Restart Language Server').click();
  await timeline.button('Show Log').click();
  const messages = await harness.newMessages();
  assert.deepEqual(messages.slice(-2), [
    { kind: 'run', command: 'restartServer' },
    { kind: 'run', command: 'showLog' },
  ]);
});

testPage('a manifest that the API server would refuse: what and where', invalid, async (timeline, harness) => {
  await timeline.page.getByText('The API server would reject this manifest').waitFor();
  await timeline.page.getByText('may not be 0 when `maxSurge` is 0').waitFor();
  assert.equal(await timeline.page.locator('.wrong').textContent(), '0');
  await timeline.button('line 11').click();
  assert.deepEqual((await harness.newMessages()).at(-1), { kind: 'reveal', line: 10 });
});

testPage('what nobody knows, and where to say what to assume', unknown, async (timeline, harness) => {
  assert.match(await timeline.headline(), /replicas unknown: \$\{REPLICAS\} is a placeholder · .* · 1 more unknown$/);
  const last = async (): Promise<unknown> => (await harness.newMessages()).at(-1);
  await timeline.button('replicas: go to line 6').click();
  assert.deepEqual(await last(), { kind: 'reveal', line: 5 });
  await timeline.field('replicas').fill('3');
  assert.equal(await last(), undefined);
  await timeline.field('replicas').press('Enter');
  assert.deepEqual(await last(), { kind: 'change', whatIf: { replicas: 3 }, assumptions: {} });
  await timeline.field('progressDeadlineSeconds').fill('60');
  await timeline.field('progressDeadlineSeconds').press('Enter');
  const filledIn = { 'spec.progressDeadlineSeconds': '60' };
  assert.deepEqual(await last(), { kind: 'change', whatIf: { replicas: 3 }, assumptions: { filledIn } });
  assert.equal(await timeline.page.locator('input, select').count(), 2);
  await timeline.button('Reset').click();
  assert.deepEqual(await last(), { kind: 'change', whatIf: {}, assumptions: {} });
});

testPage('a value that the manifest lacks stays while another one is typed', snapshotOf({}), async (timeline, harness) => {
  const { timeline: shown, target: own } = snapshotOf({});
  const replicas = {
    ...shown.inputs.manifest['replicas'],
    type: 'number',
    value: 10,
    line: 5,
    resolved: null,
    source: 'whatIf',
    own: '${REPLICAS}',
    placeholder: '${REPLICAS}',
  } as const;
  const assumed = { ...own, scenario: { ...own.scenario, whatIf: { replicas: 10 } } };
  await harness.send({
    ...snapshotOf({}),
    target: assumed,
    timeline: { ...shown, inputs: { ...shown.inputs, manifest: { ...shown.inputs.manifest, replicas } } },
  });
  await timeline.page.getByText('was ${REPLICAS}').waitFor();
  await harness.newMessages();
  await timeline.field('replicas').fill('');
  assert.deepEqual(await harness.newMessages(), []);
  await timeline.field('replicas').fill('4');
  assert.deepEqual((await harness.newMessages()).at(-1), { kind: 'change', whatIf: { replicas: 4 }, assumptions: {} });
});

testPage('an edit that can’t be applied, with what helps', rejected, async (timeline, harness) => {
  await timeline.page.getByText('without its pods').waitFor();
  await timeline.button('Copy command').click();
  assert.deepEqual((await harness.newMessages()).at(-1), { kind: 'copy', text: 'kubectl delete statefulset db --cascade=orphan' });
  await timeline.button('Simulate a rollout of this manifest').click();
  assert.deepEqual(await harness.newMessages(), [{ kind: 'takeBack' }]);
});

testPage('an action that kubectl would refuse, in its words', refused, async (timeline, harness) => {
  await timeline.page.getByText('error: unable to find specified revision 7 in history').waitFor();
  await timeline.button('Remove this command').click();
  assert.deepEqual((await harness.newMessages()).at(-1), { kind: 'takeBack' });
});

testPage('an action for which kubectl has nothing to do is no failure', skipped, async timeline => {
  assert.equal(await timeline.headline(), 'Rollout: busy: kubectl would change nothing');
  await timeline.page.getByRole('img', { name: 'Info' }).waitFor();
  await timeline.page.getByRole('region', { name: 'Info' }).getByText('already matches revision 2').waitFor();
});

const stuck = snapshotOf({ newPods: 'neverReady' });
testPage(
  'an action without effect leaves the timeline, and kubectl’s words stand beside the button that asked',
  stuck,
  async (timeline, harness) => {
    await timeline.scrubTo(4);
    for (const [button, region] of [
      ['Roll back from here', 'Fails'],
      ['Roll back…', 'Commands'],
    ] as const) {
      await timeline.button(button).click();
      await harness.send({
        ...stuck,
        fresh: false,
        noEffect: { message: 'error: no rollout history found for deployment "busy"', failed: true },
      });
      const said = timeline.page.getByRole('region', { name: region }).getByRole('alert');
      assert.match(await said.innerText(), /^\s*This kubectl command would fail: error: no rollout history found/);
      assert.equal(await timeline.page.getByText('no rollout history found').count(), 1);
      assert.equal(await timeline.step(), 4);
    }
  },
);

const crashing = { newPods: 'crashAfterReady' } as const;
const broken = snapshotOf(crashing, { comparison: { rows: rowsOf(crashing), leftOut: [] } });
testPage('a floor that is not kept is said so by verdict, chart and comparison alike', broken, async timeline => {
  assert.match(await timeline.headline(), /Down to 1 of 10 available/);
  const chart = timeline.page.getByRole('img', { name: /^Pods over time/ });
  await chart.getByText('lower limit 9, not kept').waitFor();
  await chart.getByText('down to 1').waitFor();
  assert.equal(await chart.getByText('never below').count(), 0);
  const rows = timeline.page.getByRole('table', { name: 'Strategies' }).getByRole('row');
  assert.match(await rows.filter({ hasText: 'Manifest' }).innerText(), /\b1\s+lower limit 9, not kept/);
  assert.match(await rows.filter({ hasText: 'no overlap' }).innerText(), /no lower limit/);
});

testPage('from one state to another and back', reference, async (timeline, harness) => {
  const states: readonly Snapshot[] = [invalid, { state: 'none', target, where }, refused, { state: 'serverDown', target, where }];
  for (const state of states) {
    await harness.send(state);
    assert.equal(await timeline.steps.count(), 0);
    await harness.send({ ...reference, fresh: false });
    assert.equal(await timeline.steps.count(), 1);
  }
});

testPage('zero replicas: nothing to replace', snapshotOf({ replicas: 0 }), async timeline => {
  assert.match(await timeline.headline(), /0 pods · nothing to replace$/);
  await timeline.page.getByText('replicas is 0, so there are no pods to replace').waitFor();
});

testPage('a long rollout is cut, and says so', snapshotOf({ replicas: 400, maxSurge: 1, maxUnavailable: 0 }), async timeline => {
  await timeline.steps.getByText('The list ends here, after 600 steps.').waitFor();
});

testPage('a reload comes back to the same step, without asking for anything new', reference, async (timeline, harness) => {
  await timeline.scrubTo(18);
  const kept = await harness.kept();
  assert.equal(kept?.step, 18);
  assert.deepEqual(kept.target, target);
  await harness.page.reload();
  await harness.send({ ...reference, fresh: false });
  assert.equal(await timeline.step(), 18);
  assert.deepEqual(await harness.messages(), [{ kind: 'ready' }]);
});

testPage('an open comparison is asked for again after a reload', reference, async (timeline, harness) => {
  await timeline.button('Compare strategies').click();
  await harness.page.reload();
  assert.deepEqual(await harness.messages(), [{ kind: 'ready' }, { kind: 'compare', open: true }]);
});

const commandsOf = async (page: Page): Promise<string[]> =>
  (await page.getByRole('list', { name: 'Commands' }).locator('.line').allInnerTexts()).map(text => text.replaceAll(/\s+/g, ' '));

testPage('commands bear the numbers of the band, and a stuck rollback isn’t offered another one', stuckUndo, async ({ page }) => {
  assert.deepEqual(await commandsOf(page), [
    '① kubectl set image statefulset/db agent=agent:1.5.0',
    '② kubectl rollout undo statefulset/db',
  ]);
  await page.getByText('kubectl delete pod db-2').waitFor();
  assert.equal(await page.getByRole('button', { name: 'Roll back from here' }).count(), 0);
});

testPage('what is applied is named where its name needs no quotes', edited, async ({ page }, harness) => {
  assert.deepEqual(await commandsOf(page), ['kubectl apply -f k8s/busy.yaml']);
  for (const other of [{ file: 'my files/web.yaml' }, { file: 'Untitled-1' }, { rendered: { source: 'charts/web', values: null } }]) {
    await harness.send({ ...edited, where: { ...edited.where, ...other } });
    assert.deepEqual(await commandsOf(page), ['kubectl apply -f FILE']);
  }
});
