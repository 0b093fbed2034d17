import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Hover, MarkupContent } from 'vscode-languageserver';
import { LanguageServer } from './languageServer';
import { busy } from './manifests';

/** Hovers at `$0`; each pattern has to be found in the text, none means no hover. */
async function checkHover(marked: string, ...patterns: readonly (RegExp | string)[]): Promise<void> {
  const before = marked.slice(0, marked.indexOf('$0')).split('\n');
  const position = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
  await LanguageServer.run({}, async server => {
    const uri = await server.open(marked.replace('$0', ''));
    const hover = await server.at<Hover | null>('textDocument/hover', uri, position);
    const text = hover === null ? '' : (hover.contents as MarkupContent).value;
    if (patterns.length === 0) assert.equal(hover, null);
    for (const pattern of patterns)
      assert.ok(typeof pattern === 'string' ? text.includes(pattern) : pattern.test(text), `${String(pattern)} in:\n${text}`);
  });
}

test('a percentage is worked out', () =>
  checkHover(
    busy(['max$0Surge: 25%', 'maxUnavailable: 1']),
    '`25% of 10 = 2.5, rounded up: 3`',
    'At most **13** pods',
    '| pods | 1 | 1 | 1 | 1 | 2 | 2 | **3** | 5 |',
    'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#max-surge',
  ));
test('the strategy says how the rollout runs', () => checkHover(busy().replace('strategy', 'stra$0tegy'), 'at most 11', 'never below 9'));
test('a field that bears on no rollout is explained without figures', () =>
  checkHover(busy().replace('matchLabels', 'match$0Labels'), '`matchLabels`: labels that must all be there.'));
test('a word that is no field has none', () => checkHover(`# a com$0ment\n${busy()}`));
test('a half-typed file still has it, without numbers', () =>
  checkHover(busy(['maxS$0urge: 20%', 'maxUn']), /^`maxSurge`: [^\n]*\n\nDefault: /));
