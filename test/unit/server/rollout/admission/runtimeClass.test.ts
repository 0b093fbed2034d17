import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ApiObject } from '../../../../../server/kubernetes/apiObject';
import { runtimeClassOf } from '../../../../../server/kubernetes/surroundings/classes';
import { nothingKnown } from '../../../../../server/kubernetes/surroundings/clusterObjects';
import { withRuntimeClass } from '../../../../../server/rollout/admission/runtimeClass';

const sandboxed = runtimeClassOf({
  metadata: { name: 'sandboxed' },
  overhead: { podFixed: { cpu: '250m' } },
  scheduling: { nodeSelector: { runtime: 'sandbox' }, tolerations: [{ key: 'sandbox', operator: 'Exists' }] },
});

/** The spec with what the class brings, or the refusal. */
function checkClass(name: string, spec: ApiObject, expected: ApiObject | string, complete = true): void {
  test(name, () => {
    const found = withRuntimeClass(spec, { ...nothingKnown, runtimeClasses: [sandboxed], complete });
    const answer = 'message' in found ? found.message({ generateName: 'web-1-', name: 'web-1-a' }) : found.spec;
    assert.deepEqual(answer, expected);
  });
}

const named = { runtimeClassName: 'sandboxed' };

checkClass('a pod without a class stays as it is', { nodeName: 'a' }, { nodeName: 'a' });
checkClass(
  'a class brings its overhead, its nodes and what it tolerates',
  { ...named, nodeSelector: { disk: 'ssd' }, tolerations: [{ key: 'own' }] },
  {
    ...named,
    overhead: { cpu: '250m' },
    nodeSelector: { disk: 'ssd', runtime: 'sandbox' },
    tolerations: [{ key: 'own' }, { key: 'sandbox', operator: 'Exists' }],
  },
);
checkClass(
  'a pod may not want other nodes than its class',
  { ...named, nodeSelector: { runtime: 'plain' } },
  'pods "web-1-" is forbidden: conflict: runtimeClass.scheduling.nodeSelector[runtime] = sandbox; pod.spec.nodeSelector[runtime] = plain',
);
checkClass(
  'a pod may not want another overhead than its class',
  { ...named, overhead: { cpu: '1' } },
  `pods "web-1-" is forbidden: pod rejected: Pod's Overhead doesn't match RuntimeClass's defined Overhead`,
);
checkClass(
  'a class that isn’t there',
  { runtimeClassName: 'other' },
  'pods "web-1-" is forbidden: pod rejected: RuntimeClass "other" not found',
);
checkClass('a class that may be there', { runtimeClassName: 'other' }, { runtimeClassName: 'other' }, false);
