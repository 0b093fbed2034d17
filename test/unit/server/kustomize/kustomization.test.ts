/** Expected words are those of `kubectl kustomize` (version 5.5). */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readKustomization } from '../../../../server/kustomize/kustomization';

/** Why kustomize refuses a kustomization, behind the text that it is pointed at (none at the beginning); or that it doesn't. */
function check(text: string, expected: string): void {
  test(`${text.trim().replaceAll('\n', ' ⏎ ')} is ${expected}`, () => {
    const whole = `resources: [web.yaml]\n${text}\n`;
    const { problem } = readKustomization(whole);
    const found = problem === null ? 'fine' : `${whole.slice(problem.span.start, problem.span.end)}: ${problem.message}`;
    assert.equal(found, expected);
  });
}

const tag = (value: string): string => `images: [{name: alpine, newTag: ${value}}]`;
const wrong = (what: string, field: string, type: string): string =>
  `invalid Kustomization: json: cannot unmarshal ${what} into Go struct field ${field} of type ${type}`;

for (const number of ['553640e6', '3.6', '1.10', '7284872', '0123', '089', '1_000', '0x1F', '0b11', '.5', '1e3', '-1', '+1'])
  check(tag(number), `${number}: ${wrong('number', 'Image.images.newTag', 'string')}`);
for (const truth of ['true', 'yes', 'on', 'NO', 'y']) check(tag(truth), `${truth}: ${wrong('bool', 'Image.images.newTag', 'string')}`);
check(tag('[a]'), `[a]: ${wrong('array', 'Image.images.newTag', 'string')}`);
check(tag('{a: b}'), `{a: b}: ${wrong('object', 'Image.images.newTag', 'string')}`);
for (const text of ['v1', '"1.10"', '2024-01-05', '1:30:00', '1e', '0x', '_1', 'null', '~', '""', '!!str 3']) check(tag(text), 'fine');

check('image: []', 'image: invalid Kustomization: json: unknown field "image"');
check('images: [{name: a, tag: b}]', 'tag: invalid Kustomization: json: unknown field "tag"');
check('IMAGES: [{Name: a, newtag: b}]', 'fine');
check('zzz: 1\nimages: [{name: a, newTag: 7}]', `7: ${wrong('number', 'Image.images.newTag', 'string')}`);
check('abc: 1\nimages: [{name: a, newTag: 7}]', 'abc: invalid Kustomization: json: unknown field "abc"');
check('images: alpine', `alpine: ${wrong('string', 'Kustomization.images', '[]types.Image')}`);
check('images: [alpine, null]', `alpine: ${wrong('string', 'Kustomization.images', 'types.Image')}`);
check('replicas: [{name: web, count: "3"}]', `"3": ${wrong('string', 'Replica.replicas.count', 'int64')}`);
check('replicas: [{name: web, count: 3.5}]', `3.5: ${wrong('number 3.5', 'Replica.replicas.count', 'int64')}`);
check('commonLabels: {a: 3}', `3: ${wrong('number', 'Kustomization.commonLabels', 'string')}`);
check('patches: [{target: {kind: 3}}]', `3: ${wrong('number', 'Selector.patches.target.kind', 'string')}`);
check('patchesStrategicMerge: [3]', `3: ${wrong('number', 'Kustomization.patchesStrategicMerge', 'types.PatchStrategicMerge')}`);
check('helmCharts: [{valuesInline: 3}]', `3: ${wrong('number', 'HelmChart.helmCharts.valuesInline', 'map[string]interface {}')}`);
check('helmCharts: [{valuesInline: {a: [1]}}]', 'fine');
check('labels: [{includeSelectors: "true"}]', `"true": ${wrong('string', 'Label.labels.includeSelectors', 'bool')}`);
check('kind: Kustomisation', 'Kustomisation: kind should be Kustomization or Component');
check('apiVersion: v1\nkind: Kustomization', 'v1: apiVersion for Kustomization should be kustomize.config.k8s.io/v1beta1');
check('apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component', 'fine');
check('images: [{name: a, newTag: b}]\n---\nwhat: ever', 'fine');
check('images: [{name: "c++", newTag: b}]', '"c++": panic: runtime error: invalid memory address or nil pointer dereference');
for (const [name, text, message] of [
  ['empty', '# nothing\n', 'kustomization.yaml is empty'],
  ['only of a kind', 'kind: Kustomization\n', 'kustomization.yaml is empty'],
  ['a list', '- a\n', 'invalid Kustomization: json: cannot unmarshal array into Go value of type types.Kustomization'],
] as const)
  test(`one that is ${name} is refused`, () => assert.equal(readKustomization(text).problem?.message, message));
test('what can’t be read as YAML has a place', () => {
  const { problem } = readKustomization('resources: [web.yaml\n');
  assert.match(problem?.message ?? '', /^invalid Kustomization: /);
});
test('of a kustomization that is refused the rest is read', () => {
  const { resources, images } = readKustomization(
    'resources: [a]\nbases: [b]\nimages: [{name: a, newTag: 3}, {name: b, newName: c}]\nx: 1',
  );
  assert.deepEqual(
    resources.map(({ text }) => text),
    ['a', 'b'],
  );
  assert.deepEqual(
    images.map(({ image }) => image),
    [{ name: 'a' }, { name: 'b', newName: 'c' }],
  );
});
