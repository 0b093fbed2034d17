/** Whatever stands in names and messages: a format stays one, and nothing of it reaches a terminal raw. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { github } from '../../../../cli/formats/github';
import { gitlab } from '../../../../cli/formats/gitlab';
import { json } from '../../../../cli/formats/json';
import { junit } from '../../../../cli/formats/junit';
import { sarif } from '../../../../cli/formats/sarif';
import { text } from '../../../../cli/formats/text';
import { finding } from '../finding';

const hostile = 'a\u001b[31m\r\n::error file=b::c%0A]]>&<x y="\'">\u0000\u202e\u2028\ufffe\ud800::stop-commands::t\u009b2J##[add-mask]a';
const found = {
  findings: [
    finding({ file: hostile, message: `${hostile}\n${hostile}`, sourceLine: hostile, code: 'spec/negative', endLine: 6 }),
    finding({ file: '::add-mask::a', message: '::add-mask::a\n  ::add-mask::a', sourceLine: '::add-mask::a' }),
    finding({ file: hostile, severity: 'hint', related: { path: hostile, line: 1, column: 1, endLine: 1, endColumn: 2 } }),
  ],
  files: 1,
  workloads: 1,
};
const formats = { text, json, sarif, github, gitlab, junit };

describe('formats', () => {
  for (const [name, format] of Object.entries(formats)) {
    test(`${name} prints nothing that moves a cursor or ends a command`, () => {
      const printed = format(found, false);
      assert.doesNotMatch(printed, /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
      assert.doesNotMatch(printed, /^\s*::(?:error file=b|stop-commands|add-mask)/m);
      // A line that is a command is no other one.
      if (name !== 'github') assert.ok(!printed.includes('##['));
    });
  }
  test('what is for programs is read by them', () => {
    for (const format of [json, sarif, gitlab]) assert.doesNotThrow(() => void JSON.parse(format(found)));
  });
  test('a command of GitHub is one line with its values escaped', () => {
    const own = { findings: [finding({ file: 'a,b:c%.yaml', message: 'first\nsecond 100%' })], files: 1, workloads: 1 };
    assert.equal(
      github(own),
      '::error file=a%2Cb%3Ac%25.yaml,line=6,endLine=6,col=13,endColumn=15,title=spec/negative::first%0Asecond 100%25\n',
    );
  });
  test('JUnit is well-formed XML', () => {
    const printed = junit(found);
    assert.doesNotMatch(printed, /[\ufffe\uffff]/);
    const names = [...printed.matchAll(/<(\/?)(\w+)((?:\s[\w-]+="[^"<&]*(?:&(?:amp|lt|gt|quot);[^"<&]*)*")*)\s*(\/?)>/g)];
    const rest = printed.replace(/^<\?xml [^?]*\?>\n/, '').replaceAll(/<(\/?)(\w+)((?:\s[\w-]+="[^"<]*")*)\s*(\/?)>/g, '');
    assert.doesNotMatch(rest, /[<>]|&(?!amp;|lt;|gt;|quot;)/);
    const open: string[] = [];
    for (const [, end, name = '', , single] of names) {
      if (end === '/') assert.equal(open.pop(), name);
      else if (single !== '/') open.push(name);
    }
    assert.deepEqual(open, []);
  });
});
