import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { KnownImage } from '../../../../client/images/knownImages';
import { pickImage } from '../../../../client/prompts/pickImage';
import { printQuestion } from './questions';

function checkPick(known: readonly KnownImage[], complete: boolean, expected: string): void {
  const question = pickImage('Title', known, complete);
  assert.equal([printQuestion(question), ...(question.notes ?? [])].join('\n'), expected);
}

test('each image with where it was seen', () =>
  checkPick(
    [
      { image: 'app:3', seenIn: { kind: 'manifest' } },
      { image: 'app:2', seenIn: { kind: 'git', commit: '0123456789abcdef', subject: 'Raise app' } },
      { image: 'app:1', seenIn: { kind: 'file', path: 'deploy/app.yaml' } },
    ],
    true,
    `Select an image. You can edit it before it is used.
  app:3 | in this manifest
  app:2 | 01234567 · Raise app
  app:1 | deploy/app.yaml`,
  ));
test('none so far', () => checkPick([], false, 'Select an image. You can edit it before it is used.'));
test('none at all', () =>
  checkPick(
    [],
    true,
    'Select an image. You can edit it before it is used.\nNo other image with this name in the git history or the workspace',
  ));
