import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeLens } from '../../../../server/handlers/codeLens';
import { compare } from '../../../../server/handlers/compare';
import { diagnostics } from '../../../../server/handlers/diagnostics';
import { inlayHint } from '../../../../server/handlers/inlayHint';
import { report } from '../../../../server/handlers/report';
import { timeline } from '../../../../server/handlers/timeline';
import type { OpenFile } from '../../../../server/lsp/openFile';
import { openAlone } from '../../../../server/preview/open';
import { deployment, open, settings } from '../../../support/manifest';

const broken = deployment().replace('replicas: 10', 'replicas:10');
const verdict = '10 pods · at most 13 · never below 8 · about 10 s';
const config = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c}\n';

/** What is said of a text that can't be read: `LINE lens`, then `LINE "MARKED" sentence | kubectl: words`; lines from 1. */
function checkSaid(text: string, lenses: readonly string[], ...said: readonly string[]): void {
  const file = open(text);
  assert.deepEqual([...lensesOf(file), ...saidOf(file)], [...lenses, ...said]);
}

/** The first lens of each workload, by lines. */
function lensesOf(file: OpenFile): string[] {
  const others = ['Timeline', 'Rollout timeline', 'Set image…', 'Roll back…'];
  return codeLens
    .answer({ textDocument: file }, file, settings)
    .filter(({ command }) => !others.includes(command?.title ?? ''))
    .sort((one, other) => one.range.start.line - other.range.start.line)
    .map(({ range, command }) => `${range.start.line + 1} ${command?.title ?? ''}`);
}

function saidOf(file: OpenFile): string[] {
  return diagnostics.answer({ textDocument: file }, file, settings).items.map(({ range, message }) => {
    const text = typeof message === 'string' ? message : message.value;
    return `${range.start.line + 1} "${file.document.getText(range)}" ${text.replaceAll('\n', ' | ')}`;
  });
}

test('a colon without its space', () =>
  checkSaid(
    broken,
    ['1 Line 6 isn’t valid YAML'],
    '6 "replicas:10" `replicas:10` has no space after its colon. | kubectl: yaml: line 7: mapping values are not allowed in this context',
  ));
test('a no-break space', () =>
  checkSaid(
    deployment().replace('replicas: 10', 'replicas:\u00a010'),
    ['1 Line 6 isn’t valid YAML'],
    '6 "replicas:\u00a0" The space after `replicas:` is a no-break space, which is part of the text. | kubectl: yaml: line 7: mapping values are not allowed in this context',
  ));
test('a merge conflict', () =>
  checkSaid(
    deployment().replace('  replicas: 10\n', '<<<<<<< HEAD\n  replicas: 10\n=======\n  replicas: 5\n>>>>>>> other\n'),
    ['1 Line 6 isn’t valid YAML'],
    `6 "<<<<<<< HEAD" This merge conflict isn’t resolved. | kubectl: yaml: line 7: could not find expected ':'`,
  ));
test('the end of a merge conflict', () =>
  checkSaid(
    deployment().replace('  replicas: 10\n', '  replicas: 10\n>>>>>>> other\n'),
    ['1 Line 7 isn’t valid YAML'],
    `7 ">>>>>>> other" This merge conflict isn’t resolved. | kubectl: yaml: line 7: did not find expected comment or line break`,
  ));
test('a tab', () =>
  checkSaid(
    deployment().replace('      app: web\n  template', '\t\tapp: web\n  template'),
    ['1 Line 9 isn’t valid YAML'],
    '9 "\t\t" A tab isn’t allowed here: only spaces indent. | kubectl: yaml: line 9: found character that cannot start any token',
  ));
test('a placeholder that no value can start with', () =>
  checkSaid(
    deployment().replace('image: web:1', 'image: @image@'),
    ['1 Line 17 isn’t valid YAML'],
    '17 "@" A value can’t start with `@` unless it’s quoted. | kubectl: yaml: line 17: found character that cannot start any token',
  ));
test('a control character', () =>
  checkSaid(
    deployment().replace('image: web:1', 'image: "web:\u00071"'),
    ['1 Line 17 isn’t valid YAML'],
    '17 "\u0007" A control character isn’t allowed. | kubectl: yaml: control characters are not allowed',
  ));
test('an unknown anchor', () =>
  checkSaid(
    `${config}data: {n: &n "4"}\n---\n${deployment().replace('replicas: 10', 'replicas: *n')}`,
    ['6 Line 11 isn’t valid YAML'],
    `11 "*n" \`*n\` has no anchor above it in this document. | kubectl: yaml: unknown anchor 'n' referenced`,
  ));
