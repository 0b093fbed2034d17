import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readWorkloads } from '../../../../../server/kinds/workloads';
import { isExpectedByTest } from '../../../../../server/kubernetes/workloads/testFile';
import { parseDocument } from '../../../../../server/yaml/parse';

/** What is said of a Deployment with this spec, as `SEVERITY PATH: MESSAGE`. */
function saidOf(spec: string, rest = ''): 'nothing' | readonly string[] {
  const [workload] = readWorkloads([
    parseDocument(`apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec:\n${spec}\n${rest}`),
  ]);
  assert.ok(workload !== undefined);
  if (workload.partial) return 'nothing';
  return workload.problems.map(({ severity = 'error', path, message }) => `${severity} ${path}: ${message}`);
}

function checkSilent(spec: string, rest = ''): void {
  assert.equal(saidOf(spec, rest), 'nothing');
}

function checkSaid(spec: string, ...expected: readonly string[]): void {
  assert.deepEqual(saidOf(spec), expected);
}

const complete = `  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
`;
const required = 'error spec.template.spec.containers: Required value';

test('a patch: a second container without an image', () =>
  checkSilent('  template: {spec: {containers: [{name: proxy, image: "proxy:1"}, {name: manager, args: [x]}]}}'));
test('a patch: an image only', () => checkSilent('  template: {spec: {containers: [{name: manager, image: "manager:2"}]}}'));
test('a patch: replicas only', () => checkSilent('  replicas: 3'));
test('a patch: labels of the template only', () => checkSilent('  template: {metadata: {labels: {team: shop}}}'));
test('a patch that repeats selector and labels, without an image', () =>
  checkSilent(`${complete}    spec: {containers: [{name: web, env: [{name: ORIGIN, value: x}]}]}`));
test('a patch of a patch’s own words', () =>
  checkSilent(`${complete}    spec: {containers: [{name: web, image: nginx}, {name: old, $patch: delete}]}`));
test('a base without labels', () =>
  checkSilent(`  selector:
    matchLabels:
  template:
    metadata:
      labels:
    spec:
      containers: [{name: web, image: nginx}]`));
test('a base with labels', () =>
  checkSaid(
    `  selector: {matchLabels: }
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: web, image: nginx}]}`,
    'warning spec.selector: Invalid value: {}: empty selector is invalid for deployment',
  ));
test('begun: a template without a pod spec', () => checkSilent(`  replicas: 1\n${complete}`));
test('begun: a selector and no template', () => checkSilent('  selector: {matchLabels: {app: web}}'));

test('what a test expects: a status', () =>
  checkSilent(`${complete}    spec: {containers: [{name: web, image: nginx}]}`, 'status: {readyReplicas: 1}'));
test('what a test expects: an expression', () =>
  checkSilent(`${complete}    spec:\n      (containers[?name == 'web']):\n        - image: nginx`));
test('what a test expects: an iteration', () => checkSilent(`${complete}    spec: {~.containers: {image: nginx}}`));
test('what a cluster stores: a status with its number', () =>
  assert.deepEqual(
    saidOf(`${complete}    spec: {containers: [{name: web, image: nginx}]}`, 'status: {observedGeneration: 1, readyReplicas: 1}'),
    [],
  ));
test('what a generator leaves: an empty status', () =>
  assert.deepEqual(saidOf(`${complete}    spec: {containers: [{name: web, image: nginx}]}`, 'status: {}'), []));
test('what a test expects, by the name of its file', () => {
  assert.deepEqual(
    [
      'a/01-assert.yaml',
      'a/00-errors.yaml',
      'a/chainsaw-assert-web.yaml',
      'file:///x/assert.yaml',
      'a/assertions.yaml',
      'a/02-error.yml',
    ].filter(file => !isExpectedByTest(file)),
    [],
  );
  assert.deepEqual(
    ['a/errors/web.yaml', 'a/error-pages.yaml', 'a/asserter.yaml', 'a/assert/web.yaml', 'a/01-install.yaml'].filter(isExpectedByTest),
    [],
  );
});

test('complete but wrong: container', () =>
  checkSaid(
    `${complete}    spec: {container: [{name: web, image: nginx}]}`,
    'error spec.template.spec.container: unknown field "spec.template.spec.container"',
    required,
  ));
test('complete but wrong: containers one level out', () =>
  checkSaid(
    `${complete}    containers: [{name: web, image: nginx}]`,
    'error spec.template.containers: unknown field "spec.template.containers"',
    required,
  ));
test('complete but wrong: containers two levels out, and no labels', () =>
  checkSaid(
    `  replicas: 2
  containers: [{name: web, image: nginx}]`,
    'error spec.containers: unknown field "spec.containers"',
    'warning spec.selector: Required value',
    'warning spec.template.metadata.labels: Invalid value: null: `selector` does not match template `labels`',
    required,
  ));
test('complete but wrong: the pod spec is a list', () =>
  checkSaid(
    `${complete}    spec: [{containers: [{name: web, image: nginx}]}]`,
    'error spec.template.spec: json: cannot unmarshal array into Go struct field PodTemplateSpec.spec.template.spec of type v1.PodSpec',
  ));
test('complete but wrong: only init containers', () =>
  checkSaid(`${complete}    spec: {initContainers: [{name: web, image: nginx}]}`, required));
test('complete but wrong: the image is a list, and there is no selector', () =>
  checkSaid(
    `  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: web, image: [YOUR REGISTRY]}]}`,
    'error spec.template.spec.containers[0].image: json: cannot unmarshal array into Go struct field Container.spec.template.spec.containers.image of type string',
    'warning spec.selector: Required value',
    'warning spec.template.metadata.labels: Invalid value: {"app":"web"}: `selector` does not match template `labels`',
  ));
test('complete but wrong: an image that is begun', () =>
  checkSaid(`${complete}    spec: {containers: [{name: web, image: }]}`, 'error spec.template.spec.containers[0].image: Required value'));
