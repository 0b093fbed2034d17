import assert from 'node:assert/strict';
import { test } from 'node:test';
import { objectKinds } from '../../../../server/kubernetes/objectKinds';
import { immutableErrors } from '../../../../server/kubernetes/verdict';
import { parseDocument } from '../../../../server/yaml/parse';
import type { LocatedMap } from '../../../../server/yaml/located';

/** What is refused of the change from one object to another, and wouldn't be refused of a new one. */
function checkChange(type: string, { before, after }: { readonly before: string; readonly after: string }, expected: string): void {
  const kind = objectKinds.get(type);
  assert.ok(kind !== undefined);
  const errors = immutableErrors(objectOf(after), objectOf(before), kind);
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
