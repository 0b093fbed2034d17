/** axe-core finds nothing, in four themes at three widths, in every state; and no width from 420 px on scrolls sideways. */
import assert from 'node:assert/strict';
import type { Snapshot } from '../../../media/protocol';
import { rowsOf, snapshotOf, where } from '../../support/timelines';
import { overflow, violations } from './access';
import { testPage } from './pages';
import { fullQuota, invalid, refused, rollback, unknownNodes, waysOut } from './snapshots';
import { themes, type ThemeName } from './themes';

const { target } = snapshotOf({});
/** Those that look different at each width. */
const wide: Readonly<Record<string, Snapshot>> = {
  reference: snapshotOf({}),
  compared: snapshotOf({ replicas: 3, newPods: 'neverReady' }, { comparison: { rows: rowsOf({}), leftOut: [] } }),
};
const narrow: Readonly<Record<string, Snapshot>> = {
  rollback,
  waysOut,
  fullQuota,
  unknownNodes,
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
