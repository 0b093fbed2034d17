/** axe-core finds nothing, in four themes at three widths, in every state; and no width from 420 px on scrolls sideways. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Snapshot } from '../../../media/protocol';
import { rowsOf, snapshotOf, where } from '../../support/timelines';
import type { PageHarness } from './harness';
import { testPage } from './pages';
import { invalid, refused, rollback } from './snapshots';
import { themes, type ThemeName } from './themes';

const axe = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');
const { target } = snapshotOf({});
/** Those that look different at each width. */
const wide: Readonly<Record<string, Snapshot>> = {
  reference: snapshotOf({}),
  compared: snapshotOf({ replicas: 3, newPods: 'neverReady' }, { comparison: rowsOf({}) }),
};
const narrow: Readonly<Record<string, Snapshot>> = {
  rollback,
  invalid,
  refused,
  none: { state: 'none', target, where },
  serverDown: { state: 'serverDown', target, where },
};

for (const theme of Object.keys(themes) as ThemeName[]) {
  for (const width of [420, 700, 1400]) {
    testPage(
      `accessible in ${theme} at ${width} px`,
      null,
      async (timeline, harness) => {
        for (const [name, snapshot] of Object.entries(width === 420 ? { ...wide, ...narrow } : wide)) {
          await harness.send(snapshot);
          if (name === 'reference') await timeline.scrubTo(18);
          assert.deepEqual(await violations(harness), [], name);
          assert.equal(await overflow(harness), 0, `${name} scrolls sideways`);
        }
      },
      { theme, width },
    );
  }
}

/** What axe-core finds, each as `rule: element`. Its code is run from outside: the page's content policy lets no other script in. */
async function violations(harness: PageHarness): Promise<string[]> {
  await harness.page.evaluate(axe);
  return harness.page.evaluate(async () => {
    const { axe: checker } = window as unknown as {
      axe: { run(options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    const { violations: found } = await checker.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] });
    return found.flatMap(({ id, nodes }) => nodes.map(node => `${id}: ${node.html.slice(0, 120)}`));
  });
}

function overflow(harness: PageHarness): Promise<number> {
  return harness.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}
