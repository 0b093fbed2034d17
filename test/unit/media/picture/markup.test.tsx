import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Component, type ComponentChildren, type VNode } from 'preact';
import { markupOf } from '../../../../media/picture/markup';

function checkMarkup(drawn: ComponentChildren, expected: string): void {
  assert.equal(markupOf(drawn), expected);
}

function Twice({ of }: { of: ComponentChildren }): VNode {
  return (
    <>
      {of}
      {of}
    </>
  );
}

class Once extends Component<{ of: string }> {
  override render({ of }: { of: string }): VNode {
    return <text>{of}</text>;
  }
}

test('elements with what is in them', () =>
  checkMarkup(
    <g class="a">
      <path d="M0 0h1" />
      {[1, 'b', null, false, undefined]}
    </g>,
    '<g class="a"><path d="M0 0h1"/>1b</g>',
  ));
test('functions and classes', () => checkMarkup(<Twice of={<Once of="x" />} />, '<text>x</text><text>x</text>'));
test('what only a screen has is left out', () =>
  checkMarkup(<rect key="a" width={2} onClick={() => undefined} hidden={true} />, '<rect width="2"/>'));
test('styles', () => checkMarkup(<g style={{ transform: 'none', top: '1px' }} />, '<g style="transform:none;top:1px"/>'));
test('text of others is text', () =>
  checkMarkup(
    <text class={'"><script>'}>{'</text><script>&\u0000\u001b\ud800'}</text>,
    '<text class="&quot;&gt;&lt;script&gt;">&lt;/text&gt;&lt;script&gt;&amp;\ufffd\ufffd\ufffd</text>',
  ));
