import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { daemonSet } from '../../../../server/kinds/daemonSet';
import { deployment } from '../../../../server/kinds/deployment';
import { kinds } from '../../../../server/kinds/index';
import { statefulSet } from '../../../../server/kinds/statefulSet';
import type { WorkloadKind } from '../../../../server/kinds/workloadKind';
import { numberRevisions } from '../../../../server/past/numberRevisions';

/** Templates `a`, `b`, … applied in turn, with the selector before them (`x:b`), the limit of the time behind them (`b/2`) and `!` where it is paused; a line for each revision. */
function checkNumbers(applied: string, expected: string, kind: WorkloadKind = deployment): void {
  const manifests = applied.split(' ').map((word, index) => {
    const paused = word.endsWith('!');
    const [named = '', limit] = word.replace('!', '').split('/');
    const [digest = '', selector = null] = named.split(':').reverse();
    return { key: `commit${index + 1}`, digest, selector, paused, revisionHistoryLimit: limit === undefined ? null : Number(limit) };
  });
  const lines = numberRevisions({ kind, limit: 10 }, manifests).map(({ key, revision, state, formerRevisions, reason }) =>
    [
      revision ?? '-',
      key,
      state,
      ...(formerRevisions.length === 0 ? [] : [`was ${formerRevisions.join()}`]),
      ...(reason === null ? [] : [`(${reason})`]),
    ].join(' '),
  );
  assert.equal(lines.join('\n'), expected.trim().replaceAll(/^ +/gm, ''));
}

test('each template once', () =>
  checkNumbers(
    'a b c',
    `3 commit3 current
     2 commit2 kept
     1 commit1 kept`,
  ));
test('commits that leave the template as it is', () =>
  checkNumbers(
    'a a b b',
    `2 commit3 current
     1 commit1 kept`,
  ));
test('a template that comes back takes the next number', () =>
  checkNumbers(
    'a b a',
    `3 commit3 current was 1
     2 commit2 kept
     1 commit1 gone (The same template was rolled out again later and is now revision 3.)`,
  ));
test('the limit deletes the oldest, as in part 4 of the walk-through', () =>
  checkNumbers(
    'a/2 b/2 c/2 d/2 b/2 c/2',
    `6 commit6 current was 3
     5 commit5 kept was 2
     4 commit4 kept
     3 commit3 gone (The same template was rolled out again later and is now revision 6.)
     2 commit2 gone (The same template was rolled out again later and is now revision 5.)
     1 commit1 gone (Deleted: revisionHistoryLimit keeps 2 old revisions.)`,
  ));
test('a template that was deleted is a new revision', () =>
  checkNumbers(
    'a/1 b/1 c/1 a/1',
    `4 commit4 current
     3 commit3 kept
     2 commit2 gone (Deleted: revisionHistoryLimit keeps 1 old revision.)
     1 commit1 gone (Deleted: revisionHistoryLimit keeps 1 old revision.)`,
  ));
test('a lower limit deletes without a rollout', () =>
  checkNumbers(
    'a b c c/0',
    `3 commit3 current
     2 commit2 gone (Deleted: revisionHistoryLimit is 0, so no old revisions are kept.)
     1 commit1 gone (Deleted: revisionHistoryLimit is 0, so no old revisions are kept.)`,
  ));
test('everything is kept', () =>
  checkNumbers(
    'a/2147483647 b/2147483647 c/2147483647',
    `3 commit3 current
     2 commit2 kept
     1 commit1 kept`,
  ));
test('another selector means another Deployment', () =>
  checkNumbers(
    'x:a x:b y:b y:c',
    `2 commit4 current
     1 commit3 kept
     - commit2 gone (Deleted: the selector is immutable, so the Deployment had to be deleted and recreated.)
     - commit1 gone (Deleted: the selector is immutable, so the Deployment had to be deleted and recreated.)`,
  ));
test('also back to one that there was', () =>
  checkNumbers(
    'x:a y:a x:a',
    `1 commit3 current
     - commit2 gone (Deleted: the selector is immutable, so the Deployment had to be deleted and recreated.)
     - commit1 gone (Deleted: the selector is immutable, so the Deployment had to be deleted and recreated.)`,
  ));
test('a manifest that leaves the selector to kustomize has the one that there was', () =>
  checkNumbers(
    'x:a b x:c',
    `3 commit3 current
     2 commit2 kept
     1 commit1 kept`,
  ));
