import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { labelSelectorOf, matchesLabels } from '../../../../server/kubernetes/labelSelector';

const labels = { app: 'web', tier: 'front', cores: '8' };

describe('what a selector selects', () => {
  checkMatches('nothing where there is none', undefined, false);
  checkMatches('everything where it is empty', {}, true);
  checkMatches('all of its labels', { matchLabels: { app: 'web', tier: 'front' } }, true);
  checkMatches('not one of its labels', { matchLabels: { app: 'web', tier: 'back' } }, false);
  checkMatches('one of the values', expression('app', 'In', ['api', 'web']), true);
  checkMatches('none of the values', expression('app', 'NotIn', ['api', 'web']), false);
  checkMatches('none of the values, as there is no label', expression('zone', 'NotIn', ['a']), true);
  checkMatches('whatever the value', expression('app', 'Exists'), true);
  checkMatches('no such label', expression('zone', 'Exists'), false);
  checkMatches('not the label', expression('app', 'DoesNotExist'), false);
  checkMatches('a greater number', expression('cores', 'Gt', ['4']), true);
  checkMatches('a smaller number', expression('cores', 'Lt', ['8']), false);
  checkMatches('no number', expression('app', 'Gt', ['4']), false);
  checkMatches('an operator that there isn’t', expression('app', 'Like', ['w']), false);
  checkMatches('what every object inherits', expression('toString', 'Exists'), false);
});

function expression(key: string, operator: string, values: readonly string[] = []) {
  return { matchExpressions: [{ key, operator, values }] };
}

function checkMatches(name: string, selector: Parameters<typeof labelSelectorOf>[0], expected: boolean): void {
  test(name, () => assert.equal(matchesLabels(labelSelectorOf(selector), labels), expected));
}
