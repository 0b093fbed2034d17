import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findWorkloads, mayHoldWorkload } from '../../../../../server/kinds/workloads';
import { parseDocument } from '../../../../../server/yaml/parse';
import { splitDocuments } from '../../../../../server/yaml/splitDocuments';

/** The workloads of a file: `line ID`, with the line on which each begins. */
function checkFound(text: string, ...expected: readonly string[]): void {
  const documents = splitDocuments(text).map(({ start, end, format }) => parseDocument(text.slice(start, end), start, format));
  const found = findWorkloads(documents).map(({ id, span }) => `${text.slice(0, span.start).split('\n').length} ${id}`);
  assert.deepEqual(found, expected);
  if (expected.length > 0) assert.ok(mayHoldWorkload(text));
}

/** A Deployment that says just enough. */
function deployment(name: string, more = ''): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata: {name: ${name}${more}}
spec:
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: web, image: nginx}]}
`;
}

test('one', () => checkFound(deployment('web'), '1 Deployment//web'));
test('a namespace', () => checkFound(deployment('web', ', namespace: shop'), '1 Deployment/shop/web'));
test('several documents', () =>
  checkFound(`# c\n---\n${deployment('a')}---\nkind: Service\n---\n${deployment('b')}`, '3 Deployment//a', '13 Deployment//b'));
test('the same name twice', () => checkFound(`${deployment('a')}---\n${deployment('a')}`, '1 Deployment//a', '9 Deployment//a#2'));
test('a list, and a list in it', () => {
  const item = (name: string): string => `- ${deployment(name).trimEnd().replaceAll('\n', '\n  ')}\n`;
  const inner = `- apiVersion: v1\n  kind: List\n  items:\n  ${item('b').replaceAll('\n', '\n  ')}`;
  checkFound(`apiVersion: v1\nkind: List\nitems:\n${item('a')}${inner}`, '4 Deployment//a', '14 Deployment//b');
});
test('a list of Deployments, whose items need not say what they are', () =>
  checkFound(
    'apiVersion: apps/v1\nkind: DeploymentList\nitems:\n- metadata: {name: a}\n  spec: {replicas: 1, template: {spec: {containers: [{image: b}]}}}\n',
    '4 Deployment//a',
  ));
test('a list without a kind, which kubectl doesn’t decode', () =>
  checkFound('items:\n- {apiVersion: apps/v1, kind: Deployment, spec: {replicas: 1, template: {spec: {containers: [{image: b}]}}}}\n'));
test('an item that says what it is is nothing else', () =>
  checkFound('apiVersion: apps/v1\nkind: DeploymentList\nitems:\n- kind: Service\n  metadata: {name: a}\n'));
test('JSON objects in a row', () => {
  const json =
    '{"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "a"}, "spec": {"template": {"metadata": {"labels": {"a": "b"}}, "spec": {"containers": [{"image": "b"}]}}}}';
  checkFound(`${json}\n${json}`, '1 Deployment//a', '2 Deployment//a#2');
});
test('JSON', () =>
  checkFound(
    '{"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "a"},\n"spec": {"replicas": 1, "template": {"spec": {"containers": [{"image": "b"}]}}}}',
    '1 Deployment//a',
  ));
test('without a name', () => checkFound(deployment('~'), '1 Deployment//'));
test('a name of another type', () => checkFound(deployment('1'), '1 Deployment//1'));
test('a name that would be markup', () => checkFound(deployment('"<img src=x>"'), '1 Deployment//<img src=x>'));
test('another kind', () => checkFound(deployment('a').replace('Deployment', 'Service')));
test('another version', () => checkFound(deployment('a').replace('apps/v1', 'extensions/v1beta1')));
test('carriage returns', () => checkFound(deployment('a').replaceAll('\n', '\r\n'), '1 Deployment//a'));
test('an alias', () =>
  checkFound(`apiVersion: v1\nkind: List\nx: &x\n  ${deployment('a').replaceAll('\n', '\n  ')}\nitems: [*x]\n`, '12 Deployment//a'));

test('a patch: no image and no selector', () =>
  checkFound(
    'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\nspec: {replicas: 3, template: {spec: {containers: [{name: b}]}}}\n',
  ));
test('a patch: nothing but a name', () => checkFound('apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\n$patch: delete\n'));
test('a selector but no template yet', () =>
  checkFound('apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\nspec: {selector: {matchLabels: {a: b}}}\n'));
test('no patch: everything but the image', () =>
  checkFound(
    'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\nspec: {selector: {matchLabels: {a: b}}, template: {metadata: {labels: {a: b}}, spec: {containers: []}}}\n',
    '1 Deployment//a',
  ));

test('a template with control lines', () => checkFound(`{{- if .Values.on }}\n${deployment('a')}{{- end }}\n`));
test('a template in a value', () => checkFound(deployment('{{ .Release.Name }}')));
test('a template in quotes', () => checkFound(deployment('"{{ .Release.Name }}"')));
test('a template within a value', () => checkFound(deployment('a').replace('nginx', 'nginx:{{tag}}')));
test('Jinja', () => checkFound(`{% if on %}\n${deployment('a')}{% endif %}\n`));
test('no template: double braces in an argument', () =>
  checkFound(deployment('a').replace('image: nginx', 'image: nginx, args: ["--format={{.Name}}"]'), '1 Deployment//a'));
test('no template: a comment', () => checkFound(`# {{ x }}\n${deployment('a')}`, '2 Deployment//a'));

test('a half-typed line takes nothing away', () => checkFound(deployment('a').replace('spec:\n', 'spec:\n  repl\n'), '1 Deployment//a'));
test('no manifest', () => {
  checkFound('');
  checkFound('just text');
  checkFound('\u0000\u0001\ufffd{[');
  checkFound('- a\n- b\n');
});

/** Whether a document is worth to be parsed. */
function checkHold(text: string, expected: boolean): void {
  assert.equal(mayHoldWorkload(text), expected);
}

test('the kind as a value', () => {
  checkHold('kind: Deployment\n', true);
  checkHold('kind: Deployment # c\n', true);
  checkHold('{"kind":"Deployment"}', true);
  checkHold("{kind: 'Deployment', a: b}", true);
  checkHold('kind: DeploymentList\n', true);
  checkHold('kind:\n  # c\n  Deployment\n', true);
  checkHold('? kind\n: Deployment\n', true);
  checkHold('kind: &k Deployment\n', true);
  checkHold('kind: !!str Deployment\n', true);
  checkHold('kind: >-\n  Deployment\n', true);
  checkHold('kind: *k\n', true);
  checkHold('{"kind":"\\u0044eployment"}', true);
});
test('what only speaks of the kind', () => {
  checkHold('kind: CustomResourceDefinition\n# Deployment\n', false);
  checkHold('description: A Deployment enables declarative updates for Pods and ReplicaSets of apps/v1.\n', false);
  checkHold('{"description":"Deployment","x-kubernetes-group-version-kind":[{"kind":"Scale"}]}', false);
  checkHold('kind: DeploymentConfig\n', false);
  checkHold('kinds: [Deployment]\n', false);
});

test('of what can’t be read nothing else is said', () => {
  const [workload] = findWorkloads([
    parseDocument(deployment('a').replace('image: nginx', 'image: nginx, imgae: x').replace('spec:', 'spec:\n\treplicas: -1')),
  ]);
  assert.deepEqual(
    workload?.problems.map(({ code }) => code),
    ['yaml/syntax'],
  );
});
