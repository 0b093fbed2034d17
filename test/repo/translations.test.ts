/** Every language has every string, with all that a translation must keep of it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { files, read, readJson } from './sources';

type Strings = Readonly<Record<string, string>>;

const languages = files.flatMap(file => /^package\.nls\.([\w-]+)\.json$/.exec(file)?.[1] ?? []);

test('a language has its two files', () => {
  assert.ok(languages.includes('zh-cn'));
  const bundles = files.flatMap(file => /^l10n\/bundle\.l10n\.([\w-]+)\.json$/.exec(file)?.[1] ?? []);
  assert.deepEqual(languages, bundles);
});

for (const language of languages) {
  test(`${language} has the strings of the three programs, in their order`, () =>
    checkTranslation('l10n/bundle.l10n.json', `l10n/bundle.l10n.${language}.json`));
  test(`${language} has the strings of package.json, in their order`, () =>
    checkTranslation('package.nls.json', `package.nls.${language}.json`));
}

test('README.zh-cn.md has the sections, the rows and the names in code of README.md', () => {
  const outline = (document: string) => {
    const text = read(document);
    const rows = text.split('\n').filter(line => line.startsWith('| '));
    return [text.match(/^## /gm)?.length, ...rows.map(row => (/^\| (`.*?`) \|/.exec(row)?.[1] ?? '').replaceAll('、', ', '))];
  };
  assert.deepEqual(outline('README.zh-cn.md'), outline('README.md'));
});

test('Chinese has one word for one thing, as kubernetes.io has it', () => {
  const others = /选择器|命名空间|副本集|容器组|滚动升级|探测器|快捷修复|你/;
  const texts = ['l10n/bundle.l10n.zh-cn.json', 'package.nls.zh-cn.json'].flatMap(file => Object.values(readJson(file) as Strings));
  const documents = ['README.zh-cn.md', 'docs/rules/README.zh-cn.md'].flatMap(file => read(file).split('\n'));
  assert.deepEqual(
    [...texts, ...documents].filter(text => others.test(text)),
    [],
  );
});

test('a placeholder, a code span or a bold part that is lost or added is found', () => {
  assert.deepEqual(lossesOf('{0} of {1}', '{1} 的 {0}'), []);
  assert.deepEqual(lossesOf('{0} of {1}', '{0} 的 {0}'), ['{0} #2', '{1}']);
  assert.deepEqual(lossesOf('set `replicas`', '设置 replicas'), ['`replicas`']);
  assert.deepEqual(lossesOf('set `replicas`', '设置 `副本`'), ['`replicas`', '`副本`']);
  assert.deepEqual(lossesOf('**never** ready', '永远不会就绪'), ['**', '** #2']);
  assert.deepEqual(lossesOf('a `b`', '甲 `b` `'), ['`']);
  assert.deepEqual(lossesOf('ready', ' '), ['the text']);
});

function checkTranslation(original: string, translated: string): void {
  const strings = readJson(original) as Strings;
  const translation = readJson(translated) as Strings;
  assert.deepEqual(Object.keys(translation), Object.keys(strings));
  const losses = Object.entries(translation).map(([key, text]) => [key, lossesOf(strings[key] ?? '', text)] as const);
  assert.deepEqual(
    losses.filter(([, lost]) => lost.length > 0),
    [],
  );
}

/** What only one of the two texts has, of what both must have. */
function lossesOf(original: string, translation: string): readonly string[] {
  if (translation.trim() === '') return ['the text'];
  const [kept, found] = [partsOf(original), partsOf(translation)];
  return [...kept.filter(part => !found.includes(part)), ...found.filter(part => !kept.includes(part))].sort();
}

/** Placeholders, code spans (a walkthrough has them in double backticks), marks of bold text and single backticks, each as often as it occurs: `{0}`, `{0} #2`. */
function partsOf(text: string): readonly string[] {
  const parts = text.match(/\{\d+\}|``[^`]+``|`[^`]+`|\*\*|`/g) ?? [];
  return parts.map((part, index) => {
    const before = parts.slice(0, index).filter(other => other === part).length;
    return before === 0 ? part : `${part} #${String(before + 1)}`;
  });
}
