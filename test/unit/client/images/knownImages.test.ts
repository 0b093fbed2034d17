import assert from 'node:assert/strict';
import { test } from 'node:test';
import { KnownImages, imagesIn, type SeenIn } from '../../../../client/images/knownImages';

function checkImages(text: string, expected: string): void {
  assert.equal(imagesIn(text).join(' '), expected);
}

test('block style', () => checkImages('  - name: a\n    image: nginx:1.27\n  - image: "redis"\n', 'nginx:1.27 redis'));
test('flow style', () => checkImages("[{ name: a, image: 'nginx:1.27' }, {image: redis}]", 'nginx:1.27 redis'));
test('JSON', () => checkImages('{"image": "reg.io:5/a/b@sha256:ab", "name": "x"}', 'reg.io:5/a/b@sha256:ab'));
test('CRLF, an anchor and a comment behind', () => checkImages('image: &it nginx:1\r\nimage: redis # the cache\r\n', 'nginx:1 redis'));
test('neither comments nor templates nor other fields', () =>
  checkImages('# image: old\nimage: {{ .Values.image }}\nimagePullPolicy: Always\nmyimage: x\nimage:\n  repository: y\n', ''));

test('what a kustomization makes', () =>
  checkImages(
    'images:\n- name: app\n  newTag: "1.2"\n- newTag: 3\n  newName: reg.io/b\n  name: b\n- {name: c, newTag: 4}\n- name: d\n  newName: e\n',
    'app:1.2 reg.io/b:3 c:4',
  ));

/** The texts, each behind where it was seen: `manifest`, `git COMMIT` or `file PATH`. */
function checkKnown(present: readonly string[], seen: readonly (readonly [from: string, image: string])[], expected: string): void {
  const known = new KnownImages(present);
  for (const [from, image] of seen) known.add(`image: ${image}`, seenIn(from));
  assert.equal(
    known
      .list()
      .map(({ image, seenIn: { kind } }) => `${image} ${kind}`)
      .join('\n'),
    expected,
  );
}

function seenIn(from: string): SeenIn {
  const [kind, name = ''] = from.split(' ');
  if (kind === 'git') return { kind: 'git', commit: name, subject: '' };
  return kind === 'file' ? { kind: 'file', path: name } : { kind: 'manifest' };
}

test('git’s newest first, before those of other files, each once', () =>
  checkKnown(
    ['app:4'],
    [
      ['file a.yaml', 'app:9'],
      ['git c3', 'app:3'],
      ['git c2', 'app:2'],
      ['git c1', 'app:3'],
      ['file b.yaml', 'app:2'],
    ],
    'app:3 git\napp:2 git\napp:9 file',
  ));
test('another registry’s come last', () =>
  checkKnown(
    ['reg.io:5000/team/app:4'],
    [
      ['manifest', 'mirror.io/app:4'],
      ['file a.yaml', 'reg.io:5000/team/app@sha256:ab'],
    ],
    'reg.io:5000/team/app@sha256:ab file\nmirror.io/app:4 manifest',
  ));
test('neither the present ones nor other names', () =>
  checkKnown(
    ['app:1', 'proxy:1'],
    [
      ['manifest', 'app:1'],
      ['git c1', 'proxy:0'],
      ['git c1', 'postgres:15'],
    ],
    'proxy:0 git',
  ));
test('one is credited to the oldest commit that names it, whatever other files name it before', () => {
  const known = new KnownImages(['app:4']);
  for (const from of ['file a.yaml', 'git c3', 'git c2']) known.add('image: app:3', seenIn(from));
  known.add('image: app:2', seenIn('git c1'));
  known.add('image: app:3', seenIn('file b.yaml'));
  assert.deepEqual(known.list(), [
    { image: 'app:3', seenIn: { kind: 'git', commit: 'c2', subject: '' } },
    { image: 'app:2', seenIn: { kind: 'git', commit: 'c1', subject: '' } },
  ]);
});
test('it says whether one is new', () => {
  const known = new KnownImages(['app:1']);
  assert.deepEqual([known.add('image: app:2', seenIn('manifest')), known.add('image: app:2', seenIn('git c1'))], [true, false]);
});
