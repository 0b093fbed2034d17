import assert from 'node:assert/strict';
import { test } from 'node:test';
import { typingAt } from '../../../../server/fields/typingAt';
import { printPath } from '../../../../server/yaml/find';

/** What is being typed at `$0`: `PARENT | KEY | typed so far`; `nothing` where neither a key nor a value is. */
function checkTyping(marked: string, expected: string, column = 0): void {
  const offset = marked.indexOf('$0');
  const text = marked.replace('$0', '');
  const typing = typingAt(text, offset, column);
  const shown =
    typing === undefined
      ? 'nothing'
      : [printPath(typing.parent), typing.key ?? '', text.slice(typing.span.start, typing.span.end)].join(' | ');
  assert.equal(shown, expected);
}

/** The keys beside the one that is being typed at `$0`. */
function checkSiblings(marked: string, ...expected: readonly string[]): void {
  const typing = typingAt(marked.replace('$0', ''), marked.indexOf('$0'), 0);
  assert.deepEqual([...(typing?.siblings ?? [])].sort(), expected);
}

test('a key', () => checkTyping('spec:\n  stra$0', 'spec |  | stra'));
test('an empty line is a key', () => checkTyping('spec:\n  strategy:\n    $0\n  template: {}\n', 'spec.strategy |  | '));
test('comments and blank lines open nothing', () => checkTyping('spec:\n  # why\n\n  re$0', 'spec |  | re'));
test('a value', () => checkTyping('spec:\n  strategy:\n    type: Re$0', 'spec.strategy | type | Re'));
test('the middle of a value', () => checkTyping('a:\n  b: 2$05% # c', 'a | b | 25%'));
test('a value that isn’t begun', () =>
  checkTyping('spec:\n  strategy:\n    rollingUpdate:\n      maxSurge: $0', 'spec.strategy.rollingUpdate | maxSurge | '));
test('a value in quotes, which stay', () => {
  checkTyping('a:\n  b: "2$0', 'a | b | 2');
  checkTyping('a:\n  b: "2$05%"', 'a | b | 25%');
});
test('a key of the object itself', () => checkTyping('kind: Deployment\nsp$0', ' |  | sp'));
test('siblings above are passed over', () => checkTyping('spec:\n  replicas: 3\n  template:\n    spec: {}\n  st$0', 'spec |  | st'));
test('an item of a list', () => checkTyping('items:\n  - kind: Deployment\n    spec:\n      st$0', 'spec |  | st', 4));
test('the first key of an item', () => checkTyping('- kind: a\n  spec:\n    st$0', 'spec |  | st', 2));
test('windows line ends', () => checkTyping('spec:\r\n  strategy:\r\n    ty$0', 'spec.strategy |  | ty'));
test('a comment is no value', () => checkTyping('a: b # c$0', 'nothing'));
test('nor is a text', () => checkTyping('a: b c$0', 'nothing'));
test('under a value there is no key', () => checkTyping('a: b\n  c$0', 'nothing'));
test('a value right behind its colon needs a blank', () => {
  checkTyping('a:\n  b:$0\n', 'a | b | ');
  assert.deepEqual(
    ['a:\n  b:$0', 'a:\n  b: $0'].map(marked => typingAt(marked.replace('$0', ''), marked.indexOf('$0'), 0)?.needsBlank),
    [true, false],
  );
  checkTyping('a:\n  b:2$0\n', 'nothing');
});
test('an item has its number', () => {
  const list = 'a:\n  b:\n    - name: x\n      c: 1\n    - name: y\n      d:\n        - e\n';
  checkTyping(`${list}      f$0`, 'a.b[1] |  | f');
  checkTyping(`${list}    - $0`, 'a.b[2] |  | ');
  checkTyping(`${list}        - g$0`, 'a.b[1].d[1] |  | g');
  checkTyping(`${list}    - name:$0`, 'a.b[2] | name | ');
});
test('an item whose dash stands below its list', () => {
  const list = 'a:\n  b:\n  - name: x\n    c: 1\n  - name: y\n';
  checkTyping(`${list}    d$0`, 'a.b[1] |  | d');
  checkTyping(`${list}  e$0`, 'a |  | e');
  checkTyping('a:\n- b:\n  - c: 1\n  - d$0', 'a[0].b[1] |  | d');
});
test('the key of an item that opens a map', () => checkTyping('a:\n  - b:\n      c$0', 'a[0].b |  | c'));
test('a text over several lines is no map', () => checkTyping('a:\n  b: |\n    c$0', 'nothing'));
test('the keys above and below are siblings, those of other items aren’t', () => {
  checkSiblings('a:\n  b: 1\n  c:\n    x: 1\n  $0\n  d: 1\ne: 1\n', 'b', 'c', 'd');
  checkSiblings('a:\n  - b: 1\n    c: 1\n  - d: 1\n    $0\n    e: 1\n  - f: 1\n', 'd', 'e');
  checkSiblings('a: 1\nb: 1\n$0\nc:\n  d: 1\n', 'a', 'b', 'c');
});
