/** The law that no regular expression takes more than the length of a text: each is fed with what it finds hardest. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import ts from 'typescript';
import { sources } from './sources';

const rooms = ['server', 'client', 'cli', 'workspace', 'media'];

/** Characters: what is slow already is tried with ten times as many. What takes its length takes a few milliseconds then, what takes its square hundreds. */
const length = 4000;
/** Milliseconds of processor time. */
const quick = 1;
const most = 250;

/** What texts are made of, besides the words of the expression itself. */
const pieces = [
  ...['a', '1', '0', ' ', '\t', '\n', '\r', '-', '- ', ':', ': ', '/', '.', '[', ']', '{', '}', '(', '@', '#', ' #', '%', '`', '|', '"'],
  ...[
    "'",
    '\\',
    '${',
    '${a',
    '$(',
    '{{',
    '@a',
    '://',
    'a.',
    'a-',
    'a/',
    'a:',
    '1.',
    '[0]',
    'a[',
    '<',
    '*a',
    '&a ',
    '\u00a0',
    '=',
    '_',
    'A',
  ],
];
const ends = ['', '!', '\n'];

for (const room of rooms)
  test(`regular expressions of ${room}`, () => {
    const slow = [...literalsIn(room)].flatMap(([literal, file]) => {
      const expression = expressionOf(literal);
      const found = textsFor(literal).find(text => isSlow(expression, text));
      return found === undefined ? [] : [`${file}: ${literal} on ${JSON.stringify(found.slice(0, 20))}…`];
    });
    assert.deepEqual(slow, []);
  });

/** The literals, each with the first file that has it; what repeats nothing is quick. */
function literalsIn(room: string): ReadonlyMap<string, string> {
  const literals = new Map<string, string>();
  for (const file of sources(room)) {
    const visit = (node: ts.Node): void => {
      if (ts.isRegularExpressionLiteral(node) && /[*+]|,\}/.test(node.text) && !literals.has(node.text)) literals.set(node.text, file);
      ts.forEachChild(node, visit);
    };
    visit(ts.createSourceFile(file, ts.sys.readFile(file) ?? '', ts.ScriptTarget.ES2022, true));
  }
  return literals;
}

/** Looking everywhere in the text, unless the expression is tied to a place itself. */
function expressionOf(literal: string): RegExp {
  const end = literal.lastIndexOf('/');
  return new RegExp(literal.slice(1, end), literal.slice(end + 1).replace('y', ''));
}

function textsFor(literal: string): readonly string[] {
  const words = literal
    .replaceAll(/\\[a-zA-Z]|\[[^\]]*\]|[()?*+^$|{}/]/g, ' ')
    .split(' ')
    .map(word => word.replaceAll('\\', ''))
    .filter(word => word.length > 1)
    .flatMap(word => [word, `${word} `, `${word}:`]);
  return [...pieces, ...words].flatMap(piece => ends.map(end => piece.repeat(Math.ceil(length / piece.length)) + end));
}

function isSlow(expression: RegExp, text: string): boolean {
  if (millisecondsOf(expression, text) < quick) return false;
  return millisecondsOf(expression, text.repeat(10)) > most;
}

function millisecondsOf(expression: RegExp, text: string): number {
  const began = process.cpuUsage();
  text.replace(expression, '');
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1000;
}
