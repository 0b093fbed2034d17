import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openAlone } from '../../../../server/preview/open';

const uri = 'file:///shop/.rollout-preview.yaml';

/** `$0` is the cursor; `expected` the file after each proposal, or what the first ones would make of it. */
function checkProposals(name: string, written: string, expected: readonly string[]): void {
  test(name, () => {
    const offset = written.indexOf('$0');
    const text = written.replace('$0', '');
    const { proposals, span } = openAlone({ uri, text }).proposalsAt(offset, true);
    const after = proposals.slice(0, expected.length + 1).map(proposal => text.slice(0, span.start) + proposal.text + text.slice(span.end));
    assert.deepEqual(after, expected);
  });
}

checkProposals('an empty file: all that can be set, and no manifest', '$0', [
  'rules:',
  'assume:',
  'nodes:',
  'kubernetesVersion: ',
  'ignore:',
  'render:',
]);
checkProposals('keys that aren’t there yet, of what is indented', 'assume:\n  readySeconds: 5\n  $0\n', [
  'assume:\n  readySeconds: 5\n  shutdownSeconds: \n',
]);
checkProposals('the same in braces', 'assume: { readySeconds: 5, $0 }\n', ['assume: { readySeconds: 5, shutdownSeconds:  }\n']);
checkProposals(
  'of an item of a list',
  'nodes:\n  - {cpu: 4, memory: 16Gi, count: 3, gpus: 0, pods: 5, zones: [a], labels: {}, taints: [], $0}\n',
  ['nodes:\n  - {cpu: 4, memory: 16Gi, count: 3, gpus: 0, pods: 5, zones: [a], labels: {}, taints: [], resources:}\n'],
);
checkProposals('how loud a rule is, as YAML of any age reads it', 'rules:\n  image/moving-tag: $0\n', [
  "rules:\n  image/moving-tag: 'off'\n",
  'rules:\n  image/moving-tag: hint\n',
  'rules:\n  image/moving-tag: information\n',
  'rules:\n  image/moving-tag: warning\n',
]);
checkProposals('a value in quotes', "rules: { image/moving-tag: '$0' }", [
  "rules: { image/moving-tag: 'off' }",
  "rules: { image/moving-tag: 'hint' }",
  "rules: { image/moving-tag: 'information' }",
  "rules: { image/moving-tag: 'warning' }",
]);
checkProposals('nothing below what isn’t known, or is any text', 'constructor:\n  $0\n', []);
checkProposals('nothing for a number', 'assume: { readySeconds: $0 }\n', []);

test('a version is a text', () => {
  const text = 'kubernetesVersion: ';
  const { proposals } = openAlone({ uri, text }).proposalsAt(text.length, true);
  assert.deepEqual([proposals[0]?.label, proposals[0]?.text], ['1.30', "'1.30'"]);
});
test('the codes of rules are proposed also behind their slash', () => {
  const text = 'rules:\n  image/mo';
  const { proposals, span } = openAlone({ uri, text }).proposalsAt(text.length, true);
  assert.equal(text.slice(span.start, span.end), 'image/mo');
  assert.ok(proposals.some(({ label }) => label === 'image/moving-tag'));
});
test('a key with its value says what it means; one that isn’t known, nothing', () => {
  const text = 'assume: { readySeconds: 5 }\nnodes: [{ gpus: 1, gpu: 1 }]\n';
  const said = (word: string): string | undefined => openAlone({ uri, text }).settingAt(text.indexOf(word))?.markdown.replace(/: .*/, '');
  assert.deepEqual(['assume', 'readySeconds', '5', 'gpus', 'gpu:'].map(said), [
    '`assume`',
    '`readySeconds`',
    '`readySeconds`',
    '`gpus`',
    undefined,
  ]);
  assert.equal(openAlone({ uri: 'file:///shop/values.yaml', text }).settingAt(0), null);
});
