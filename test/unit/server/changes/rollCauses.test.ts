import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readConfigObjects } from '../../../../server/changes/configObjects';
import { rollCauses } from '../../../../server/changes/rollCauses';

const config = (name: string, level: string): string =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: ${name} }\ndata: { level: ${level}, same: "1" }\n`;

interface Change {
  readonly subject: string;
  readonly text?: string;
  readonly replicas?: readonly [string, string];
}

/** Two states of the objects beside a workload, and a difference of its template. */
function checkCauses(
  [before, after]: readonly [string, string],
  { subject, text = subject, replicas }: Change,
  ...expected: string[]
): void {
  const changes = replicas === undefined ? [] : [{ field: 'replicas', before: replicas[0], after: replicas[1] }];
  const states = { former: readConfigObjects(before), present: readConfigObjects(after) };
  assert.deepEqual(rollCauses([{ subject, text }], changes, states), expected);
}

const checksum = { subject: 'annotation checksum/config' };

test('a checksum follows what changed', () =>
  checkCauses([config('web', 'info'), config('web', 'debug')], checksum, 'checksum/config follows ConfigMap web (level)'));
test('nothing changed that it could follow', () => checkCauses([config('web', 'info'), config('web', 'info')], checksum));
test('another annotation follows nothing', () =>
  checkCauses([config('web', 'info'), config('web', 'debug')], { subject: 'annotation team' }));
test('a generated ConfigMap gets another name', () =>
  checkCauses(
    [config('settings-m2kdbb7ccd', 'info'), config('settings-5578cf8t24', 'debug')],
    { subject: 'envFrom' },
    'ConfigMap settings gets a new name (level)',
  ));
test('a name without a hash was renamed by somebody', () =>
  checkCauses([config('settings-one', 'info'), config('settings-two', 'debug')], { subject: 'envFrom' }));
test('replicas that are copied into the template', () =>
  checkCauses(
    ['', ''],
    { subject: 'env REPLICAS', text: 'env REPLICAS 2 → 3', replicas: ['2', '3'] },
    'replicas is copied into env REPLICAS',
  ));
test('replicas beside another edit', () => checkCauses(['', ''], { subject: 'image', text: 'web 1 → 3', replicas: ['2', '3'] }));
