import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { judge } from '../../server/kubernetes/manifest';
import { parseDocument } from '../../server/yaml/parse';
import { answersTo, recorded, type Answer, type VerdictRecord } from './verdict';

const verdicts = readFileSync('test/conformance/records/verdicts.jsonl', 'utf8')
  .trimEnd()
  .split('\n')
  .map(line => JSON.parse(line) as VerdictRecord);
const families = [...new Set(verdicts.map(familyOf))];

/** The server's answer and ours, as far as the product gives it: the stored spec, or all that is wrong in the server's order and words. */
for (const family of families) {
  const own = verdicts.filter(verdict => familyOf(verdict) === family);
  test(`${family}: ${own.length} verdicts of the API server`, () => {
    for (const verdict of own) assert.deepEqual(answersTo(verdict.yaml), [recorded(verdict)], `${verdict.id}\n${verdict.yaml}`);
  });
}

test('an editor shows all that the API server says, and more only of what it refuses', () => {
  for (const verdict of verdicts) {
    const { root } = parseDocument(verdict.yaml);
    assert.ok(root?.type === 'map');
    const shown = judge(root).problems.map(({ path, message, code }) => (code.startsWith('decode/') ? message : `${path}: ${message}`));
    assert.deepEqual(missing(recorded(verdict), shown), [], `${verdict.id}\n${verdict.yaml}\n${shown.join('\n')}`);
    if (verdict.accepted) assert.deepEqual(shown, [], verdict.id);
  }
});

function familyOf({ id }: VerdictRecord): string {
  return id.slice(0, id.indexOf('-'));
}

/** What the server says and isn't shown. */
function missing(answer: Answer, shown: readonly string[]): readonly string[] {
  if (answer.accepted) return [];
  if (answer.code === 422) return answer.causes.map(({ field, message }) => `${field}: ${message}`).filter(said => !shown.includes(said));
  return shown.reduce((rest, said) => rest.replace(said, ''), answer.message).replaceAll(', ', '') === '' ? [] : [answer.message];
}
