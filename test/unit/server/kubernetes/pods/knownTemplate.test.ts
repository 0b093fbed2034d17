import assert from 'node:assert/strict';
import { test } from 'node:test';
import { knownTemplate, ofTemplate } from '../../../../../server/kubernetes/pods/knownTemplate';

const template = (image: string) => ({ spec: { containers: [{ name: 'web', image }] } });

test('an equal template is the one before it, another one takes its place', () => {
  const first = knownTemplate(template('a'));
  assert.equal(knownTemplate(template('a')), first);
  const other = template('b');
  assert.equal(knownTemplate(other), other);
  assert.notEqual(knownTemplate(template('a')), first);
});

test('what follows from a template is worked out once for each of it and of what tells apart', () => {
  let calls = 0;
  const count = ofTemplate(
    (words: string) => words,
    (part: object, words: string) => `${Object.keys(part).length} ${words} ${++calls}`,
  );
  const [one, other] = [template('a'), template('a')];
  assert.deepEqual([count(one, 'x'), count(one, 'x'), count(one, 'y'), count(other, 'x')], ['1 x 1', '1 x 1', '1 y 2', '1 x 3']);
});
