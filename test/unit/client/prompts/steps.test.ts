import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Answer } from '../../../../client/prompts/question';
import { walk, type Settled, type Step } from '../../../../client/prompts/steps';

/**
 * Plays a prompt: the answers in the order in which they are given (`=x` settles without a question, `<` goes back, `.` cancels). The transcript
 * has a line a question: what was known, and whether there was a way back.
 */
async function checkWalk(answers: readonly string[][], expected: string): Promise<void> {
  const transcript: string[] = [];
  const steps = answers.map((given): Step<string> => {
    let turn = 0;
    return (known, place) => {
      const answer = given[turn] ?? '.';
      turn += 1;
      if (!answer.startsWith('=')) transcript.push(`${known || '-'}${place.canGoBack ? ' (back)' : ''}: ${answer}`);
      return Promise.resolve(answered(known, answer));
    };
  });
  transcript.push(`= ${(await walk('', steps)) ?? 'cancelled'}`);
  assert.equal(transcript.join('\n'), expected);
}

function answered(known: string, answer: string): Answer<string> | Settled<string> {
  if (answer === '<') return { kind: 'back' };
  if (answer === '.') return { kind: 'cancelled' };
  return answer.startsWith('=') ? { kind: 'settled', value: known + answer.slice(1) } : { kind: 'chosen', value: known + answer };
}

test('asks one after the other', () => checkWalk([['a'], ['b'], ['c']], '-: a\na (back): b\nab (back): c\n= abc'));
test('what is settled isn’t asked', () => checkWalk([['=a'], ['b'], ['=c']], 'a: b\n= abc'));
test('back forgets the last answer and asks again', () =>
  checkWalk(
    [
      ['a', 'A'],
      ['<', 'b'],
    ],
    '-: a\na (back): <\n-: A\nA (back): b\n= Ab',
  ));
test('back skips what was settled', () =>
  checkWalk(
    [
      ['a', 'A'],
      ['=b', '=b'],
      ['<', 'c'],
    ],
    '-: a\nab (back): <\n-: A\nAb (back): c\n= Abc',
  ));
test('back from the first question cancels', () => checkWalk([['<'], ['b']], '-: <\n= cancelled'));
test('cancelling ends it wherever it is', () => checkWalk([['a'], ['.'], ['c']], '-: a\na (back): .\n= cancelled'));
