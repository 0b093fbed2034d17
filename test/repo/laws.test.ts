/** The laws of ARCHITECTURE.md about what stands in a file, where no linter holds them. */
import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import ts from 'typescript';
import { files, findNodes, read, sources, syntaxOf } from './sources';

const pure = [
  ...['preview', 'escapes', 'yaml', 'kinds', 'kubernetes', 'rollout', 'rules', 'fields', 'kustomize', 'past', 'changes', 'rendering'],
  'protocol',
].map(room => `server/${room}`);

test('the pure rooms read no clock, no chance, no surroundings', () => {
  const outside = [
    'performance',
    'process',
    'setTimeout',
    'setInterval',
    'setImmediate',
    'queueMicrotask',
    'fetch',
    'console',
    'globalThis',
  ];
  const readsClock = (node: ts.Node): boolean =>
    node.getText() === 'Date.now' ||
    (ts.isNewExpression(node) && node.expression.getText() === 'Date' && (node.arguments ?? []).length === 0);
  checkNone(
    sources(...pure),
    node => readsClock(node) || (ts.isIdentifier(node) && outside.includes(node.text) && isFree(node)) || node.getText() === 'Math.random',
  );
});

test('only server/lsp/guard.ts catches', () => {
  const catches = (node: ts.Node): boolean =>
    ts.isCatchClause(node) || (ts.isPropertyAccessExpression(node) && node.name.text === 'catch' && ts.isCallExpression(node.parent));
  checkNone(
    sources('server').filter(file => file !== 'server/lsp/guard.ts'),
    catches,
  );
});

/** `open` of the façade opens texts, not files. */
function isOfPreview({ parent }: ts.ImportSpecifier): boolean {
  const { moduleSpecifier } = parent.parent.parent;
  return ts.isStringLiteral(moduleSpecifier) && moduleSpecifier.text.endsWith('server/preview/open');
}

test('only workspace/files.ts opens files, and only workspace/processes.ts starts programs', () => {
  const reading = ['readFile', 'readFileSync', 'createReadStream', 'open', 'openSync'];
  const starting = ['spawn', 'spawnSync', 'exec', 'execFile', 'execSync', 'execFileSync', 'fork', 'Worker'];
  const uses = (names: readonly string[]) => (node: ts.Node) =>
    (ts.isImportSpecifier(node) && names.includes(node.name.text) && !isOfPreview(node)) ||
    (ts.isPropertyAccessExpression(node) &&
      names.includes(node.name.text) &&
      /^(fs|workspace\.fs|vscode\.workspace\.fs)$/.test(node.expression.getText()));
  const but = (...files: readonly string[]) =>
    sources('cli', 'client', 'workspace', 'server', 'media').filter(file => !files.includes(file));
  checkNone(but('workspace/files.ts', 'client/workspaceFiles.ts'), uses(reading));
  checkNone(but('workspace/processes.ts'), uses(starting));
});

test('only the main.tsx of a page knows the window', () => {
  const ofWindow = ['window', 'document', 'acquireVsCodeApi', 'localStorage', 'globalThis', 'navigator'];
  checkNone(
    sources('media').filter(file => !/^media\/\w+\/main\.tsx$/.test(file)),
    node => ts.isIdentifier(node) && ofWindow.includes(node.text) && isFree(node),
  );
});

test('text is only ever a text node in the page', () => {
  const markup = ['innerHTML', 'outerHTML', 'dangerouslySetInnerHTML', 'insertAdjacentHTML', 'DOMParser'];
  checkNone(sources('media', 'client'), node => ts.isIdentifier(node) && markup.includes(node.text));
});

test('the page takes its colours from the theme', () => {
  const literal = /#[0-9a-f]{3,8}\b|\brgba?\(|\bhsla?\(/i;
  const lines = files
    .filter(file => /^media\/.*\.css$/.test(file))
    .flatMap(file =>
      read(file)
        .split('\n')
        .map((line, index) => `${file}:${String(index + 1)} ${line}`),
    );
  assert.deepEqual(
    lines.filter(line => literal.test(line)),
    [],
  );
});

test('no file only passes on what others export', () => {
  const isPassing = (statement: ts.Statement): boolean =>
    ts.isImportDeclaration(statement) || (ts.isExportDeclaration(statement) && statement.moduleSpecifier !== undefined);
  assert.deepEqual(
    sources('cli', 'client', 'workspace', 'server', 'media', 'test').filter(file => {
      const { statements } = syntaxOf(file);
      return statements.some(ts.isExportDeclaration) && statements.every(isPassing);
    }),
    [],
  );
});

test('no folder is named for having no subject', () => {
  const nobody = ['shared', 'common', 'util', 'utils', 'helper', 'helpers', 'misc'];
  assert.deepEqual(
    files.filter(file =>
      path
        .dirname(file)
        .split('/')
        .some(folder => nobody.includes(folder)),
    ),
    [],
  );
});

test('no test is skipped, or keeps the others from running', () => {
  const switches = ['skip', 'only', 'todo'];
  checkNone(
    sources('test'),
    node =>
      ts.isPropertyAccessExpression(node) &&
      switches.includes(node.name.text) &&
      ['test', 'suite', 'describe', 'it', 't'].includes(node.expression.getText()),
  );
});

test('a unit test lies where its subject lies: a file, or a folder as a whole', () => {
  const subjects = new Set(
    files.filter(file => !file.startsWith('test/')).flatMap(file => [file.replace(/\.(tsx?|mjs)$/, ''), path.dirname(file)]),
  );
  assert.deepEqual(
    sources('test/unit')
      .filter(file => /\.test\.tsx?$/.test(file))
      .map(file => file.slice('test/unit/'.length).replace(/(\.[a-z]+)?\.test\.tsx?$/i, ''))
      .filter(
        subject => !subjects.has(subject) && !subjects.has(path.dirname(subject)) && !subjects.has(path.dirname(path.dirname(subject))),
      ),
    [],
  );
});

/** Whether an identifier stands for itself: it is no property's, parameter's or type's name. */
function isFree(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  return !(
    ts.isPropertyAssignment(parent) ||
    ts.isPropertySignature(parent) ||
    ts.isTypeReferenceNode(parent) ||
    ts.isJsxAttribute(parent)
  );
}

function checkNone(places: readonly string[], unwanted: (node: ts.Node) => boolean): void {
  assert.ok(places.length > 0);
  assert.deepEqual(
    places.flatMap(file => findNodes(file, unwanted)),
    [],
  );
}