test('an anchor in itself', () =>
  checkSaid(
    deployment().replace('spec:\n  replicas: 10', 'spec: &s\n  paused: *s\n  replicas: 10'),
    ['1 Line 6 isn’t valid YAML'],
    `6 "*s" \`*s\` contains itself. | kubectl: yaml: anchor 's' value contains itself`,
  ));
test('a key that is indented too far', () =>
  checkSaid(
    'apiVersion: apps/v1\n  kind: Deployment\n  metadata:\n    name: web\n',
    ['1 Line 2 isn’t valid YAML'],
    '2 "kind: Deployment" The indentation of this line doesn’t match the lines above. | kubectl: yaml: line 2: mapping values are not allowed in this context',
  ));
test('a key that isn’t indented far enough', () =>
  checkSaid(
    deployment().replace('          image', '         image'),
    ['1 Line 17 isn’t valid YAML'],
    `17 "image: web:1" The indentation of this line doesn’t match the lines above. | kubectl: yaml: line 16: did not find expected '-' indicator`,
  ));
test('a line that is only begun', () =>
  checkSaid(
    deployment(['strat']),
    ['1 Line 7 isn’t valid YAML'],
    `7 "strat" A key with a colon is expected here. | kubectl: yaml: line 8: could not find expected ':'`,
  ));
test('a quote that isn’t closed', () =>
  checkSaid(
    deployment().replace('image: web:1', 'image: "web:1'),
    ['1 Line 17 isn’t valid YAML'],
    '17 ""web:1" The quote isn’t closed. | kubectl: yaml: line 18: found unexpected end of stream',
  ));
test('a bracket that isn’t closed', () =>
  checkSaid(
    deployment().replace('      app: web\n  template', '      app: [web\n  template'),
    ['1 Line 9 isn’t valid YAML'],
    `9 "[" The \`[\` isn’t closed. | kubectl: yaml: line 9: did not find expected ',' or ']'`,
  ));
test('a colon in a value', () =>
  checkSaid(
    deployment().replace('name: web', 'name: web: a'),
    ['1 Line 4 isn’t valid YAML'],
    '4 "web: a" A value that contains a colon and a space must be quoted. | kubectl: yaml: line 4: mapping values are not allowed in this context',
  ));
test('an unknown escape', () =>
  checkSaid(
    deployment().replace('image: web:1', 'image: "web\\d"'),
    ['1 Line 17 isn’t valid YAML'],
    '17 "\\d" `\\d` isn’t an escape sequence of double quotes. | kubectl: yaml: line 17: found unknown escape character',
  ));
test('a directive', () =>
  checkSaid(
    `%YAML 1.1\n---\n${deployment()}`,
    ['3 Not applied: kubectl can’t read line 1'],
    '1 "%YAML 1.1" kubectl can’t read directives such as `%YAML`. | kubectl: yaml: line 1: did not find expected <document start>',
  ));
test('four dashes', () =>
  checkSaid(
    `----\n${deployment()}`,
    ['2 Line 1 isn’t valid YAML'],
    '1 "----" A document separator has 3 dashes. | kubectl: invalid Yaml document separator: -',
  ));
test('content behind a separator takes the document above with it', () =>
  checkSaid(
    `${deployment()}--- !k8s\n${deployment()}`,
    ['1 Not applied: kubectl can’t read line 18', '19 Line 18 isn’t valid YAML'],
    '18 "--- !k8s" Only a comment can follow a document separator on its line. | kubectl: invalid Yaml document separator: !k8s',
  ));
test('content behind the end of a document', () =>
  checkSaid(
    `${deployment()}...\n${deployment()}`,
    [`1 ${verdict}`, '19 Ignored by kubectl'],
    '19 "apiVersion: apps/v1" kubectl ignores what follows `...` up to the next `---`: this isn’t applied.',
  ));
test('a number that JSON doesn’t have', () =>
  checkSaid(
    deployment().replace('replicas: 10', 'replicas: .inf # many'),
    ['1 Line 6 isn’t valid YAML'],
    '6 ".inf" The value isn’t a number that JSON has. | kubectl: json: unsupported value: +Inf',
  ));
test('JSON', () =>
  checkSaid(
    '{"apiVersion": "apps/v1",\n"kind": "Deployment"\n"spec": {}}\n',
    ['1 Line 3 isn’t valid JSON'],
    `3 """ A comma or a closing bracket is expected here. | kubectl: invalid character '"' after object key:value pair`,
  ));