test('nothing is rolled out while it is paused', () =>
  checkNumbers(
    'a b! c! c',
    `2 commit4 current
     1 commit1 kept`,
  ));
test('what runs while it is paused with another template counts as an old revision, and stays', () => {
  checkNumbers(
    'a/1 b/1 c/1!',
    `2 commit2 current
     1 commit1 gone (Deleted: revisionHistoryLimit keeps 1 old revision.)`,
  );
  checkNumbers('a/0 b/0!', '1 commit1 current');
});
test('paused with the template that runs', () =>
  checkNumbers(
    'a/1 b/1 b/1!',
    `2 commit2 current
     1 commit1 kept`,
  ));
test('a template that comes back while it is paused takes the next number at once, though nothing is rolled out', () => {
  checkNumbers(
    'a b a!',
    `3 commit3 current was 1
     2 commit2 kept
     1 commit1 gone (The same template was rolled out again later and is now revision 3.)`,
  );
  checkNumbers(
    'a b c! a! a c',
    `4 commit6 current
     3 commit4 kept was 1
     2 commit2 kept
     1 commit1 gone (The same template was rolled out again later and is now revision 3.)`,
  );
});
test('what a lower limit has deleted doesn’t come back with a higher one', () =>
  checkNumbers(
    'a b c c/0 c/5 d',
    `4 commit6 current
     3 commit3 kept
     2 commit2 gone (Deleted: revisionHistoryLimit is 0, so no old revisions are kept.)
     1 commit1 gone (Deleted: revisionHistoryLimit is 0, so no old revisions are kept.)`,
  ));
test('paused from the beginning', () => checkNumbers('a! b!', ''));
test('nothing applied', () => assert.deepEqual(numberRevisions({ kind: deployment, limit: 10 }, []), []));

for (const kind of [statefulSet, daemonSet]) {
  const { kind: name } = kind.rollout;
  test(`${name}: a template that comes back takes the next number, and the former one is lost`, () =>
    checkNumbers(
      'a b a',
      `3 commit3 current
       2 commit2 kept
       1 commit1 gone (The same template was rolled out again later and is now revision 3.)`,
      kind,
    ));
  test(`${name}: the limit deletes the oldest`, () =>
    checkNumbers(
      'a/1 b/1 c/1',
      `3 commit3 current
       2 commit2 kept
       1 commit1 gone (Deleted: revisionHistoryLimit keeps 1 old revision.)`,
      kind,
    ));
  test(`${name}: another selector is another one`, () =>
    checkNumbers(
      'x:a y:b',
      `1 commit2 current
       - commit1 gone (Deleted: the selector is immutable, so the ${name} had to be deleted and recreated.)`,
      kind,
    ));
}

for (const kind of kinds) {
  test(`property of a ${kind.rollout.kind}: numbers descend by one, one is current, and never more are kept than the limit allows`, () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { minLength: 1, maxLength: 30 }), fc.nat(4), (digests, limit) => {
        const rows = numberRevisions(
          { kind, limit: 10 },
          digests.map((digest, index) => ({ key: String(index), digest, selector: null, paused: false, revisionHistoryLimit: limit })),
        );
        assert.deepEqual(
          rows.map(({ revision }) => revision),
          rows.map((_, index) => rows.length - index),
        );
        assert.deepEqual(rows.map(({ state }) => state).filter(state => state === 'current').length, 1);
        assert.equal(rows[0]?.state, 'current');
        assert.ok(rows.filter(({ state }) => state === 'kept').length <= limit);
        assert.ok(rows.every(({ state, reason }) => (state === 'gone') === (reason !== null)));
      }),
      { numRuns: 20 },
    );
  });
}

test('of a history that keeps everything the newest old revisions are simulated, and it is said of the others', () => {
  const manifests = Array.from({ length: 303 }, (_, index) => {
    return { key: String(index), digest: `d${index}`, selector: null, paused: false, revisionHistoryLimit: 2_147_483_647 };
  });
  const found = numberRevisions({ kind: deployment, limit: 10 }, manifests).slice(-3);
  const reason = 'Left out: only the 300 newest old revisions are simulated.';
  assert.deepEqual(
    found.map(({ revision, state, reason: said }) => [revision, state, said]),
    [
      [3, 'kept', null],
      [2, 'gone', reason],
      [1, 'gone', reason],
    ],
  );
});
