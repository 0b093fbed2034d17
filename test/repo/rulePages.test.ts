/** The pages of docs/rules, and the two tables of contents say the same. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { files, read } from './sources';

interface Row {
  readonly code: string;
  readonly page: string;
  readonly severity: string;
  readonly sentence: string;
}

const pages = files.filter(file => /^docs\/rules\/.+\/.+\.md$/.test(file));
const english = rowsOf('docs/rules/README.md');

test('a page has its code as its title, then its severity and one sentence', () => {
  assert.deepEqual(
    pages.filter(
      page => !/^# (.+)\n\n(?:Error|Warning|Information|Inlay hint)\. .+\.\n\n/.test(read(page)) || titleOf(page) !== codeOf(page),
    ),
    [],
  );
});

test('docs/rules/README.md has a row for each page, with its severity and its sentence', () => {
  const ofPages = pages.map(page => [codeOf(page), `${codeOf(page)}.md`, ...firstLineOf(page)]);
  assert.deepEqual(english.map(({ code, page, severity, sentence }) => [code, page, severity, sentence]).sort(), ofPages.sort());
});

test('docs/rules/README.zh-cn.md has the same rows, with the same code', () => {
  const chinese = [...read('docs/rules/README.zh-cn.md').matchAll(/^\| \[([^\]]+)\]\(([^)]+)\) \| ([^。|]+)。([^|]+) \|/gm)].map(
    ([, code = '', page = '', severity = '', sentence = '']) => ({ code, page, severity, sentence }),
  );
  assert.deepEqual(chinese.map(unchanging), english.map(unchanging));
  const severities = { error: '错误', warning: '警告', information: '信息', 'inlay hint': '内嵌提示' };
  assert.deepEqual(
    chinese.map(({ severity }) => severity),
    english.map(({ severity }) => severities[severity as keyof typeof severities]),
  );
});

function rowsOf(document: string): readonly Row[] {
  const rows = read(document).matchAll(/^\| \[([^\]]+)\]\(([^)]+)\) \| ([^|]+) \| ([^|]+) \|/gm);
  return [...rows].map(([, code = '', page = '', severity = '', sentence = '']) => ({ code, page, severity, sentence }));
}

/** What a translation leaves as it is. */
function unchanging({ code, page, sentence }: Row): readonly string[] {
  return [code, page, ...(sentence.match(/`[^`]+`/g) ?? []).sort()];
}

function firstLineOf(page: string): readonly string[] {
  const [, severity = '', sentence = ''] = /^(Error|Warning|Information|Inlay hint)\. (.+)$/m.exec(read(page)) ?? [];
  return [severity.toLowerCase(), sentence];
}

function titleOf(page: string): string {
  return /^# (.+)$/m.exec(read(page))?.[1] ?? '';
}

function codeOf(page: string): string {
  return page.slice('docs/rules/'.length, -'.md'.length);
}
