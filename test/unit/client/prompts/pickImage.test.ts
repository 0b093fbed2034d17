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
    `Which image? It can be changed before it is taken.
  app:3 | in this manifest
  app:2 | 01234567 · Raise app
  app:1 | deploy/app.yaml`,
  ));
test('none so far', () => checkPick([], false, 'Which image? It can be changed before it is taken.'));
test('none at all', () =>
  checkPick(
    [],
    true,
    'Which image? It can be changed before it is taken.\nNeither git’s history nor the workspace has another image of this name',
  ));
