import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PastReader } from '../../../../server/past/pastReader';

/** A Deployment of a name (with its namespace before a slash) and an image. */
function deployment(name: string, image: string): string {
  const [own = '', namespace] = name.split('/').reverse();
  return `apiVersion: apps/v1
kind: Deployment
metadata: {name: ${own}${namespace === undefined ? '' : `, namespace: ${namespace}`}}
spec:
  selector: {matchLabels: {app: a}}
  template: {metadata: {labels: {app: a}}, spec: {containers: [{name: a, image: "${image}"}]}}
`;
}

/** The image of the workload with the id; `none` where it isn't found. */
function checkFound(id: string, documents: readonly string[], expected: string): void {
  const found = new PastReader(id).find(documents.join('---\n'));
  assert.equal(found?.object.spec.template.spec.containers[0]?.image ?? 'none', expected);
}

test('by its id, among others', () =>
  checkFound('Deployment//web', [deployment('api', 'a:1'), deployment('web', 'w:1'), deployment('web-2', 'w:2')], 'w:1'));
test('the second of its name', () =>
  checkFound('Deployment//web#2', [deployment('web', 'w:1'), deployment('api', 'a'), deployment('web', 'w:2')], 'w:2'));
test('the second where there was only one', () => checkFound('Deployment//web#2', [deployment('web', 'w:1')], 'w:1'));
test('under another name it is another one', () => checkFound('Deployment//web', [deployment('frontend', 'f:1')], 'none'));
test('where it leaves the namespace open', () => checkFound('Deployment/shop/web', [deployment('web', 'w:1')], 'w:1'));
test('in another namespace it is another one', () => checkFound('Deployment/shop/web', [deployment('test/web', 'w:1')], 'none'));
test('in one of two other namespaces', () =>
  checkFound('Deployment//web', [deployment('one/web', 'w:1'), deployment('two/web', 'w:2')], 'none'));
test('in a list, with CRLF', () =>
  checkFound(
    'Deployment//web',
    [`apiVersion: v1\nkind: List\nitems:\n- ${deployment('web', 'w:1').replaceAll('\n', '\n  ')}`.replaceAll('\n', '\r\n')],
    'w:1',
  ));
test('in JSON', () =>
  checkFound(
    'Deployment//web',
    [
      '{"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"web"},"spec":{"selector":{"matchLabels":{"app":"a"}},"template":{"metadata":{"labels":{"app":"a"}},"spec":{"containers":[{"name":"a","image":"w:1"}]}}}}',
    ],
    'w:1',
  ));
test('not in a text that can’t be read', () => checkFound('Deployment//web', [`${deployment('web', 'w:1')}  - [`], 'none'));
test('not in a template', () => checkFound('Deployment//web', [deployment('web', 'w:1').replace('kind', '{{- if .a }}\nkind')], 'none'));
for (const text of ['', '\0', 'web', 'kind: Deployment', '[web, Deployment', 'a: &a [*a]\nname: web\nkind: Deployment']) {
  test(`not in ${JSON.stringify(text)}`, () => checkFound('Deployment//web', [text], 'none'));
}
