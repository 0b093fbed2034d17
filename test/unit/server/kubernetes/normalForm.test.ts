import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import { findWorkloads } from '../../../../server/kinds/workloads';
import { parseDocument } from '../../../../server/yaml/parse';

/** Whether two containers (what they have beside name and image) make the same pod template, as the Deployment controller sees it. */
function checkSame(one: string, other: string, same: boolean): void {
  const [first, second] = [one, other].map(container => {
    const text = `apiVersion: apps/v1
kind: Deployment
spec: {replicas: 1, template: {spec: {containers: [{name: web, image: nginx, ${container}}]}}}
`;
    return findWorkloads([parseDocument(text)])[0]?.object.spec.template;
  });
  assert.ok(first !== undefined && second !== undefined);
  assert.equal(isDeepStrictEqual(first, second), same);
}

test('an amount is the same in any unit', () =>
  checkSame('resources: {limits: {cpu: 1, memory: 1Gi}}', 'resources: {limits: {cpu: 1000m, memory: 1073741824}}', true));
test('and another is not', () => checkSame('resources: {limits: {cpu: 1}}', 'resources: {limits: {cpu: 2}}', false));
test('empty is absent', () => checkSame('resources: {limits: {}}, env: [], command: null', '', true));
test('the default is absent', () =>
  checkSame('imagePullPolicy: Always, ports: [{containerPort: 80, protocol: TCP}]', 'ports: [{containerPort: 80}]', true));
test('so are the numbers of a probe', () =>
  checkSame(
    'readinessProbe: {httpGet: {port: 80}}',
    'readinessProbe: {periodSeconds: 10, httpGet: {path: /, port: 80, scheme: HTTP}}',
    true,
  ));
test('the order of fields is all the same, that of items isn’t', () => {
  checkSame('args: [a, b], tty: true', 'tty: true, args: [a, b]', true);
  checkSame('args: [a, b]', 'args: [b, a]', false);
});
test('behind a pointer empty is not absent', () => checkSame('securityContext: {}', '', false));
