/** What if, compare, commands and export: what the page asks of the client, and what it does with the answer. */
import assert from 'node:assert/strict';
import { rowsOf, setImage, snapshotOf, then, timelineOf } from '../../support/timelines';
import { testPage } from './pages';
import { rollback } from './snapshots';

const reference = snapshotOf({});
const change = (whatIf: object, assumptions: object = {}) => ({ kind: 'change', whatIf, assumptions });

testPage('each value asks for another rollout while it is typed', reference, async (timeline, harness) => {
  await harness.newMessages();
  await timeline.field('replicas').fill('12');
  await timeline.field('maxSurge').fill('25%');
  await timeline.field('maxUnavailable').fill('0');
  await timeline.field('minReadySeconds').fill('10');
  await timeline.field('strategy').selectOption('Recreate');
  await timeline.field('Seconds until ready').fill('7.5');
  await timeline.field('Seconds to shut down').fill('1');
  await timeline.field('New pods').selectOption('imagePull');
  const messages = await harness.newMessages();
  const whatIf = { replicas: 12, maxSurge: '25%', maxUnavailable: 0, minReadySeconds: 10, strategy: 'Recreate' };
  assert.deepEqual(messages.at(-1), change(whatIf, { readySeconds: 7.5, shutdownSeconds: 1, newPods: 'imagePull' }));
  assert.equal(messages.length, 8);
});

const gated = { pod: { readinessGates: [{ conditionType: 'example.com/ready' }] } };
testPage('how long gates hold the pods, or for ever, where they have some', snapshotOf(gated), async (timeline, harness) => {
  await harness.newMessages();
  assert.equal(await timeline.field('Seconds until gates open').inputValue(), '0');
  await timeline.field('Seconds until gates open').fill('20');
  await timeline.field('New pods').selectOption('readinessGate');
  assert.deepEqual((await harness.newMessages()).at(-1), change({}, { gateSeconds: 20, newPods: 'readinessGate' }));
  await harness.send(reference);
  assert.equal(await timeline.field('Seconds until gates open').count(), 0);
});

testPage('the difference to the manifest’s own rollout is said', reference, async (timeline, harness) => {
  const scenario = { whatIf: { maxSurge: 3 }, assumptions: {}, actions: [setImage('busybox:1.29')] };
  const own = timelineOf({});
  await harness.send(snapshotOf({ maxSurge: 3 }, { target: { ...reference.target, scenario }, own, fresh: false }));
  await timeline.page.getByRole('status').filter({ hasText: 'maximum +2 pods, 10 s faster' }).waitFor();
  assert.equal(await timeline.field('maxSurge').inputValue(), '3');
});

testPage('a refused value keeps the last good picture, and says what is wrong', reference, async (timeline, harness) => {
  await timeline.field('maxUnavailable').fill('0');
  const message = 'Invalid value: 0: may not be 0 when `maxSurge` is 0';
  const path = 'spec.strategy.rollingUpdate.maxUnavailable';
  const sentence = '`maxSurge` and `maxUnavailable` can’t both be 0: no pod could ever be replaced.';
  const problem = {
    sentence,
    by: 'apiServer',
    path,
    message,
    code: 'strategy/no-progress',
    line: null,
    inWhatIf: 'maxUnavailable',
  } as const;
  await harness.send({ ...reference, fresh: false, problems: [problem] });
  await timeline.page.getByRole('alert').getByText(`${sentence} API server: ${message}`).waitFor();
  assert.equal(await timeline.field('maxUnavailable').getAttribute('aria-invalid'), 'true');
  assert.equal(await timeline.field('maxUnavailable').inputValue(), '0');
  assert.ok(await timeline.button('Write to file').isDisabled());
  assert.equal(await timeline.countersIn(4), '10/11/2/9');
});

testPage('Apply writes the changed fields, Reset takes the manifest’s again', reference, async (timeline, harness) => {
  assert.ok(await timeline.button('Write to file').isDisabled());
  assert.ok(await timeline.button('Reset').isDisabled());
  await timeline.field('maxSurge').fill('2');
  await timeline.button('Write to file').click();
  assert.deepEqual((await harness.newMessages()).at(-1), { kind: 'apply', whatIf: { maxSurge: 2 } });
  await timeline.button('Reset').click();
  assert.deepEqual((await harness.newMessages()).at(-1), change({}));
  assert.equal(await timeline.field('maxSurge').inputValue(), '1');
});

