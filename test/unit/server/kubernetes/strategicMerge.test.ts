/** Expected lists are what Kubernetes 1.36.3 makes of them (CreateThreeWayMergePatch, StrategicMergePatch). */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ApiObject } from '../../../../server/kubernetes/apiObject';
import { appliedList, textOf } from '../../../../server/kubernetes/strategicMerge';

/** Variables such as `A=1 B=2`, as applied, as to be applied, and as they are afterwards; or why they aren't. */
function check(original: string, modified: string, expected: string): void {
  test(`${original} → ${modified}`, () => {
    const lists = { original: variables(original), modified: variables(modified), live: variables(original) };
    const applied = appliedList(lists, 'name');
    const found = typeof applied === 'string' ? applied : applied.map(({ name, value }) => `${textOf(name)}=${textOf(value)}`).join(' ');
    assert.equal(found, expected);
  });
}

function variables(text: string): readonly ApiObject[] {
  return text
    .split(' ')
    .filter(part => part !== '')
    .map(part => ({ name: part.slice(0, 1), value: part.slice(2) }));
}

check('', 'A=1 A=2', 'A=1 A=2');
check('A=1 B=1', 'B=1 A=1', 'B=1 A=1');
check('A=1 B=1', 'A=2', 'A=2');
check('A=1 B=1 A=1', 'A=1 B=1', 'B=1');
check('A=1 A=2', 'A=2', '');
check('A=1', 'A=1 A=2', 'A=1');
check('A=1 A=2', 'A=1 A=3', 'A=3 A=2');
check('A=1 A=2', 'A=3 A=2', 'A=3 A=2');
check('A=1 A=2', 'A=2 A=1', 'A=2 A=2');
check('A=1 A=2 A=3', 'A=1 A=3', '');
check('A=1 A=2 X=1', 'A=1 A=2 X=2', 'A=1 A=2 X=2');
check('C=1', 'A=1 B=1 A=2', 'refused');

const many = (last: string): string => `${'BCDEFGHIJKLMN'.replaceAll(/./g, name => `${name}=1 `)}${last}`;
check(many('A=1 A=2'), many('A=1 A=3'), many('A=3 A=2'));
check(many('A=1 A=2'), many('A=1 A=2 A=3'), 'unknown');
check(many('A=1 A=1'), many('A=1'), many('').trim());
check(many('A=1 A=2'), many('A=1 A=2').replace('B=1', 'B=2'), many('A=1 A=2').replace('B=1', 'B=2'));
