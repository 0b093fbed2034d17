import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { edits } from '../../../../server/handlers/edits';
import { open, settings } from '../../../support/manifest';

const manifest = `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      initContainers:
        - { name: wait, image: 'busybox:1.28' }
      containers:
        - name: app
          image: "app:1" # ours
        - image: envoy:1.3
          name: proxy
`;

/** Writes images into the manifest; the lines that are other ones then. */
function checkImages(images: Readonly<Record<string, string>>, ...expected: readonly string[]): void {
  const file = open(manifest);
  const made = edits.answer({ uri: file.uri, workload: 'Deployment//web', whatIf: {}, images }, file, settings).edits;
  const text = TextDocument.applyEdits(
    file.document,
    made.map(({ range, newText }) => ({ range, newText })),
  );
  const before = manifest.split('\n');
  const changed = text.split('\n').filter((line, index) => line !== before[index]);
  assert.deepEqual(
    changed.map(line => line.trim()),
    expected,
  );
}

test('quotes and comments stay', () => checkImages({ app: 'app:2' }, 'image: "app:2" # ours'));
test('an init container is a container too', () => checkImages({ wait: 'busybox:1.29' }, "- { name: wait, image: 'busybox:1.29' }"));
test('all at once, but for those with an image of their own', () =>
  checkImages({ '*': 'all:1', proxy: 'envoy:2' }, "- { name: wait, image: 'all:1' }", 'image: "all:1" # ours', '- image: envoy:2'));
test('what it says already is left', () => checkImages({ app: 'app:1' }));
test('nobody has that name', () => checkImages({ other: 'app:2' }));
