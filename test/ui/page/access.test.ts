/** axe-core finds nothing, in four themes at three widths, in every state; and no width from 420 px on scrolls sideways. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Snapshot } from '../../../media/protocol';
import { rowsOf, setImage, snapshotOf, then, where } from '../../support/timelines';
import { cutTables, overflow, violations } from './access';
import { testPage } from './pages';
import {
  daemonSet,
  edited,
  fullQuota,
  invalid,
  noFreeDevice,
  refused,
  rejected,
  rollback,
  skipped,
  statefulSet,
  takenPort,
  unknown,
  unknownNodes,
  waysOut,
} from './snapshots';
import { themes, type ThemeName } from './themes';

const chinese = JSON.parse(readFileSync('l10n/bundle.l10n.zh-cn.json', 'utf8')) as Readonly<Record<string, string>>;
const { target } = snapshotOf({});
/** Those that look different at each width. */
const wide: Readonly<Record<string, Snapshot>> = {
  reference: snapshotOf({}),
  noFreeDevice,
  fullQuota,
  takenPort,
  compared: snapshotOf({ replicas: 3, newPods: 'neverReady' }, { comparison: { rows: rowsOf({}), leftOut: [] } }),
};
const chain = snapshotOf({ actions: [setImage('busybox:1.29'), then({ kind: 'undo', toRevision: 0 }, 12)] });
const narrow: Readonly<Record<string, Snapshot>> = {
  rollback,
  waysOut,
  unknownNodes,
  daemonSet,
  statefulSet,
  edited,
  chain,
  paused: snapshotOf({ paused: true }),
  zero: snapshotOf({ replicas: 0 }),
  invalid,
  unknown,
  refused,
  rejected,
  skipped,
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
          assert.deepEqual(await cutTables(harness), [], name);
        }
      },
      { theme, width },
    );
  }
}

testPage(
  'accessible in Chinese, twice as large',
  null,
  async (_, harness) => {
    for (const [name, snapshot] of Object.entries({ ...wide, ...narrow })) {
      await harness.send(snapshot);
      assert.deepEqual(await violations(harness), [], name);
      assert.equal(await overflow(harness), 0, `${name} scrolls sideways`);
      assert.deepEqual(await cutTables(harness), [], name);
    }
  },
  { width: 420, scale: 2, l10n: chinese },
);

testPage(
  'nothing is out of sight in half of 640 px',
  null,
  async (_, harness) => {
    for (const [name, snapshot] of Object.entries({ ...wide, ...narrow })) {
      await harness.send(snapshot);
      assert.equal(await overflow(harness), 0, `${name} scrolls sideways`);
      assert.deepEqual(await cutTables(harness), [], name);
    }
  },
  { width: 320 },
);
