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
        - { name: wait, image: 'app:1' }
      containers:
        - { name: app, image: 'app:1' }
        - { name: proxy, image: envoy }
        - { name: log, image: fluent }
`;
const base = `resources: [web.yaml]
images:
- name: fluent
  newName: mirror/fluent # ours
`;

/** Writes images into a build of `base` and an overlay; the lines that are other ones then, each with its file, or what is said instead. */
function checkWritten(overlay: string, images: Readonly<Record<string, string>>, ...expected: readonly string[]): void {
  const file = open(manifest);
  const files = [
    { path: '/base/kustomization.yaml', text: base },
    { path: '/prod/kustomization.yaml', text: `resources: [../base]\nimages:\n${overlay}` },
  ];
  const kustomized = { manifest: '/base/web.yaml', files };
  const result = edits.answer({ uri: file.uri, workload: 'Deployment//web', whatIf: {}, images, kustomized }, file, settings);
  const written = (result.kustomizations ?? []).flatMap(({ path, edits: own }) =>
    changedLines(path, files.find(known => known.path === path)?.text ?? '', own),
  );
  const said = result.problem === undefined || result.problem === null ? [] : [result.problem];
  assert.deepEqual([...changedLines('manifest', manifest, result.edits), ...written, ...said], expected);
}

function changedLines(name: string, text: string, made: readonly unknown[]): readonly string[] {
  const after = TextDocument.applyEdits(TextDocument.create('', 'yaml', 0, text), made as Parameters<typeof TextDocument.applyEdits>[1]);
  const before = text.split('\n');
  return after.split('\n').flatMap(line => (before.includes(line) ? [] : [`${name}: ${line.trim()}`]));
}

test('a tag, in its quotes', () =>
  checkWritten(
    "- name: envoy\n  newTag: '1.3' # the proxy\n",
    { proxy: 'envoy:1.30' },
    "/prod/kustomization.yaml: newTag: '1.30' # the proxy",
  ));
test('a tag that would read as a number', () =>
  checkWritten('- name: envoy\n  newTag: v1\n', { proxy: 'envoy:1.30' }, "/prod/kustomization.yaml: newTag: '1.30'"));
test('another repository gets a new name', () =>
  checkWritten(
    '- {name: envoy, newTag: v1}\n',
    { proxy: 'mirror/envoy:v2' },
    '/prod/kustomization.yaml: - {name: envoy, newTag: v2, newName: mirror/envoy}',
  ));
test('a digest takes the place of the tag', () =>
  checkWritten(
    '- {name: envoy, newTag: v1}\n',
    { proxy: 'envoy@sha256:ab' },
    '/prod/kustomization.yaml: - {name: envoy, digest: sha256:ab}',
  ));
test('the entry that has the last word is the one that changes', () =>
  checkWritten('- name: mirror/fluent\n  newTag: v1\n', { log: 'mirror/fluent:v2' }, '/prod/kustomization.yaml: newTag: v2'));
test('one of the base is written there', () =>
  checkWritten('  []\n', { log: 'other/fluent' }, '/base/kustomization.yaml: newName: other/fluent # ours'));
test('an image that no kustomization replaces is the manifest’s own', () =>
  checkWritten('  []\n', { proxy: 'envoy:2' }, 'manifest: - { name: proxy, image: envoy:2 }'));
test('both', () =>
  checkWritten(
    '- {name: app, newTag: "2"}\n',
    { '*': 'all:1' },
    'manifest: - { name: proxy, image: all:1 }',
    '/base/kustomization.yaml: newName: all # ours',
    "/base/kustomization.yaml: newTag: '1'",
    '/prod/kustomization.yaml: - {name: app, newTag: "1", newName: all}',
  ));
test('an entry that another container has its image of, too', () =>
  checkWritten(
    '- {name: app, newTag: "2"}\n',
    { app: 'app:3' },
    'Not written: the images entries of the kustomization can’t set this image without changing another container.',
  ));
test('what kustomize refuses isn’t written into', () =>
  checkWritten(
    '- {name: app, newTag: 2}\n',
    { app: 'app:3' },
    'Not written: kustomize rejects prod/kustomization.yaml, line 3: invalid Kustomization: json: cannot unmarshal number into Go struct field Image.images.newTag of type string',
  ));
test('what it says already is left', () => checkWritten('- {name: envoy, newTag: v1}\n', { proxy: 'envoy:v1' }));
