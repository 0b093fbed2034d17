import assert from 'node:assert/strict';
import { test } from 'node:test';
import { declaredReleases } from '../../server/rendering/declared';
import { readFixture } from './fixtures';

test('an Application of Argo CD', () =>
  assert.deepEqual(declaredReleases(readFixture('helm', 'argo', 'application.yaml')), [
    {
      by: 'Argo CD',
      name: 'shop-prod',
      chart: 'helm/shop',
      valuesFiles: ['helm/shop/values-prod.yaml'],
      inline: '{"replicas":14}',
      release: 'shop',
      namespace: 'prod',
    },
  ]));
test('a HelmRelease of Flux', () =>
  assert.deepEqual(declaredReleases(readFixture('helm', 'argo', 'helmrelease.yaml')), [
    {
      by: 'Flux',
      name: 'shop',
      chart: 'helm/shop',
      valuesFiles: ['helm/shop/values.yaml', 'helm/shop/values-prod.yaml'],
      inline: '{"replicas":15}',
      release: 'shop',
      namespace: 'prod',
    },
  ]));

const argo = (helm: string, path = 'charts/web'): string =>
  `apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: { name: web }\nspec: { source: { path: ${path}, helm: ${helm} } }\n`;

function checkInline(helm: string, expected: string | null): void {
  assert.equal(declaredReleases(argo(helm))[0]?.inline, expected);
}

test('parameters count last, and are typed as --set types them', () =>
  checkInline(
    '{ values: "a: 1\\nb: { c: 2 }", parameters: [{ name: b.c, value: "3" }, { name: b.d, value: "007" }, { name: e, value: "5", forceString: true }] }',
    '{"a":1,"b":{"c":3,"d":"007"},"e":"5"}',
  ));
test('valuesObject takes the place of values', () => checkInline('{ values: "a: 1", valuesObject: { b: 2 } }', '{"b":2}'));
test('no values', () => checkInline('{ releaseName: x }', null));

for (const [why, helm, path] of [
  ['values on the network', '{ valueFiles: ["https://charts.invalid/v.yaml"] }', 'charts/web'],
  ['values that a plugin decrypts', '{ valueFiles: ["secrets://v.yaml"] }', 'charts/web'],
  ['values of another source', '{ valueFiles: ["$values/v.yaml"] }', 'charts/web'],
  ['values beyond the repository', '{ valueFiles: ["../../../v.yaml"] }', 'charts/web'],
  ['a chart beyond the repository', '{}', '../web'],
] as const)
  test(`left out: ${why}`, () => assert.deepEqual(declaredReleases(argo(helm, path)), []));

test('what isn’t an Application or HelmRelease', () =>
  assert.deepEqual(declaredReleases('kind: Application\napiVersion: v1\n---\n{{ broken\n---\n- a\n'), []));