testPage('a field’s line is a link to the manifest', reference, async (timeline, harness) => {
  await timeline.button('maxSurge: go to line 10').click();
  assert.deepEqual((await harness.newMessages()).at(-1), { kind: 'reveal', line: 9 });
});

testPage('the comparison opens, is filled, and one of its strategies is used', reference, async (timeline, harness) => {
  await timeline.button('Compare strategies').click();
  assert.deepEqual((await harness.newMessages()).at(-1), { kind: 'compare', open: true });
  await harness.send({ ...reference, fresh: false, comparison: { rows: rowsOf({}), leftOut: [] } });
  const table = timeline.page.getByRole('table', { name: 'Strategies' });
  const rows = await table.getByRole('row').allTextContents();
  assert.match(rows.find(row => row.startsWith('Recreate')) ?? '', /no overlap.*no lower limit/);
  const radio = (name: string) => table.getByRole('radio', { name: `Use ${name}`, exact: true });
  assert.equal(await radio('Manifest').isChecked(), true);
  await radio('Full capacity').click();
  const full = { strategy: 'RollingUpdate', maxSurge: 1, maxUnavailable: 0 };
  assert.deepEqual((await harness.newMessages()).at(-1), change(full));
  const before = await table.getByRole('row').evaluateAll(all => all.map(row => row.getBoundingClientRect().top));
  const chosen = rowsOf({}).map(row => ({ ...row, inUse: row.id === 'fullCapacity' }));
  await harness.send({ ...reference, fresh: false, comparison: { rows: chosen, leftOut: [] } });
  assert.equal(await radio('Full capacity').isChecked(), true);
  assert.deepEqual(await table.getByRole('row').evaluateAll(all => all.map(row => row.getBoundingClientRect().top)), before);
  await radio('Full capacity').press('ArrowDown');
  assert.deepEqual((await harness.newMessages()).at(-1), change({ strategy: 'RollingUpdate', maxSurge: 0, maxUnavailable: 1 }));
  await timeline.button('Compare strategies').click();
  assert.equal(await table.count(), 0);
});

testPage('actions go on from the selected step', reference, async (timeline, harness) => {
  await timeline.scrubTo(12);
  await harness.newMessages();
  await timeline.button('Set image…').click();
  await timeline.button('Roll back…').click();
  await timeline.button('Pause rollout').click();
  await timeline.field('Scale to').fill('15');
  await timeline.page.keyboard.press('Enter');
  assert.deepEqual(await harness.newMessages(), [
    { kind: 'run', command: 'simulateSetImage', at: 8 },
    { kind: 'run', command: 'simulateRollback', at: 8 },
    { kind: 'act', action: { kind: 'pause' }, at: 8 },
    { kind: 'act', action: { kind: 'scale', replicas: 15 }, at: 8 },
  ]);
});

const undoneAgain = snapshotOf({ actions: [setImage('busybox:1.29'), then({ kind: 'undo', toRevision: 1 })] });
testPage('of several commands the revisions are listed, the newest first', undoneAgain, async ({ page }) => {
  const rows = page.getByRole('list', { name: 'Revisions' }).getByRole('listitem');
  assert.deepEqual(await rows.allInnerTexts(), [
    'revision 3\nbusybox:1.28.4\nsimulated\nroll back · was revision 1',
    'revision 2\nbusybox:1.29\nsimulated\nset image',
  ]);
});

testPage('of one command they are not, as it says all of them', snapshotOf({}), async ({ page }) => {
  assert.equal(await page.getByRole('list', { name: 'Revisions' }).count(), 0);
});

const chain = snapshotOf({ actions: [setImage('busybox:1.29'), then({ kind: 'pause' }, 7), then({ kind: 'resume' }, 20)] });
testPage('the chain of commands is shown, to be copied and taken back', chain, async (timeline, harness) => {
  const list = timeline.page.getByRole('list', { name: 'Commands', exact: true });
  assert.equal(await list.getByRole('listitem').count(), 3);
  await list.getByRole('button', { name: 'Copy command' }).nth(1).click();
  assert.deepEqual((await harness.newMessages()).at(-1), { kind: 'copy', text: 'kubectl rollout pause deployment/busy' });
  await list.getByRole('button', { name: 'Remove this command' }).click();
  assert.deepEqual((await harness.newMessages()).at(-1), { kind: 'takeBack' });
  await timeline.page.getByText('Paused', { exact: true }).first().click();
  await timeline.button('Resume rollout').waitFor();
});

