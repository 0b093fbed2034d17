import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Server } from '../../../../client/requests';
import type { Version } from '../../../../workspace/git/fileVersions';
import { gatherPast, type PastWorld } from '../../../../client/revisions/gatherPast';
import { rowsOfTimeline, type Revisions, type RevisionRow } from '../../../../client/revisions/rows';
import type {
  PastRevisionsParams,
  PastRevisionsResult,
  TemplateInfo,
  TemplatesParams,
  TemplatesResult,
  Revision,
} from '../../../../server/protocol/revisions';

/**
 * A server that takes the text of a manifest, with those of its kustomizations, for its template, `refused…` for one that would be refused and `?` for one that can't be read, and numbers
 * what it gets with two revisions to keep.
 */
function fakeServer(document: string): Server {
  const templates = ({ sources, full, kustomizeImages }: TemplatesParams): TemplatesResult => ({
    templates: sources.map(({ key, source }) => {
      const [text, put] =
        source.kind === 'text'
          ? [source.text, source.kustomized?.files.map(file => file.text)]
          : [document, kustomizeImages?.map(({ name }) => name)];
      return templateOf(key, [text, ...(put ?? [])].join(' '), full === true);
    }),
  });
  return {
    request: <R>(method: string, params: unknown) =>
      Promise.resolve((method === 'templates' ? templates(params as TemplatesParams) : numbered(params as PastRevisionsParams)) as R),
  };
}

/** `a~0!`: the template `a` in a manifest that keeps no old revisions, and is paused. */
function templateOf(key: string, written: string, full: boolean): TemplateInfo | null {
  const [, text = '', limit = '2', paused] = /^(.*?)(?:~(\d+))?(!?)$/.exec(written) ?? [];
  if (text === '?') return null;
  const manifest = { template: { text }, annotations: {}, spec: null };
  return {
    ...{
      key,
      digest: text,
      images: [text],
      replicas: 1,
      revisionHistoryLimit: Number(limit),
      selector: null,
      paused: paused === '!',
      changeCause: null,
      difference: `to ${text}`,
    },
    ...{ refused: text.startsWith('refused'), ...(full ? { manifest } : {}) },
  };
}

function numbered({ manifests }: PastRevisionsParams): PastRevisionsResult {
  const all = manifests.filter(({ digest }, index) => manifests[index - 1]?.digest !== digest);
  return {
    revisions: all
      .map(({ key }, index) => {
        const state = index === all.length - 1 ? ('current' as const) : index < all.length - 3 ? ('gone' as const) : ('kept' as const);
        return { key, revision: index + 1, state, formerRevisions: [], reason: state === 'gone' ? 'limit' : null };
      })
      .reverse(),
  };
}

/** Of a manifest, or of it and the kustomizations behind it (separated by blanks); null for a commit without it. */
async function* versionsOf(texts: readonly (string | null)[]): AsyncGenerator<Version> {
  for (const [index, text] of texts.entries()) {
    const files =
      text === null ? [null] : text.split('|').map((part, file) => ({ path: file === 0 ? 'a.yaml' : `k${file}.yaml`, text: part }));
    yield await Promise.resolve({ commit: `c${texts.length - index}`, author: '', date: '', subject: '', files });
  }
}

const repository: Pick<PastWorld, 'names' | 'restore'> = {
  names: ['now.yaml', 'k.yaml'],
  restore: (commit, files) => ({
    ...{ commit, directory: null },
    files: files.map(({ committed, current }) => ({
      committedName: committed,
      committedPath: committed,
      currentPath: current,
      workspacePath: current,
    })),
  }),
};

function printRow({ revision, images, current, gone, source }: RevisionRow): string {
  const from = source.kind === 'git' ? source.origin.commit : source.kind;
  return [`${revision ?? '?'} ${images.join()} ${from}`, ...(current ? ['current'] : []), ...(gone === null ? [] : [gone])].join(', ');
}

/** The manifest's texts, newest first; the rows, and the revisions that an undo can go back to. */
async function checkPast(document: string, versions: readonly (string | null)[], expected: string): Promise<void> {
  const world = { server: fakeServer(document), ...repository, versions: versionsOf(versions), found: () => undefined };
  const past = await gatherPast('file:///a.yaml', 'w', world);
  const printed =
    past === null
      ? 'nothing'
      : [
          ...past.rows.map(printRow),
          `present ${past.present}, back to ${past.revisions.map(({ revision }) => revision).join() || 'none'}`,
        ].join('\n');
  assert.equal(printed, expected);
}

test('each template once, by the commit that brought it', () =>
  checkPast(
    'b',
    ['b', 'b', 'a'],
    `2 b c2, current
1 a c1
present 2, back to 1,2`,
  ));
test('an edit that isn’t committed is the newest', () =>
  checkPast(
    'c',
    ['b', 'a'],
    `3 c manifest, current
2 b c2
1 a c1
present 3, back to 1,2`,
  ));
test('what couldn’t have run is passed over', () =>
  checkPast('b', ['b', null, '?', 'refused x', 'b', 'a'], '2 b c2, current\n1 a c1\npresent 2, back to 1,2'));
test('what the limit has taken away is said', () =>
  checkPast(
    'd',
    ['d', 'c', 'b', 'a'],
    `4 d c4, current
3 c c3
2 b c2
1 a c1, limit
present 4, back to 2,3,4`,
  ));
