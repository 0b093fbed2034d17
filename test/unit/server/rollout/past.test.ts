import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Deployment } from '../../../../server/kubernetes/deployment/deployment';
import type { Action } from '../../../../server/protocol/scenario';
import type { PastRevision } from '../../../../server/rollout/past';
import { deploymentRollout } from '../../../../server/rollout/controllers/deployment/rollout';
import { rehearse } from '../../../../server/rollout/rehearse';

function deployment(image: string, revisionHistoryLimit: number, annotations: Readonly<Record<string, string>>): Deployment {
  return {
    metadata: { name: 'hist', namespace: null, annotations },
    spec: {
      replicas: 1,
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: '25%', maxUnavailable: '25%' } },
      minReadySeconds: 0,
      progressDeadlineSeconds: 600,
      revisionHistoryLimit,
      paused: false,
      template: templateOf(image),
    },
  };
}

function templateOf(image: string): Deployment['spec']['template'] {
  return { metadata: { labels: { app: 'hist' } }, spec: { terminationGracePeriodSeconds: 30, containers: [{ name: 'hist', image }] } };
}

interface Example {
  readonly image: string;
  readonly limit?: number;
  readonly annotations?: Readonly<Record<string, string>>;
  /** Number (former numbers in parentheses), image, change-cause. */
  readonly past: readonly string[];
  readonly actions: readonly Action[];
}

/** What `kubectl rollout history` lists at the end (with the place in the past and the action that made it), or kubectl's refusal. */
function checkHistory({ image, limit = 10, annotations = {}, past, actions }: Example, expected: readonly string[]): void {
  const result = rehearse(
    deploymentRollout,
    deployment(image, limit, annotations),
    { assumptions: {}, actions: actions.map(action => ({ action, at: 'rest' })), past: past.map(pastRevision) },
    { readySeconds: 10, shutdownSeconds: 3 },
  );
  const lines =
    result.state === 'refused'
      ? [result.message]
      : result.timeline.revisions.map(row =>
          [
            `${row.revision} ${row.images.join()}`,
            ...(row.changeCause === null ? [] : [row.changeCause]),
            ...(row.past === null || row.past === undefined ? [] : [`past ${row.past}`]),
            ...(row.action === null ? [] : [`action ${row.action}`]),
            ...(row.current ? ['current'] : []),
          ].join(', '),
        );
  assert.deepEqual(lines, expected);
}

function pastRevision(line: string, index: number): PastRevision {
  const [, revision = '', former = '', image = '', cause] = /^(\d+)(?: \(([\d,]+)\))? (\S+)(?: (.+))?$/.exec(line) ?? [];
  return {
    revision: Number(revision),
    formerRevisions: former === '' ? [] : former.split(',').map(Number),
    template: templateOf(image),
    annotations: cause === undefined ? {} : { 'kubernetes.io/change-cause': cause },
    index,
  };
}

const undo = (toRevision: number): Action => ({ kind: 'undo', toRevision });
const walkThrough = {
  image: 'nginx:4',
  limit: 2,
  past: ['2 nginx:2 second release', '3 nginx:3 second release', '4 nginx:4 second release'],
};

test('a revision of the past takes the next number', () =>
  checkHistory({ ...walkThrough, actions: [undo(2)] }, [
    '3 nginx:3, second release, past 1',
    '4 nginx:4, second release, past 2',
    '5 nginx:2, second release, past 0, action 0, current',
  ]));
test('a revision that is gone', () =>
  checkHistory({ ...walkThrough, actions: [undo(1)] }, ['error: unable to find specified revision 1 in history']));
test('the number that a revision had before it was rolled back to', () =>
  checkHistory({ image: 'nginx:2', past: ['4 nginx:4', '5 (2) nginx:2'], actions: [undo(2)] }, [
    'error: unable to find specified revision 2 in history',
  ]));
test('the current revision', () =>
  checkHistory({ ...walkThrough, actions: [undo(4)] }, [
    'deployment.apps/hist skipped rollback (current template already matches revision 4)',
  ]));
test('the previous revision, and back: undo twice is a toggle', () => {
  checkHistory({ ...walkThrough, actions: [undo(0)] }, [
    '2 nginx:2, second release, past 0',
    '4 nginx:4, second release, past 2',
    '5 nginx:3, second release, past 1, action 0, current',
  ]);
  checkHistory({ ...walkThrough, actions: [undo(0), undo(0)] }, [
    '2 nginx:2, second release, past 0',
    '5 nginx:3, second release, past 1, action 0',
    '6 nginx:4, second release, past 2, action 1, current',
  ]);
});
test('a manifest that the past does not have is the newest revision, and the limit deletes the oldest', () =>
  checkHistory({ ...walkThrough, image: 'nginx:5', actions: [{ kind: 'setImage', images: { hist: 'nginx:6' } }] }, [
    '4 nginx:4, second release, past 2',
    '5 nginx:5',
    '6 nginx:6, action 0, current',
  ]));
test('a manifest with the template of an older revision has been rolled back to', () =>
  checkHistory({ ...walkThrough, image: 'nginx:2', actions: [undo(0)] }, [
    '3 nginx:3, second release, past 1',
    '5 nginx:2, second release, past 0',
    '6 nginx:4, second release, past 2, action 0, current',
  ]));
test('the manifest’s annotations come on top of the revision’s own, and an undo brings the revision’s back', () =>
  checkHistory(
    {
      image: 'nginx:2',
      annotations: { 'kubernetes.io/change-cause': 'this file' },
      past: ['1 nginx:1 first release', '2 nginx:2 second release'],
      actions: [undo(1)],
    },
    ['2 nginx:2, this file, past 1', '3 nginx:1, first release, past 0, action 0, current'],
  ));
test('without a past there is nothing to go back to', () =>
  checkHistory({ image: 'nginx:1', past: [], actions: [undo(0)] }, ['error: no rollout history found for deployment "hist"']));

/** The revisions before the actions: number and image, then the number after them. */
function checkFormer({ image, limit = 10, past, actions }: Example, expected: readonly string[]): void {
  const scenario = { assumptions: {}, actions: actions.map(action => ({ action, at: 'rest' as const })), past: past.map(pastRevision) };
  const result = rehearse(deploymentRollout, deployment(image, limit, {}), scenario, { readySeconds: 10, shutdownSeconds: 3 });
  assert.ok(result.state === 'timeline');
  assert.deepEqual(
    result.timeline.former.map(
      ({ revision, images, current, now }) => `${revision} ${images.join()}${current ? '*' : ''} → ${now ?? 'none'}`,
    ),
    expected,
  );
}

test('a simulated rollback gives a revision that there was another number', () =>
  checkFormer({ ...walkThrough, actions: [undo(2)] }, ['2 nginx:2 → 5', '3 nginx:3 → 3', '4 nginx:4* → 4']));
test('a simulated rollout deletes one that the limit has no room for', () =>
  checkFormer({ ...walkThrough, actions: [{ kind: 'setImage', images: { hist: 'nginx:6' } }] }, [
    '2 nginx:2 → none',
    '3 nginx:3 → 3',
    '4 nginx:4* → 4',
  ]));
test('without a past there is the manifest’s own', () => checkFormer({ image: 'a', past: [], actions: [{ kind: 'apply' }] }, ['1 a* → 1']));
