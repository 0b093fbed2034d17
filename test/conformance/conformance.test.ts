import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { newestVersion } from '../../server/kubernetes/kubernetesVersion';
import { objectKinds } from '../../server/kubernetes/objectKinds';
import { revisionData, revisionName } from '../../server/kubernetes/statefulSet/revisionName';
import { statefulSetStandIn } from '../../server/kubernetes/statefulSet/standIn';
import { verdictOf } from '../../server/kubernetes/verdict';
import { parseDocument } from '../../server/yaml/parse';
import { differences } from './differences';
import type { PodTimingRecord, RealRolloutRecord } from './podRecord';
import { predictGone, predictReady } from './predictPod';
import { isWithinTolerance, predictRealRollout } from './predictRealRollout';
import { replayRollout } from './replayRollout';
import { replayScheduling } from './replayScheduling';
import type { RolloutRecord } from './rolloutRecord';
import { schedulingDifferences } from './schedulingDifferences';
import type { SchedulingRecord } from './schedulingRecord';
import { replaySet, setDifferences } from './sets/replaySet';
import type { SetRecord } from './sets/setRecord';

for (const file of ['rollouts', 'rollouts-1.30', 'rollouts-1.33', 'rollouts-1.36']) {
  describe(`${file} of a real control plane`, () => {
    for (const record of read(`${file}.jsonl`) as readonly RolloutRecord[]) {
      test(record.id, () => assert.deepEqual(differences(record.steps, replayRollout(record)), []));
    }
  });
}

/** But for terminating pods, which they didn't count. */
test('1.30 and 1.33 roll out as 1.36 does where time doesn’t decide', () => {
  for (const record of read('rollouts.jsonl') as readonly RolloutRecord[]) {
    for (const kubernetes of ['v1.30.14', 'v1.33.13']) {
      const steps = record.steps.map(step => ({ ...step, rest: { ...step.rest, terminating: 0 } }));
      assert.deepEqual(differences(steps, replayRollout({ ...record, kubernetes })), [], record.id);
    }
  }
});

describe('rollouts of a real control plane with nodes', () => {
  for (const record of [...read('scheduling.jsonl'), ...read('scheduling-more.jsonl')] as readonly SchedulingRecord[]) {
    test(record.id, () => assert.deepEqual(schedulingDifferences(record.steps, replayScheduling(record)), []));
  }

  test('whatever the answers in the records are', () => {
    const [record] = read('scheduling.jsonl') as readonly SchedulingRecord[];
    assert.ok(record);
    const bare = { ...record, steps: record.steps.map(step => ({ do: step.do }) as (typeof record.steps)[number]) };
    assert.deepEqual(replayScheduling(bare), replayScheduling(record));
  });
});

for (const file of ['statefulset-rollouts.jsonl', 'daemonset-rollouts.jsonl']) {
  describe(file, () => {
    for (const record of read(file) as readonly SetRecord[]) {
      test(record.id, () => assert.deepEqual(setDifferences(record, replaySet(record)), []));
    }
  });
}

test('a record is answered from what was done alone', () => {
  for (const record of ['statefulset-rollouts.jsonl', 'daemonset-rollouts.jsonl'].flatMap(file => read(file) as readonly SetRecord[])) {
    const inputs = { ...record, steps: record.steps.map(step => ({ do: step.do, rest: {} })) };
    assert.deepEqual(replaySet(inputs), replaySet(record), record.id);
  }
});

interface NamedRevision {
  readonly yaml: string;
  readonly revision: string;
  readonly data: string;
}

describe('ControllerRevisions of StatefulSets', () => {
  for (const { yaml, revision, data } of read('statefulset-names.jsonl') as readonly NamedRevision[]) {
    test(revision, () => {
      const [kind, { root }] = [objectKinds.get('apps/v1/StatefulSet'), parseDocument(yaml)];
      assert.ok(kind !== undefined && root?.type === 'map');
      const { template } = statefulSetStandIn(verdictOf(root, kind, newestVersion).object, root);
      assert.equal(revisionData(template), data);
      assert.equal(revisionName('web', template), revision);
    });
  }
});

describe('rollouts on a real kubelet', () => {
  for (const record of read('real-rollouts.jsonl') as readonly RealRolloutRecord[]) {
    test(record.id, () => {
      const { completeAfterSeconds, oldPodsGoneAfterSeconds } = predictRealRollout(record);
      const compared = `complete ${record.completeAfterSeconds} ~ ${completeAfterSeconds}, gone ${record.oldPodsGoneAfterSeconds} ~ ${oldPodsGoneAfterSeconds}`;
      assert.ok(
        isWithinTolerance(record.completeAfterSeconds, completeAfterSeconds) &&
          isWithinTolerance(record.oldPodsGoneAfterSeconds, oldPodsGoneAfterSeconds),
        compared,
      );
    });
  }
});

/** The kubelet now and then runs a probe once more than it ticks, so a pod may be ready earlier; those are the exceptions. */
const earlier = new Set([
  'readiness-p10-d0-s1-app3',
  'readiness-p5-d7-s1-app0',
  'readiness-p3-d0-s2-app0',
  'readiness-p5-d0-s1-app12',
  'two-containers-3s-8s',
]);

describe('pods on a real kubelet', () => {
  for (const record of read('pod-timing.jsonl') as readonly PodTimingRecord[]) {
    test(record.id, () => {
      for (const { running, ready, goneAfterDeletion } of record.runs) {
        if (running !== undefined && ready !== undefined) {
          const late = ready - predictReady(record, running);
          assert.ok(late < 1.6 && (late > -1.1 || earlier.has(record.id)), `ready ${late.toFixed(2)} s later than predicted`);
        }
        if (goneAfterDeletion !== undefined) {
          const late = goneAfterDeletion - predictGone(record);
          assert.ok(Math.abs(late) < 1, `gone ${late.toFixed(2)} s later than predicted`);
        }
      }
    });
  }
});

function read(file: string): readonly unknown[] {
  const text = readFileSync(path.join('test', 'conformance', 'records', file), 'utf8');
  return text
    .trim()
    .split('\n')
    .map(line => JSON.parse(line) as unknown);
}
