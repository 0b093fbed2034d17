import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ApiObject } from '../../../../../server/kubernetes/apiObject';
import { clusterObjectsOf } from '../../../../../server/kubernetes/surroundings/clusterObjects';
import { Volumes } from '../../../../../server/rollout/scheduler/volumes';

const unbound = 'pod has unbound immediate PersistentVolumeClaims';

describe('a claim that names its volume', () => {
  for (const [what, asked] of Object.entries({
    'has other access modes': { accessModes: ['ReadWriteMany'] },
    'is too small': { resources: { requests: { storage: '2Gi' } } },
    'is of another class': { storageClassName: 'fast' },
    'is of another mode': { volumeMode: 'Block' },
  })) {
    test(`never has one that ${what}`, () => {
      const volumes = volumesOf([claim(asked), volume({})], 'all there is');
      assert.deepEqual([volumes.refusal('data'), volumes.volumeName('data')], [unbound, null]);
    });

    test(`has one that ${what} if that is kept for it`, () => {
      const volumes = volumesOf([claim(asked), volume({ claimRef: { name: 'data' } })], 'all there is');
      assert.deepEqual([volumes.refusal('data'), volumes.volumeName('data')], [null, 'disk']);
    });
  }

  test('has it whatever its labels are', () => {
    const volumes = volumesOf([claim({ selector: { matchLabels: { tier: 'slow' } } }), volume({})], 'all there is');
    assert.equal(volumes.volumeName('data'), 'disk');
  });

  test('gets no other one made', () => {
    const made: ApiObject = { kind: 'StorageClass', metadata: { name: 'fast' }, provisioner: 'csi.example' };
    assert.equal(volumesOf([claim({ storageClassName: 'fast' }), made], 'all there is').refusal('data'), unbound);
  });

  test('may be of the volume’s class where not every class is known', () => {
    const volumes = volumesOf([claim({}), volume({ storageClassName: 'fast' })], 'some of it');
    assert.deepEqual([volumes.refusal('data'), volumes.volumeName('data')], [null, 'disk']);
  });

  test('may have one that is in no file', () => assert.equal(volumesOf([claim({})], 'some of it').refusal('data'), null));
});

function volumesOf(objects: readonly ApiObject[], known: 'all there is' | 'some of it'): Volumes {
  return new Volumes(clusterObjectsOf(objects, known === 'all there is'));
}

function claim(asked: ApiObject): ApiObject {
  const spec = { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } }, volumeName: 'disk', ...asked };
  return { kind: 'PersistentVolumeClaim', metadata: { name: 'data' }, spec };
}

function volume(spec: ApiObject): ApiObject {
  return {
    kind: 'PersistentVolume',
    metadata: { name: 'disk' },
    spec: { accessModes: ['ReadWriteOnce'], capacity: { storage: '1Gi' }, ...spec },
  };
}
