import assert from 'node:assert/strict';
import { test } from 'node:test';
import { firstOf, matching, searchText } from '../../../../client/prompts/filter';

const labels = ['Revision 20', 'Revision 12', 'Revision 2', 'Revision 1'];
const rows = labels.map(label => ({
  label,
  text: searchText({ value: null, label, detail: label.endsWith('1') ? 'Raise to 2' : 'env A' }),
}));

/** The rows that are left, the one that comes first with a `>`. */
function checkFilter(typed: string, expected: string): void {
  const left = matching(rows, typed);
  const first = firstOf(left, typed);
  assert.equal(left.map(row => `${row === first ? '>' : ''}${row.label.slice(9)}`).join(' '), expected);
}

test('nothing', () => checkFilter('', '>20 12 2 1'));
test('a number comes before longer ones, and before what only speaks of it', () => checkFilter('2', '20 12 >2 1'));
test('words that stand together don’t count where they don’t', () => checkFilter('revision 2', '20 >2'));
test('words that stand together nowhere', () => checkFilter('raise revision', '>1'));
test('the detail', () => checkFilter('ENV a', '>20 12 2'));
test('not there', () => checkFilter('env b', ''));