testPage('what had the focus and is gone, or can’t be used any more, leaves it nearby', chain, async (timeline, harness) => {
  await timeline.button('Remove this command').focus();
  await harness.send(snapshotOf({ actions: [setImage('busybox:1.29'), then({ kind: 'pause' }, 7)] }));
  assert.equal(await timeline.focused(), 'button Remove this command');
  await timeline.field('maxSurge').fill('2');
  await timeline.button('Reset').focus();
  await timeline.page.keyboard.press('Enter');
  assert.equal(await timeline.focused(), 'button Reset');
  assert.ok(await timeline.button('Reset').isDisabled());
});

testPage('what was written is said where that was asked for', reference, async (timeline, harness) => {
  await timeline.field('maxSurge').fill('2');
  await timeline.button('Write to file').click();
  await harness.send({ ...snapshotOf({ maxSurge: 2 }, { fresh: false }), written: { values: 'maxSurge: 2', file: 'busy.yaml' } });
  const section = timeline.page.getByRole('region', { name: 'What if' });
  await section.getByText('Wrote maxSurge: 2 to busy.yaml, not saved.').waitFor();
  assert.equal(await timeline.focused(), 'button Undo');
});

testPage('images that were set can be written to the manifest, until something else is done', reference, async (timeline, harness) => {
  await timeline.button('Write image to file').click();
  assert.deepEqual((await harness.newMessages()).at(-1), { kind: 'writeImages' });
  await harness.send(snapshotOf({ actions: [setImage('busybox:1.29'), setImage('busybox:1.30', 7)] }));
  await timeline.button('Write image to file').click();
  assert.deepEqual((await harness.newMessages()).at(-1), { kind: 'writeImages' });
  for (const actions of [[], [setImage('busybox:1.29'), then({ kind: 'pause' }, 7)]]) {
    await harness.send(snapshotOf({ actions }));
    assert.equal(await timeline.button('Write image to file').count(), 0);
  }
});

testPage('a rollback says what it does not restore, and both ways back', rollback, async (timeline, harness) => {
  const section = timeline.page.getByRole('region', { name: 'This rollback' });
  await section.getByText('Not restored: replicas stays 10 (was 8).').waitFor();
  for (const text of ['kubectl rollout undo deployment/busy --to-revision=1', 'git checkout 1a2b3c4 -- busy.yaml']) {
    await section.locator('.do', { hasText: text }).getByRole('button', { name: 'Copy command' }).click();
    assert.deepEqual((await harness.newMessages()).at(-1), { kind: 'copy', text });
  }
  await section.getByText('Revision numbers assume').waitFor();
  await timeline.button('Compare templates').click();
  assert.deepEqual((await harness.newMessages()).at(-1), { kind: 'difference' });
  const rest = section.getByText('Revision 1 becomes revision 3; revision 1 no longer exists.');
  assert.equal(await rest.isVisible(), false);
  await section.getByText('More about this rollback').click();
  assert.equal(await rest.isVisible(), true);
});

testPage(
  'what a rollback does not restore, the way back and the chart are in sight together on half a window',
  rollback,
  async timeline => {
    const bottoms = await Promise.all(
      [timeline.page.getByText('git checkout 1a2b3c4 -- busy.yaml'), timeline.page.getByRole('img', { name: /^Pods over time/ })].map(
        async each => ((await each.boundingBox())?.y ?? NaN) + ((await each.boundingBox())?.height ?? NaN),
      ),
    );
    assert.ok(
      bottoms.every(bottom => bottom < 700),
      bottoms.join(),
    );
  },
  { width: 750, height: 950 },
);

const moved = snapshotOf({ image: 'mirror.example.com/web:1.0', to: 'registry.example.com/team/web:1.1' });

testPage('a change of registry shows', moved, async timeline => {
  await timeline.page.getByText('mirror.example.com/web:1.0', { exact: true }).first().waitFor();
  await timeline.page.locator('.trigger').getByText('registry.example.com/team/web:1.1').waitFor();
});

const undone = snapshotOf({ newPods: 'neverReady', actions: [setImage('busybox:1.29'), then({ kind: 'undo', toRevision: 0 }, 60)] });

