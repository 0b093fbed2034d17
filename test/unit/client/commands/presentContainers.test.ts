import assert from 'node:assert/strict';
import { test } from 'node:test';
import { presentContainers } from '../../../../client/commands/presentContainers';
import type { Server } from '../../../../client/requests';
import type { Rehearsed } from '../../../../client/revisions/session';
import { templates } from '../../../../server/handlers/templates';
import { timeline } from '../../../../server/handlers/timeline';
import { workloads } from '../../../../server/handlers/workloads';
import type { Action } from '../../../../server/protocol/scenario';
import { open, settings } from '../../../support/manifest';

const file = open(`apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      initContainers: [{ name: wait, image: 'busybox:1' }]
      containers: [{ name: app, image: 'app:1' }, { name: proxy, image: 'envoy:1' }]
`);

const answers = { timeline, templates } as unknown as Readonly<Record<string, typeof timeline>>;
const server: Server = {
  request: <R>(method: string, params: unknown) =>
    Promise.resolve(answers[method]?.answer(params as Parameters<typeof timeline.answer>[0], file, settings) as R),
};

async function checkImages(rehearsed: Partial<Rehearsed>, expected: string): Promise<void> {
  const [workload] = workloads.answer({ uri: file.uri }, file, settings).workloads;
  assert.ok(workload !== undefined);
  const present = await presentContainers(server, file.uri, workload, { actions: [], ...rehearsed });
  assert.equal(present.map(({ name, image }) => `${name}=${image}`).join(' '), expected);
}

const after = (...actions: readonly Action[]): Partial<Rehearsed> => ({
  actions: actions.map(action => ({ action, at: 'rest' as const })),
});
const all: Action = { kind: 'setImage', images: { '*': 'alpine:3' } };

test('the manifest’s', () => checkImages({}, 'app=app:1 proxy=envoy:1 wait=busybox:1'));
test('all set at once, init containers too', () => checkImages(after(all), 'app=alpine:3 proxy=alpine:3 wait=alpine:3'));
test('set and taken back', () => checkImages(after(all, { kind: 'undo', toRevision: 0 }), 'app=app:1 proxy=envoy:1 wait=busybox:1'));
test('those that a kustomization puts in', () =>
  checkImages({ kustomizeImages: [{ name: 'busybox', newTag: '2' }] }, 'app=app:1 proxy=envoy:1 wait=busybox:2'));
test('set upon those of a kustomization', () =>
  checkImages(
    { ...after({ kind: 'setImage', images: { app: 'app:2' } }), kustomizeImages: [{ name: 'busybox', newTag: '2' }] },
    'app=app:2 proxy=envoy:1 wait=busybox:2',
  ));
