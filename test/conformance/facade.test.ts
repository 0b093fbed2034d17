/**
 * What a user is answered about rollouts that were recorded: the façade is given the manifest and the commands. What the recorder did to single pods and to
 * the objects around can't be asked of it: the replays of conformance.test.ts do that, and hold every step against the record.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { compareWithFacade, durationOf } from './facade/answered';
import type { ProgramRecord } from './facade/program';
import type { RealRolloutRecord } from './podRecord';
import { isWithinTolerance } from './predictRealRollout';

for (const [file, least] of [
  ['rollouts', 300],
  ['statefulset-rollouts', 140],
  ['daemonset-rollouts', 110],
  ['scheduling', 170],
  ['scheduling-more', 4],
] as const) {
  test(`the rollouts of ${file} end as the façade answers`, () => {
    const compared = (read(file) as readonly ProgramRecord[]).map(compareWithFacade);
    assert.deepEqual(
      compared.flatMap(({ differences }) => differences),
      [],
    );
    assert.ok(compared.reduce((sum, { states }) => sum + states, 0) >= least);
  });
}

test('rollouts on a real kubelet take as long as the façade answers', () => {
  for (const record of read('real-rollouts') as readonly RealRolloutRecord[]) {
    const [measured, answered] = [record.completeAfterSeconds, durationOf(record)];
    const compared = `${record.id}: complete after ${measured}, answered ${JSON.stringify(answered)}`;
    const nearest = measured === null || answered === null ? null : clamp(measured, answered.leastSeconds, answered.mostSeconds);
    assert.equal(answered === null, measured === null, compared);
    assert.ok(isWithinTolerance(measured, nearest), compared);
  }
});

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}

function read(file: string): readonly unknown[] {
  const text = readFileSync(path.join('test', 'conformance', 'records', `${file}.jsonl`), 'utf8');
  return text
    .trim()
    .split('\n')
    .map(line => JSON.parse(line) as unknown);
}
