import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PastTemplate } from '../../../../client/revisions/gatherPast';
import { commitOf } from '../../../../client/revisions/rows';
import { clusterPast, withCommits } from '../../../../client/revisions/clusterPast';
import type { ClusterRevision, ClusterRevisionsResult } from '../../../../server/protocol/revisions';

const revision = (number: number, difference: string, current = false): ClusterRevision => ({
  ...{
    revision: number,
    formerRevisions: [],
    name: `web-${number}`,
    current,
    images: [`web:${number}`],
    changeCause: null,
    created: null,
  },
  ...{ replicas: 0, digest: String(number), difference, manifest: { template: {}, annotations: {}, spec: null } },
});

/** A line a row, the number of the document's template behind them. */
function checkPast(result: Partial<ClusterRevisionsResult>, expected: string): void {
  const past = clusterPast({ problem: null, revisions: [], gone: [], ...result });
  const rows = past?.rows.map(({ revision: number, images, current, gone }) =>
    [`${number ?? '?'} ${images.join()}`.trim(), ...(current ? ['current'] : []), ...(gone === null ? [] : [gone])].join(', '),
  );
  assert.equal(past === null ? 'nothing' : [...(rows ?? []), `present ${past.present}`].join('\n'), expected);
}

test('also after it was rolled back to', () =>
  checkPast({ revisions: [revision(3, '', true), revision(4, 'web 3 → 4')] }, '4 web:4\n3 web:3, current\npresent 3'));
test('the running one is where actions begin', () =>
  checkPast({ revisions: [revision(4, 'web 5 → 4', true)] }, '4 web:4, current\npresent 4'));
test('what is gone stands between', () =>
  checkPast(
    { revisions: [revision(1, 'x'), revision(4, 'y', true)], gone: [{ from: 2, to: 3, became: null, reason: 'cleaned up' }] },
    '4 web:4, current\n3, cleaned up\n2, cleaned up\n1 web:1\npresent 4',
  ));
test('of a long range the newest', () =>
  assert.equal(
    clusterPast({ problem: null, revisions: [revision(900, '', true)], gone: [{ from: 1, to: 899, became: null, reason: '' }] })?.rows
      .length,
    11,
  ));
test('a template that git knows has the newest commit that had it', () => {
  const past = clusterPast({ problem: null, revisions: [revision(3, 'x'), revision(4, '', true)], gone: [] });
  const template = (digest: string, commit: string): PastTemplate => ({
    origin: { commit, author: '', date: '', subject: '', restore: { commit, directory: null, files: [] } },
    info: { digest } as PastTemplate['info'],
  });
  const named = past === null ? null : withCommits(past, [template('3', 'c9'), template('2', 'c8'), template('3', 'c7')]);
  assert.deepEqual(
    named?.rows.map(({ revision: number, source }) => `${number} ${commitOf(source)?.commit ?? '-'}`),
    ['4 -', '3 c9'],
  );
  assert.deepEqual(
    named.revisions.map(({ revision: number, origin }) => `${number} ${origin?.commit ?? '-'}`),
    ['3 c9', '4 -'],
  );
});
test('a text without revisions has no past', () => checkPast({ problem: 'nothing there' }, 'nothing'));
