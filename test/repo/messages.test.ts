/** The law that nothing hangs on the text of a message that we have written ourselves: what others go by stands beside it as data. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import ts from 'typescript';
import { findNodes, isIn, sources } from './sources';

/** What a message is called. */
const messageName = /^(?:message|sentence|words|detail|title)$|(?:Message|Sentence|Words|Detail|Title)$/;

const readers = new Set([
  'match',
  'matchAll',
  'search',
  'includes',
  'startsWith',
  'endsWith',
  'indexOf',
  'lastIndexOf',
  'replace',
  'replaceAll',
]);

/** Of what helm and kustomize print there is nothing but the text. */
const ofOthers = 'server/rendering';

function isMessage(node: ts.Expression | undefined): boolean {
  if (node === undefined) return false;
  if (ts.isPropertyAccessExpression(node)) return messageName.test(node.name.text);
  return ts.isIdentifier(node) && messageName.test(node.text);
}

/** Line breaks may be printed in another way. */
function isSpace(node: ts.Expression | undefined): boolean {
  return node !== undefined && ts.isStringLiteralLike(node) && node.text.trim() === '';
}

function hangsOnMessage(node: ts.Node): boolean {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return false;
  const { name, expression } = node.expression;
  const [argument] = node.arguments;
  return name.text === 'test' || name.text === 'exec'
    ? isMessage(argument)
    : readers.has(name.text) && isMessage(expression) && !isSpace(argument);
}

test('nothing is decided on the text of a message, nor is it edited', () => {
  const files = sources('server', 'client', 'cli', 'workspace', 'media').filter(file => !isIn(file, ofOthers));
  assert.ok(files.length > 500);
  assert.deepEqual(
    files.flatMap(file => findNodes(file, hangsOnMessage)),
    [],
  );
});
