import assert from 'node:assert/strict';
import { test } from 'node:test';
import { typingAt } from '../../../../server/fields/typingAt';

/** What is being typed at `$0`: `PARENT | KEY | typed so far`; `nothing` where neither a key nor a value is. */
function checkTyping(marked: string, expected: string, column = 0): void {
  const offset = marked.indexOf('$0');
  const text = marked.replace('$0', '');
  const typing = typingAt(text, offset, column);
  const shown =
    typing === undefined ? 'nothing' : [typing.parent, typing.key ?? '', text.slice(typing.span.start, typing.span.end)].join(' | ');
  assert.equal(shown, expected);
}

test('a key', () => checkTyping('spec:\n  stra$0', 'spec |  | stra'));
test('an empty line is a key', () => checkTyping('spec:\n  strategy:\n    $0\n  template: {}\n', 'spec.strategy |  | '));
test('comments and blank lines open nothing', () => checkTyping('spec:\n  # why\n\n  re$0', 'spec |  | re'));
test('a value', () => checkTyping('spec:\n  strategy:\n    type: Re$0', 'spec.strategy | type | Re'));
test('the middle of a value', () => checkTyping('a:\n  b: 2$05% # c', 'a | b | 25%'));
test('a value that isn’t begun', () =>
  checkTyping('spec:\n  strategy:\n    rollingUpdate:\n      maxSurge: $0', 'spec.strategy.rollingUpdate | maxSurge | '));
test('a value in quotes', () => checkTyping('a:\n  b: "2$0', 'a | b | "2'));
test('a key of the object itself', () => checkTyping('kind: Deployment\nsp$0', ' |  | sp'));
test('siblings above are passed over', () => checkTyping('spec:\n  replicas: 3\n  template:\n    spec: {}\n  st$0', 'spec |  | st'));
test('an item of a list', () => checkTyping('items:\n  - kind: Deployment\n    spec:\n      st$0', 'spec |  | st', 4));
test('the first key of an item', () => checkTyping('- kind: a\n  spec:\n    st$0', 'spec |  | st', 2));
test('windows line ends', () => checkTyping('spec:\r\n  strategy:\r\n    ty$0', 'spec.strategy |  | ty'));
test('a comment is no value', () => checkTyping('a: b # c$0', 'nothing'));
test('nor is a text', () => checkTyping('a: b c$0', 'nothing'));
test('under a value there is no key', () => checkTyping('a: b\n  c$0', 'nothing'));
