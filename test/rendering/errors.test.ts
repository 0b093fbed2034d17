import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RenderingFault } from '../../server/protocol/renderingFault';
import { readHelmError } from '../../server/rendering/helmErrors';
import { readKustomizeError } from '../../server/rendering/kustomizeErrors';
import { readExpected, recorded, recordedTools } from './fixtures';

const expected = readExpected('errors') as Readonly<Record<string, { readonly all: RenderingFault }>>;
const ofKustomize = new Set([
  ...['bad-kustomization', 'bad-yaml', 'cycle', 'duplicate', 'empty', 'function', 'helm-chart', 'json-patch-missing-path'],
  ...['missing-env', 'missing-file', 'outside-file', 'patch-without-target', 'remote-file', 'replacement-without-source'],
  ...['tag-is-a-number', 'unknown-field'],
]);

for (const [name, { all }] of Object.entries(expected)) {
  const isKustomize = ofKustomize.has(name.replace('broken-', ''));
  for (const tool of isKustomize ? recordedTools.kustomize : recordedTools.helm)
    test(`${name} of ${tool}`, () => {
      const { stderr } = recorded(tool, name);
      assert.deepEqual(isKustomize ? readKustomizeError(stderr, '$DIR') : inFixtures(readHelmError(stderr)), all);
    });
}

function inFixtures(fault: RenderingFault): RenderingFault {
  return fault.kind === 'file' ? { ...fault, file: fault.file.replace('$DIR/', '') } : fault;
}

test('a kubectl that logs its errors in a form of its own', () =>
  assert.deepEqual(
    readKustomizeError('E1129 main.go:1] "command failed" err="invalid Kustomization: json: unknown field \\"nosuch\\""', ''),
    {
      kind: 'kustomization',
      message: 'unknown field "nosuch"',
      field: 'nosuch',
    },
  ));
test('words that nobody knows are kept', () =>
  assert.deepEqual(readHelmError('Error: it is Tuesday\n'), { kind: 'other', message: 'it is Tuesday' }));
