import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findAutoscalers } from '../../../../server/kubernetes/autoscaler';
import { parseDocument } from '../../../../server/yaml/parse';

interface Written {
  readonly apiVersion?: string;
  readonly metadata?: string;
  readonly target?: string;
  readonly spec?: string;
}

/** An autoscaler's text; what isn't given is as in most manifests. */
function hpa({
  apiVersion = 'autoscaling/v2',
  metadata = '{ name: web }',
  target = '{ apiVersion: apps/v1, kind: Deployment, name: web }',
  spec = '{ minReplicas: 3, maxReplicas: 10 }',
}: Written = {}): string {
  return `{ apiVersion: ${apiVersion}, kind: HorizontalPodAutoscaler, metadata: ${metadata}, spec: { scaleTargetRef: ${target}, ${spec.slice(1)} }`;
}

/** The autoscalers of a text, as `NAMESPACE/NAME: minReplicas GROUP/KIND/NAME`. */
function checkAutoscalers(text: string, ...expected: readonly string[]): void {
  const found = findAutoscalers([parseDocument(text)]).map(
    ({ name, namespace, minReplicas, target }) =>
      `${namespace ?? '-'}/${name}: ${minReplicas} ${[target.group, target.kind, target.name].join('/')}`,
  );
  assert.deepEqual(found, expected);
}

test('one in a namespace', () =>
  checkAutoscalers(hpa({ metadata: '{ name: scale.web, namespace: shop }' }), 'shop/scale.web: 3 apps/Deployment/web'));
for (const apiVersion of ['autoscaling/v1', 'autoscaling/v2beta1', 'autoscaling/v2beta2'])
  test(apiVersion, () => checkAutoscalers(hpa({ apiVersion }), '-/web: 3 apps/Deployment/web'));
test('minReplicas is 1 where it is absent, or null', () => {
  checkAutoscalers(hpa({ spec: '{ maxReplicas: 10 }' }), '-/web: 1 apps/Deployment/web');
  checkAutoscalers(hpa({ spec: '{ maxReplicas: 10, minReplicas: ~ }' }), '-/web: 1 apps/Deployment/web');
});
test('none at all', () => checkAutoscalers(hpa({ spec: '{ minReplicas: 0, maxReplicas: 10 }' }), '-/web: 0 apps/Deployment/web'));
test('of a list', () =>
  checkAutoscalers(
    `{ apiVersion: v1, kind: List, items: [${hpa()}, ${hpa({ metadata: '{ name: other }' })}] }`,
    '-/web: 3 apps/Deployment/web',
    '-/other: 3 apps/Deployment/web',
  ));
test('the controller goes by the group, so without one it finds nothing', () => {
  checkAutoscalers(hpa({ target: '{ apiVersion: apps/v1beta1, kind: Deployment, name: web }' }), '-/web: 3 apps/Deployment/web');
  checkAutoscalers(hpa({ target: '{ kind: Deployment, name: web }' }), '-/web: 3 /Deployment/web');
});

for (const [what, written] of [
  ['another version', { apiVersion: 'autoscaling/v3' }],
  ['another group', { apiVersion: 'example.com/v2' }],
  ['no name', { metadata: '{ namespace: shop }' }],
  ['a name that is refused', { metadata: '{ name: "web](http://evil)" }' }],
  ['no target', { target: '{}' }],
  ['a target without a name', { target: '{ apiVersion: apps/v1, kind: Deployment }' }],
  ['no maxReplicas', { spec: '{ minReplicas: 3 }' }],
  ['maxReplicas of none', { spec: '{ minReplicas: 0, maxReplicas: 0 }' }],
  ['more at least than at most', { spec: '{ minReplicas: 11, maxReplicas: 10 }' }],
  ['quotes', { spec: '{ minReplicas: "3", maxReplicas: 10 }' }],
  ['a fraction', { spec: '{ minReplicas: 2.5, maxReplicas: 10 }' }],
  ['less than none', { spec: '{ minReplicas: -1, maxReplicas: 10 }' }],
  ['a list', { spec: '{ minReplicas: [3], maxReplicas: 10 }' }],
  ['too many', { spec: '{ minReplicas: 3000000000, maxReplicas: 4000000000 }' }],
  ['a template', { spec: '{ minReplicas: {{ .Values.min }}, maxReplicas: 10 }' }],
  ['a template elsewhere in it', { metadata: '{ name: web, labels: { app: {{ .Release.Name }} } }' }],
] satisfies [string, Written][])
  test(`nothing is said of one with ${what}`, () => checkAutoscalers(hpa(written)));
test('nothing is said of a text without any', () => {
  checkAutoscalers('');
  checkAutoscalers('HorizontalPodAutoscaler');
  checkAutoscalers('kind: HorizontalPodAutoscaler\nspec:');
});
