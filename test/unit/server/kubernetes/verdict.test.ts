import assert from 'node:assert/strict';
import { test } from 'node:test';
import { objectKinds } from '../../../../server/kubernetes/objectKinds';
import { newestVersion } from '../../../../server/kubernetes/kubernetesVersion';
import { immutableErrors, verdictOf } from '../../../../server/kubernetes/verdict';
import { parseDocument } from '../../../../server/yaml/parse';
import type { LocatedMap } from '../../../../server/yaml/located';

/** What is refused of the change from one object to another, and wouldn't be refused of a new one. */
function checkChange(type: string, { before, after }: { readonly before: string; readonly after: string }, expected: string): void {
  const kind = objectKinds.get(type);
  assert.ok(kind !== undefined);
  const errors = immutableErrors(objectOf(after), objectOf(before), kind, newestVersion);
  assert.equal(errors.map(({ path, message }) => `${path}: ${message}\n`).join(''), expected);
}

function objectOf(text: string): LocatedMap {
  const { root } = parseDocument(text);
  assert.ok(root?.type === 'map');
  return root;
}

function web(selector: string, rest = ''): string {
  return `metadata: {name: web${rest}}
spec: {${selector}template: {metadata: {labels: {app: web, tier: front}}, spec: {containers: [{name: web, image: nginx}]}}}`;
}

test('the selector of a Deployment', () =>
  checkChange(
    'apps/v1/Deployment',
    { before: web('selector: {matchLabels: {app: web}}, '), after: web('selector: {matchLabels: {app: web, tier: front}}, ') },
    'spec.selector: Invalid value: {"matchLabels":{"app":"web","tier":"front"}}: field is immutable\n',
  ));

test('the same selector, written otherwise', () =>
  checkChange(
    'apps/v1/Deployment',
    {
      before: web('selector: {matchLabels: {app: web, tier: front}}, '),
      after: web('selector: {matchExpressions: [], matchLabels: {tier: "front", app: web}}, '),
    },
    '',
  ));

test('a selector that something else may add', () =>
  checkChange('apps/v1/Deployment', { before: web(''), after: web('selector: {matchLabels: {app: web}}, ') }, ''));

test('once what the server says twice, and nothing that would be wrong of a new object', () =>
  checkChange(
    'apps/v1/Deployment',
    {
      before: web('selector: {matchLabels: {app: web}}, '),
      after: web('replicas: -1, selector: {matchLabels: {app: web}}, ', ', deletionGracePeriodSeconds: 5'),
    },
    'metadata.deletionGracePeriodSeconds: Invalid value: 5: field is immutable\n',
  ));

test('the selector of a DaemonSet', () =>
  checkChange(
    'apps/v1/DaemonSet',
    { before: web('selector: {matchLabels: {app: web}}, '), after: web('selector: {matchLabels: {app: web, tier: front}}, ') },
    'spec.selector: Invalid value: {"matchLabels":{"app":"web","tier":"front"}}: field is immutable\n',
  ));

const onlyThese =
  "spec: Forbidden: updates to statefulset spec for fields other than 'replicas', 'ordinals', 'template', 'updateStrategy', 'revisionHistoryLimit', " +
  "'persistentVolumeClaimRetentionPolicy' and 'minReadySeconds' are forbidden\n";

function db(storage: string, rest = ''): string {
  const claim = `{metadata: {name: data}, spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: ${storage}}}}}`;
  return web(`selector: {matchLabels: {app: web}}, volumeClaimTemplates: [${claim}]${rest}, `);
}

test('the size of a StatefulSet’s claims', () => checkChange('apps/v1/StatefulSet', { before: db('1Gi'), after: db('2Gi') }, onlyThese));

test('the same size, written otherwise', () => checkChange('apps/v1/StatefulSet', { before: db('1Gi'), after: db('1024Mi') }, ''));

test('what of a StatefulSet can change', () =>
  checkChange(
    'apps/v1/StatefulSet',
    { before: db('1Gi'), after: db('1Gi', ', replicas: 3, ordinals: {start: 1}, minReadySeconds: 5') },
    '',
  ));

test('a change that the server refuses is shown at the field', () => {
  const kind = objectKinds.get('apps/v1/StatefulSet');
  assert.ok(kind !== undefined);
  const changed = immutableErrors(objectOf(db('1Gi', ', podManagementPolicy: Parallel')), objectOf(db('1Gi')), kind, newestVersion);
  assert.deepEqual(
    changed.map(({ at }) => at),
    [['spec', 'podManagementPolicy']],
  );
});

test('what is wrong with the volume of a claim template is shown at its name, with a volume of the pod at its own place', () => {
  const kind = objectKinds.get('apps/v1/StatefulSet');
  assert.ok(kind !== undefined);
  const claim = (name: string): string =>
    `{metadata: {name: ${name}}, spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}}`;
  const { errors } = verdictOf(
    objectOf(`metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  volumeClaimTemplates: [${claim('data')}, ${claim('Logs_1')}]
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: web, image: nginx}], volumes: [{name: data}, {name: Bad_1}]}`),
    kind,
    newestVersion,
  );
  assert.deepEqual(
    errors.map(({ path, at }) => [path, at.join('.')]),
    [
      ['spec.template.spec.volumes[1].name', 'spec.volumeClaimTemplates.1.metadata.name'],
      ['spec.template.spec.volumes[2].name', 'spec.template.spec.volumes.1.name'],
    ],
  );
});

test('the storage class of a claim', () =>
  checkChange(
    'v1/PersistentVolumeClaim',
    {
      before: 'metadata: {name: a}\nspec: {accessModes: [ReadWriteOnce], storageClassName: slow, resources: {requests: {storage: 1Gi}}}',
      after: 'metadata: {name: a}\nspec: {accessModes: [ReadWriteOnce], storageClassName: fast, resources: {requests: {storage: 1Gi}}}',
    },
    'spec: Forbidden: spec is immutable after creation except resources.requests and volumeAttributesClassName for bound claims\n',
  ));

test('the volume mode of a claim', () =>
  checkChange(
    'v1/PersistentVolumeClaim',
    {
      before: 'metadata: {name: a}\nspec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}',
      after: 'metadata: {name: a}\nspec: {accessModes: [ReadWriteOnce], volumeMode: Block, resources: {requests: {storage: 1Gi}}}',
    },
    'spec: Forbidden: spec is immutable after creation except resources.requests and volumeAttributesClassName for bound claims\n' +
      'volumeMode: Invalid value: "Block": field is immutable\n',
  ));

test('the scopes of a quota', () =>
  checkChange(
    'v1/ResourceQuota',
    { before: 'metadata: {name: a}\nspec: {scopes: [BestEffort]}', after: 'metadata: {name: a}\nspec: {scopes: []}' },
    'spec.scopes: Invalid value: []: field is immutable\n',
  ));
