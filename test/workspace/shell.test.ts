/** What is copied for a shell is taken by a real one for what it was, and nothing in it is a command, an option, or what a terminal obeys. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import fc from 'fast-check';
import { operands, shellWord } from '../../server/escapes/shell';
import { recreateCommand } from '../../server/rollout/controllers/deployment/recreateCommand';
import { commandOf, getCommand, statusCommand } from '../../server/rollout/kubectl/commands';
import { seed } from '../support/seed';

/** What programs get that are called `kubectl` and `git`, each argument with a NUL behind it. */
function argumentsOf(lines: readonly string[]): readonly (readonly string[])[] {
  const print = `kubectl() { printf '%s\\0' "$@"; printf '\\001\\0'; }; git() { kubectl "$@"; }`;
  const output = execFileSync('sh', ['-c', `${print}\n${lines.join('\n')}`], { encoding: 'utf8', env: { PATH: process.env['PATH'] } });
  const calls: string[][] = [[]];
  for (const word of output.split('\0').slice(0, -1)) {
    if (word === '\u0001') calls.push([]);
    else calls.at(-1)?.push(word);
  }
  return calls.slice(0, -1);
}

const hostile = [
  '$(touch x)',
  '`id`',
  "'",
  '"',
  '\\',
  '\n',
  '\r',
  '\t',
  '\u001b[201~',
  '\u202e',
  '\u009b',
  '*',
  '~',
  '!',
  '-A',
  ';',
  '&',
  '|',
  '>',
  '#',
  ' ',
  '€',
  '👩‍🚀',
];
const word = fc
  .array(fc.oneof(fc.constantFrom(...hostile), fc.string({ unit: 'grapheme', maxLength: 4 })), { maxLength: 8 })
  .map(parts => parts.join('').replaceAll('\0', '').replaceAll('\u0001', ''))
  .filter(text => !/\p{Cs}/u.test(text));

test('a word is what it was', () => {
  const words = fc.sample(word, { seed, numRuns: 500 });
  const lines = words.map(text => `kubectl ${shellWord(text)}`);
  assert.deepEqual(
    argumentsOf(lines).map(call => call[0] ?? ''),
    words,
  );
  for (const line of lines) assert.doesNotMatch(line, /[\p{Cc}\p{Cf}](?<![\n\u200c\u200d])/u);
});

test('the kubectl lines of hostile names', () => {
  const names = fc.sample(fc.tuple(word, word, word), { seed, numRuns: 100 });
  const lines = names.flatMap(([name, namespace, image]) => [
    commandOf({ kind: 'setImage', images: { [name]: image } }, { kind: 'Deployment', name, namespace }) ?? '',
    getCommand({ kind: 'Deployment', name, namespace }),
    statusCommand({ kind: 'Deployment', name, namespace }),
    recreateCommand(name, namespace),
  ]);
  const expected = names.flatMap(([name, namespace, image]) => {
    const assigned = `${name}=${image}`;
    const called = name.startsWith('-') ? [`deployment/${name}`] : ['deployment', name];
    return [
      ['set', 'image', `deployment/${name}`, '-n', namespace, ...(assigned.startsWith('-') ? ['--'] : []), assigned],
      ['get', ...called, '-n', namespace],
      ['rollout', 'status', `deployment/${name}`, '-n', namespace],
      ['patch', ...called, '-n', namespace, '-p', '{"spec":{"strategy":{"rollingUpdate":null,"type":"Recreate"}}}'],
    ];
  });
  assert.deepEqual(argumentsOf(lines), expected);
});

test('no operand is an option', () => assert.deepEqual(argumentsOf([`kubectl ${operands(['--all', 'a'])}`]), [['--', '--all', 'a']]));
