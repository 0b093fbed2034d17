import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pickContainer } from '../../../../client/prompts/pickContainer';
import { printQuestion } from './questions';

function checkPick(containers: readonly string[], expected: string): void {
  const parsed = containers.map(text => {
    const [name = '', image = '', init] = text.split(' ');
    return { name, image, init: init === 'init' };
  });
  assert.equal(printQuestion(pickContainer('Title', parsed)), expected);
}

test('init containers come behind, all at once comes last', () =>
  checkPick(
    ['migrate app:1 init', 'app app:1', 'proxy envoy:1.3'],
    `Select a container
  app | app:1
  proxy | envoy:1.3
  migrate | init container · app:1
  * | all 3 containers`,
  ));
test('a single container has no “all”', () => checkPick(['app app:1'], 'Select a container\n  app | app:1'));
