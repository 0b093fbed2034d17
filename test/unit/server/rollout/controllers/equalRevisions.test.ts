import assert from 'node:assert/strict';
import { test } from 'node:test';
import { kindOf } from '../../../../../server/kinds/index';
import { findWorkloads } from '../../../../../server/kinds/workloads';
import { rehearse } from '../../../../../server/rollout/rehearse';
import { parseDocument } from '../../../../../server/yaml/parse';

/** A restart of a workload whose template two revisions of its past have. */
function checkRestart(kind: string, expected: readonly number[]): void {
  const text = `apiVersion: apps/v1
kind: ${kind}
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: web, image: web }] }
`;
  const [workload] = findWorkloads([parseDocument(text)]);
  assert.ok(workload !== undefined);
  const { template } = workload.object.spec;
  const past = [2, 4].map((revision, index) => ({ revision, formerRevisions: [], template, annotations: {}, index }));
  const scenario = { assumptions: {}, actions: [{ action: { kind: 'restart' as const }, at: 'rest' as const }], past };
  const result = rehearse(kindOf(workload).rollout, workload.object, scenario, { readySeconds: 5, shutdownSeconds: 3 });
  assert.ok(result.state === 'timeline');
  assert.equal(result.timeline.summary.outcome, 'completes');
  assert.deepEqual(
    result.timeline.revisions.map(({ revision }) => revision),
    expected,
  );
}

for (const kind of ['StatefulSet', 'DaemonSet'])
  test(`of equal revisions of a ${kind} the last one is its own, and a restart makes the next`, () => checkRestart(kind, [2, 4, 5]));