test('what a template’s number depends on is told as it was from commit to commit, with the commit that brought the template', async () => {
  const asked: string[] = [];
  const server = fakeServer('b');
  const noting: Server = {
    request: (method, params) => {
      if (method === 'pastRevisions') {
        const { manifests } = params as PastRevisionsParams;
        asked.push(
          ...manifests.map(
            ({ key, digest, revisionHistoryLimit, paused }) => `${key} ${digest} ${revisionHistoryLimit ?? ''}${paused ? '!' : ''}`,
          ),
        );
      }
      return server.request(method, params);
    },
  };
  const world = { server: noting, ...repository, versions: versionsOf(['b', 'b~0', 'b~0', 'b!', 'a']), found: () => undefined };
  await gatherPast('file:///a.yaml', 'Deployment//a', world);
  assert.deepEqual(asked, ['c1 a 2', 'c2 b 2!', 'c2 b 0', 'c2 b 2', 'document b 2']);
});
test('a file that git doesn’t know', () => checkPast('a', [], '1 a manifest, current\npresent 1, back to none'));
test('a document that can’t be read has no past', () => checkPast('?', ['a'], 'nothing'));

test('the first rows come before the last version is read', async () => {
  const found: number[] = [];
  const texts = Array.from({ length: 60 }, (_, index) => `v${60 - index}`);
  await gatherPast('file:///a.yaml', 'w', {
    server: fakeServer('v60'),
    ...repository,
    versions: versionsOf(texts),
    found: rows => found.push(rows.length),
  });
  assert.deepEqual(found, [8, 48]);
});

/** A revision `NUMBER IMAGE`, with the place of its template in the past and the action that made it; the one that runs is marked by a star. */
function revisionOf(line: string, past: number | null, action: number | null = null): Revision {
  const [, revision = '', image = '', star = ''] = /^(\d+) (\S+?)(\*?)$/.exec(line) ?? [];
  return { revision: Number(revision), name: '', images: [image], changeCause: null, current: star !== '', action, past };
}

/** The rows of git's versions (newest first) upon what was simulated. */
async function checkAsked(versions: readonly string[], revisions: Revisions, expected: readonly string[]): Promise<void> {
  const past = await gatherPast('file:///a.yaml', 'w', {
    server: fakeServer(versions[0] ?? ''),
    ...repository,
    versions: versionsOf(versions),
    found: () => undefined,
  });
  const rows = rowsOfTimeline(revisions, { past: past?.revisions ?? [], gathered: past, when: () => 7 });
  assert.deepEqual(
    rows.map(row => `${printRow(row)}${row.next.revision === row.revision ? '' : ` → ${row.next.revision ?? 'none'}`}`),
    expected,
  );
}

test('upon a past, what is simulated has the next numbers, and leaves what is there as it is', () =>
  checkAsked(
    ['d', 'c', 'b', 'a'],
    {
      former: [
        { ...revisionOf('2 b', 0), now: null },
        { ...revisionOf('3 c', 1), now: 3 },
        { ...revisionOf('4 d*', 2), now: 4 },
      ],
      revisions: [revisionOf('3 c', 1), revisionOf('4 d', 2), revisionOf('5 e*', null, 0)],
    },
    ['5 e session', '4 d c4, current', '3 c c3', '2 b c2 → none', '1 a c1, limit → none'],
  ));

test('what a simulated rollback brings back is there under both numbers', () =>
  checkAsked(
    ['c', 'b'],
    {
      former: [
        { ...revisionOf('1 b', 0), now: 3 },
        { ...revisionOf('2 c*', 1), now: 2 },
      ],
      revisions: [revisionOf('2 c', 1), revisionOf('3 b*', 0, 0)],
    },
    ['3 b session', '2 c c2, current', '1 b c1 → 3'],
  ));

test('so is the manifest’s own, where nothing else is known', () => {
  const revisions = {
    former: [{ ...revisionOf('1 a*', null), now: 3 }],
    revisions: [revisionOf('2 b', null, 0), revisionOf('3 a*', null, 1)],
  };
  const rows = rowsOfTimeline(revisions, { past: [], gathered: null, when: () => 7 });
  assert.deepEqual(rows.map(printRow), ['3 a session', '2 b session', '1 a manifest, current']);
  assert.deepEqual(
    rows.map(({ next }) => next),
    [
      { revision: 3, current: true },
      { revision: 2, current: false },
      { revision: 3, current: true },
    ],
  );
});

test('the kustomizations of each commit are put in', async () => {
  const past = await gatherPast('file:///a.yaml', 'w', {
    server: fakeServer('base'),
    ...repository,
    versions: versionsOf(['base|k2', 'base|k1', 'base']),
    outside: [{ path: '../prod.yaml', text: 'out' }],
    kustomizeImages: [{ name: 'k2' }, { name: 'out' }],
    found: () => undefined,
  });
  assert.deepEqual(past?.rows.map(printRow), ['3 base k2 out c3, current', '2 base k1 out c2', '1 base out c1']);
  assert.deepEqual(past.kustomizeImages, [{ name: 'k2' }, { name: 'out' }]);
});
test('what brings a revision back is of the newest commit that had it, and only what is otherwise today', async () => {
  const past = await gatherPast('file:///a.yaml', 'w', {
    server: fakeServer('new'),
    ...repository,
    versions: versionsOf(['new|k2', 'old|k2', 'old|k1', 'old|k1']),
    kustomizeImages: [{ name: 'k2' }],
    found: () => undefined,
  });
  assert.deepEqual(
    past?.revisions.map(({ revision, origin }) => {
      const { commit, files } = origin?.restore ?? { commit: '', files: [] };
      return `${revision} by ${origin?.commit ?? ''}: ${commit} ${files.map(({ committedName, currentPath }) => `${committedName}→${currentPath}`).join()}`;
    }),
    ['1 by c1: c2 a.yaml→now.yaml,k1.yaml→k.yaml', '2 by c3: c3 a.yaml→now.yaml', '3 by c4: c4 a.yaml→now.yaml'],
  );
});
