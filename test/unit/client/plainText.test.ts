import assert from 'node:assert/strict';
import { test } from 'node:test';
import { messageText, plainText } from '../../../client/plainText';

test('what would be an icon stays text', () => assert.equal(plainText('$(TAG) and $(sync~spin)'), '\\$(TAG) and \\$(sync~spin)'));
test('what would be none stays as it is', () => assert.equal(plainText('${TAG} $TAG $(MY_TAG) $()'), '${TAG} $TAG $(MY_TAG) $()'));

test('a message and a status have no link of others', () => {
  // As VS Code finds them (src/vs/base/common/linkedText.ts).
  const link = /\[([^\]]+)\]\(((?:https?:\/\/|command:|file:)[^)\s]+)(?: (["'])(.+?)(\3))?\)/i;
  for (const text of [
    '[web](command:workbench.action.quit)',
    '[a](https://evil.test "b")',
    '[[a](file:///etc/hosts)](command:x)',
    '[a]\u202e(command:x)',
  ])
    for (const plain of [messageText, plainText]) assert.doesNotMatch(plain(`Deployment/${text} is no longer in this manifest.`), link);
  assert.equal(
    messageText('Deployment/web (2) [a] is no longer in this manifest.'),
    'Deployment/web (2) [a] is no longer in this manifest.',
  );
});
