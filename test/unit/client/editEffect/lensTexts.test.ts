import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lensTexts, type Uncounted } from '../../../../client/editEffect/lensTexts';

/** The lenses above two workloads, `web` on line 3 and `api` on line 20, a line each. */
function checkLenses(
  effects: readonly (readonly [workload: string, title: string | null, detail?: string | null, command?: string])[],
  uncounted: Partial<Uncounted>,
  ...expected: readonly string[]
): void {
  const workloads = [
    { id: 'web', startLine: 3 },
    { id: 'api', startLine: 20 },
  ];
  const said = effects.map(([workload, title, detail = null, command = null]) => ({ workload, title, detail, command }));
  const lenses = lensTexts('file:///a.yaml', workloads, said, { leftOut: 0, uncounted: [], ...uncounted });
  const shown = lenses.map(({ line, title, tooltip, command }) => `${line} ${title} (${tooltip.replaceAll('\n', ' / ')}) ${command}`);
  assert.deepEqual(shown, expected);
}

test('each workload with something to say has its lens, which leads to its timeline', () =>
  checkLenses(
    [
      ['web', 'this edit replaces 3 pods: image', 'nginx 1 → 2'],
      ['api', null],
    ],
    {},
    '3 this edit replaces 3 pods: image (nginx 1 → 2) rolloutPreview.showEdit',
  ));
test('a command that helps has a lens that copies it', () =>
  checkLenses(
    [['api', 'will be rejected', null, 'kubectl patch x']],
    {},
    '20 will be rejected () rolloutPreview.showEdit',
    '20 Copy kubectl command (kubectl patch x) rolloutPreview.copyCommand',
  ));
test('what wasn’t counted is said behind what is known', () => {
  const edit = ['web', 'this edit starts no rollout', 'replicas 1 → 2'] as const;
  const lens = '3 this edit starts no rollout (replicas 1 → 2 / patches aren’t counted / Not checked for changed ConfigMaps and Secrets: ';
  const uncounted = ['patches aren’t counted'];
  checkLenses([edit], { leftOut: 1, uncounted }, `${lens}1 more file) rolloutPreview.showEdit`);
  checkLenses([edit], { leftOut: 2, uncounted }, `${lens}2 more files) rolloutPreview.showEdit`);
});
test('nothing for a workload that isn’t in the document any more', () => checkLenses([['gone', 'this edit replaces 3 pods']], {}));