test('nested too deep', () =>
  checkSaid(
    `kind: Deployment\napiVersion: apps/v1\nspec: ${'['.repeat(300)}`,
    ['1 Not previewed: too large or nested too deep'],
    '3 "[" Documents nested more than 200 levels deep aren’t previewed.',
  ));

test('documents above keep their verdict, those below aren’t applied', () =>
  checkSaid(
    `${deployment()}---\n${broken}---\n${deployment()}`,
    [`1 ${verdict}`, '19 Line 24 isn’t valid YAML', '37 Not applied: kubectl can’t read line 24'],
    '24 "replicas:10" `replicas:10` has no space after its colon. | kubectl: yaml: line 7: mapping values are not allowed in this context',
  ));
test('another object that can’t be read keeps kubectl from a workload', () =>
  checkSaid(
    `${config}data: [1, 2\n---\n${deployment()}`,
    ['6 Not applied: kubectl can’t read line 4'],
    `4 "[" The \`[\` isn’t closed. | kubectl: yaml: line 4: did not find expected ',' or ']'`,
  ));
test('one below the last workload keeps it from nothing', () => checkSaid(`${deployment()}---\n${config}data: [1, 2\n`, [`1 ${verdict}`]));
test('a template keeps kubectl from nothing', () => checkSaid(`{{ if .on }}\n${config}{{ end }}\n---\n${deployment()}`, [`7 ${verdict}`]));
test('a template is silent', () => checkSaid(`{{ if .on }}\n${deployment()}{{ end }}\n`, []));
test('a placeholder in braces is silent', () => checkSaid(deployment().replace('name: web\nspec', 'labels: {app: ${APP}}\nspec'), []));
test('a placeholder in braces, and a fault beside it', () =>
  checkSaid(
    broken.replace('name: web\nspec', 'labels: {app: ${APP}}\nspec'),
    ['1 Line 4 isn’t valid YAML'],
    `4 "{" A comma or a closing bracket is expected here. | kubectl: yaml: line 3: did not find expected ',' or '}'`,
  ));
test('a file without a workload is silent', () => checkSaid(`${config}data: [1, 2\n`, []));
test('a manifest in the text of another object is none', () =>
  checkSaid(`${config}data:\n  a: |\n    apiVersion: apps/v1\n    kind: Deployment\n  b: [\n`, []));
test('a List is said to be broken once', () => {
  const item = `- ${deployment().replace('replicas: 10', 'replicas: 0').trimEnd().replaceAll('\n', '\n  ')}\n`;
  checkSaid(
    `apiVersion: v1\nkind: List\nitems:\n${item}${item}- [\n`,
    ['4 Line 38 isn’t valid YAML', '21 Line 38 isn’t valid YAML'],
    '38 "[" The `[` isn’t closed. | kubectl: yaml: line 38: did not find expected node content',
  );
});

test('nothing has a figure', () => {
  const file = open(`${broken}---\n${deployment()}`);
  for (const { id: workload } of file.workloads) {
    const params = { uri: file.uri, workload, scenario: { whatIf: {}, assumptions: {}, actions: [] } };
    assert.equal(timeline.answer(params, file, settings).state, 'invalid');
    assert.deepEqual(compare.answer(params, file, settings).rows, []);
    assert.equal(report.answer(params, file, settings).markdown, '');
  }
  const range = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
  assert.deepEqual(inlayHint.answer({ textDocument: file, range }, file, settings), []);
});

test('a workload that can’t be made out while it is typed isn’t said to be gone', () => {
  const shown = (text: string): string => {
    const file = open(text);
    const params = { uri: file.uri, workload: 'Deployment//web', scenario: { whatIf: {}, assumptions: {}, actions: [] } };
    const result = timeline.answer(params, file, settings);
    return result.state === 'invalid' ? result.problems.map(({ line, sentence }) => `${line ?? '-'} ${sentence}`).join('\n') : result.state;
  };
  const half = deployment().replace('  name: web\n', '  name: web\n    labels:\n      app: web\n');
  assert.notEqual(half, deployment());
  assert.equal(shown(half), '4 The indentation of this line doesn’t match the lines above.');
  assert.equal(shown(config), 'none');
  const said = openAlone({ uri: 'file:///a.yaml', text: half }).unreadWorkload('Deployment//web#2');
  assert.ok(said?.state === 'invalid' && said.name === 'web');
});
