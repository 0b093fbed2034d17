import assert from 'node:assert/strict';
import { test } from 'node:test';
import { placeOf } from '../../../../server/rules/placeOf';
import { parseDocument } from '../../../../server/yaml/parse';

/** The text that is underlined for a path, with the line's number from 1. */
function checkPlace(text: string, path: string, expected: string): void {
  const { root } = parseDocument(text);
  assert.ok(root?.type === 'map');
  const { start, end } = placeOf(root, path);
  assert.equal(`${text.slice(0, start).split('\n').length}: ${text.slice(start, end)}`, expected);
}

const manifest = `kind: Deployment
spec:
  replicas: 3
  strategy:
    type: Recreate
  template:
    spec:
      containers:
        - name: a
          image: b
`;
test('a value', () => checkPlace(manifest, 'spec.replicas', '3: 3'));
test('the key of what isn’t a value', () => checkPlace(manifest, 'spec.strategy', '4: strategy'));
test('absent: what is nearest around it', () => checkPlace(manifest, 'spec.strategy.rollingUpdate.maxSurge', '4: strategy'));
test('an item is its first key', () => checkPlace(manifest, 'spec.template.spec.containers[0].lifecycle', '9: name'));
test('the value in an item', () => checkPlace(manifest, 'spec.template.spec.containers[0].image', '10: b'));
test('nothing of it: the kind', () => checkPlace(manifest, 'status.x', '1: Deployment'));
