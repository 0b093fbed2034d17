/** The overview’s page: what is in it, how it is moved through, and that everybody can read it. */
import assert from 'node:assert/strict';
import type { OverviewGroup } from '../../../media/overviewProtocol';
import { groupOf, named, overviewOf, shop } from '../../support/overviews';
import { overflow, violations } from './access';
import { testPage } from './pages';
import { themes, type ThemeName } from './themes';

const which = 'overview';
const edited: OverviewGroup = { ...shop, changes: [{ workload: 'Deployment//web', what: 'web 1 → 2, replicas 8 → 10' }] };
const chart = groupOf('charts/logging', [named('logs')], { kind: 'chart', values: 'values-prod.yaml' });
const broken = groupOf('overlays/prod', [], { kind: 'kustomization', problem: 'Can’t be rendered: no such file' });
const several = overviewOf(edited, chart, broken);
const [first] = shop.rows;
assert.ok(first !== undefined);
const many: OverviewGroup = {
  ...shop,
  rows: Array.from({ length: 1000 }, (_, index) => ({ ...first, name: `web-${index}`, workload: `Deployment//web-${index}` })),
  workloads: 2345,
};

for (const theme of Object.keys(themes) as ThemeName[]) {
  for (const width of [420, 700, 1000, 1400]) {
    testPage(
      `the overview is accessible in ${theme} at ${width} px`,
      null,
      async ({ page }, harness) => {
        await harness.send(several);
        await page.getByRole('button', { name: /^web, / }).press('ArrowDown');
        assert.deepEqual(await violations(harness), []);
        assert.equal(await overflow(harness), 0);
        await harness.send({ ...several, state: 'serverDown', groups: [] });
        assert.deepEqual(await violations(harness), []);
      },
      { theme, width, which },
    );
  }
}

for (const width of [360, 570, 1000]) {
  for (const [width, isColumn] of [
    [700, false],
    [1000, true],
  ] as const) {
    testPage(
      `what changed is said ${isColumn ? 'in a column of its own' : 'below what it rolls out'} at ${width} px`,
      null,
      async ({ page }, harness) => {
        await harness.send(overviewOf(edited));
        const change = page.getByText('web 1 → 2, replicas 8 → 10').filter({ visible: true });
        assert.equal(await change.count(), 1);
        assert.equal(await page.getByRole('columnheader', { name: 'What changed' }).count(), isColumn ? 1 : 0);
        await harness.send(overviewOf(shop));
        assert.equal(await page.getByRole('columnheader', { name: 'What changed' }).count(), 0);
      },
      { which, width },
    );
  }

  testPage(
    `long words are broken at ${width} px, so that nothing is out of sight to the right`,
    null,
    async ({ page }, harness) => {
      const long = 'x'.repeat(63);
      const group: OverviewGroup = {
        ...shop,
        label: `charts/${long}/${long}.yaml`,
        rows: [{ ...first, name: long, namespace: long }],
        changes: [{ workload: first.workload, what: `image registry.example/${long} → registry.example/${long}` }],
      };
      await harness.send(overviewOf(group, { ...broken, problem: long.repeat(3) }));
      await page.getByText('→').filter({ visible: true }).waitFor();
      assert.equal(await overflow(harness), 0);
    },
    { which, width },
  );
}

testPage(
  'of a thousand workloads those in sight are drawn, all can be reached by keys, and that there are more is said',
  null,
  async ({ page }, harness) => {
    await harness.send(overviewOf(many));
    assert.ok((await page.getByRole('row').count()) < 60);
    await page.getByText('Only the first 1,000 of 2,345 workloads are shown.').waitFor();
    await page.getByRole('button', { name: /^web-0, / }).press('End');
    assert.match((await page.locator(':focus').textContent()) ?? '', /web-999/);
    await page.locator(':focus').press('ArrowUp');
    await page.getByRole('button', { name: /^web-998, / }).waitFor();
    assert.ok((await page.getByRole('row').count()) < 60);
  },
  { which, height: 500 },
);

testPage(
  'the filters, Enter, and the report',
  null,
  async ({ page }, harness) => {
    await harness.send(several);
    await harness.newOverviewMessages();
    await page.getByText('web 1 → 2, replicas 8 → 10').filter({ visible: true }).waitFor();
    await page.getByRole('button', { name: 'Changed 1' }).click();
    const web = page.getByRole('button', { name: /^web, / });
    await web.press('Enter');
    await page.getByRole('button', { name: 'Copy report' }).click();
    await page.getByRole('button', { name: 'Problems 4' }).click();
    assert.equal(await web.count(), 0);
    const place = { uri: shop.uri, workload: 'Deployment//web' };
    assert.deepEqual(await harness.newOverviewMessages(), [
      { kind: 'open', ...place },
      { kind: 'copyReport', workloads: [place] },
    ]);
  },
  { which },
);