testPage('a rollback to pods that are still there names their version', undone, async timeline => {
  const words = await timeline.page.locator('.chip-text').allTextContents();
  assert.ok(words.includes('1.28.4'), words.join());
});

testPage('pods of the same images are told apart in words', snapshotOf({ actions: [] }), async timeline => {
  const heads = await timeline.pods.getByRole('rowheader').allTextContents();
  assert.deepEqual(
    heads.map(head => head.split('busy-')[0]),
    ['busybox:1.28.4revision 1', 'busybox:1.28.4revision 2'],
  );
});

testPage(
  'a stalled rollout goes on with an undo from the selected step',
  snapshotOf({ replicas: 3, newPods: 'neverReady' }),
  async (timeline, harness) => {
    await timeline.scrubTo(3);
    await timeline.button('Roll back from here').click();
    const last = (await harness.newMessages()).at(-1);
    assert.deepEqual(last, { kind: 'act', action: { kind: 'undo', toRevision: 0 }, at: await atSeconds(3) });
  },
);

function atSeconds(step: number): Promise<number | undefined> {
  return Promise.resolve(timelineOf({ replicas: 3, newPods: 'neverReady' }).steps[step - 1]?.atSeconds);
}

testPage('a paused Deployment is previewed as if resumed', snapshotOf({ paused: true }), async (timeline, harness) => {
  await timeline.button('Preview as resumed').click();
  assert.deepEqual((await harness.newMessages()).at(-1), { kind: 'act', action: { kind: 'resume' }, at: 'rest' });
});

testPage('the report is copied by the client', reference, async (timeline, harness) => {
  await timeline.button('Copy report').click();
  assert.deepEqual((await harness.newMessages()).at(-1), { kind: 'run', command: 'copyReport' });
});

testPage('the chart is saved with its colours in it', reference, async (timeline, harness) => {
  await timeline.button('Save picture').click();
  await timeline.button('Save as SVG').click();
  const message = (await harness.newMessages()).at(-1);
  assert.ok(message?.kind === 'saveSvg');
  assert.equal(message.name, 'busy-rollout.svg');
  assert.match(message.svg, /^<svg [^>]*xmlns="http:\/\/www.w3.org\/2000\/svg"/);
  assert.match(message.svg, /fill="rgb/);
  assert.doesNotMatch(message.svg, /var\(--|class="/);
  assert.match(message.svg, />busy 1\.28\.4 → 1\.29</);
  assert.match(message.svg, />1\.28\.4 available 10</);
});

testPage('the menu of the picture goes by Escape, with the focus elsewhere, and once the picture is saved', reference, async timeline => {
  const { keyboard } = timeline.page;
  const colors = timeline.page.getByLabel('Colors');
  await timeline.button('Save picture').focus();
  await keyboard.press('Space');
  await keyboard.press('Tab');
  assert.equal(await timeline.page.locator('select:focus').count(), 1);
  await keyboard.press('Escape');
  assert.equal(await timeline.focused(), 'button Save picture');
  assert.equal(await colors.count(), 0);
  await timeline.button('Save picture').click();
  await timeline.page.getByText('Colors').click();
  assert.equal(await colors.count(), 1);
  await timeline.page.locator('.verdict').click();
  assert.equal(await colors.count(), 0);
  await timeline.button('Save picture').click();
  await timeline.button('Save as SVG').click();
  assert.equal(await colors.count(), 0);
  assert.equal(await timeline.focused(), 'button Save picture');
});

testPage(
  'a picture for light and dark readers has both palettes, without title and legend if these aren’t wanted',
  reference,
  async (timeline, harness) => {
    await timeline.button('Save picture').click();
    await timeline.page.getByLabel('Colors').selectOption('both');
    for (const part of ['Title and summary', 'Legend']) await timeline.page.getByLabel(part, { exact: true }).uncheck();
    await timeline.button('Save as SVG').click();
    const message = (await harness.newMessages()).at(-1);
    assert.ok(message?.kind === 'saveSvg');
    assert.match(message.svg, /prefers-color-scheme:dark/);
    assert.match(message.svg, /fill="rgb\(255, 255, 255\)"/);
    assert.doesNotMatch(message.svg, /var\(--|>1\.28\.4 available/);
  },
);
