import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pageHtml, type PageParts } from '../../../../client/timeline/html';

const parts: PageParts = {
  scriptUri: 'https://files/timeline.js',
  styleUri: 'https://files/timeline.css',
  cspSource: 'https://files',
  nonce: 'abc',
  language: 'en',
  title: 'Rollout: busy',
  bundle: undefined,
};

function checkHas(changes: Partial<PageParts>, ...expected: readonly string[]): void {
  const html = pageHtml({ ...parts, ...changes });
  for (const text of expected) assert.ok(html.includes(text), `${text}\nin\n${html}`);
}

test('allows its own script and style, and nothing else', () =>
  checkHas(
    {},
    `content="default-src 'none'; script-src 'nonce-abc'; style-src https://files; img-src https://files data:; font-src https://files"`,
    '<link rel="stylesheet" href="https://files/timeline.css">',
    '<script nonce="abc" src="https://files/timeline.js"></script>',
    '<main id="root"></main>',
  ));
test('brings the translations along', () =>
  checkHas({ bundle: { Play: 'Abspielen' } }, '<script type="application/json" id="l10n" nonce="abc">{"Play":"Abspielen"}</script>'));
test('in English there are none', () => checkHas({}, 'id="l10n" nonce="abc">{}</script>'));
test('a translation can’t end its element', () => checkHas({ bundle: { a: '</script><b>' } }, '{"a":"\\u003c/script>\\u003cb>"}'));
test('a name is text', () =>
  checkHas({ title: '<img src=x onerror=alert(1)>"' }, '<title>&lt;img src=x onerror=alert(1)&gt;&quot;</title>'));
test('nothing is styled or scripted inline', () => {
  const html = pageHtml(parts);
  assert.equal(/style=|<style|unsafe|\son\w+=/.test(html), false);
});
