import assert from 'node:assert/strict';
import { test } from 'node:test';
import { excerptOf } from '../../../../client/timeline/excerpt';

const manifest = `kind: Deployment
spec:
  strategy:
    rollingUpdate:
      maxSurge: 0   # none
      maxUnavailable: 0
  template: {}`;

/** The excerpt as the page draws it: line numbers from 1, carets under what is wrong. */
function checkExcerpt(path: string, line: number | null, expected: string): void {
  const excerpt = excerptOf(manifest.split('\n'), [
    { sentence: '', by: 'apiServer', path, line, message: '', code: 'spec/negative', inWhatIf: null },
  ]);
  const drawn = (excerpt?.lines ?? []).flatMap((text, index) => {
    const number = (excerpt?.firstLine ?? 0) + index;
    const wrong = excerpt?.wrong?.line === number ? excerpt.wrong : null;
    return [`${number + 1} ${text}`, ...(wrong === null ? [] : [`  ${' '.repeat(wrong.start)}${'^'.repeat(wrong.end - wrong.start)}`])];
  });
  assert.equal(drawn.join('\n'), expected);
}

test('the value that is wrong, without its comment', () =>
  checkExcerpt(
    'spec.strategy.rollingUpdate.maxSurge',
    4,
    `3   strategy:
4     rollingUpdate:
5       maxSurge: 0   # none
                  ^
6       maxUnavailable: 0
7   template: {}`,
  ));
test('a field that isn’t on the line: the whole line', () =>
  checkExcerpt(
    'spec.selector',
    1,
    `1 kind: Deployment
2 spec:
  ^^^^^
3   strategy:
4     rollingUpdate:`,
  ));
test('a key without a value is marked itself', () =>
  checkExcerpt(
    'spec.strategy',
    2,
    `1 kind: Deployment
2 spec:
3   strategy:
    ^^^^^^^^^
4     rollingUpdate:
5       maxSurge: 0   # none`,
  ));
test('a problem without a place has no excerpt', () => checkExcerpt('spec.selector', null, ''));
test('nor has one behind the end of the text', () => checkExcerpt('spec.selector', 99, ''));
