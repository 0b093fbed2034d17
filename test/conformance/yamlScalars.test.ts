import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { childOf } from '../../server/yaml/find';
import { parseDocument } from '../../server/yaml/parse';
import { toJson } from '../../server/yaml/toJson';

const rows = readFileSync('test/conformance/records/yaml-scalars.tsv', 'utf8')
  .trimEnd()
  .split('\n')
  .slice(1)
  .map(line => line.split('\t') as [string, string]);
// The rows from here on name a whole text in words.
const scalars = rows.slice(
  0,
  rows.findIndex(([scalar]) => scalar === 'merge key'),
);

for (const [cell, expected] of scalars) {
  test(`the scalar ${cell} is ${expected.slice(0, 40)}`, () => {
    const scalar = JSON.parse(`"${cell.replaceAll(/(?<!\\)"/g, '\\"')}"`) as string;
    const { root, errors } = parseDocument(`a: ${scalar}\n`);
    const value = childOf(root, 'a');
    if (expected.startsWith('error')) assert.ok(errors.some(({ message }) => expected.includes(message)));
    else assert.equal(value === undefined ? 'nothing' : JSON.stringify(toJson(value)), expected);
  });
}
