import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Build } from '../../../../client/kustomize/builds';
import type { Server } from '../../../../client/requests';
import { clusterPast } from '../../../../client/revisions/clusterPast';
import { listRevisions } from '../../../../client/revisions/list';
import { Session } from '../../../../client/revisions/session';
import type { ClusterRevision } from '../../../../server/protocol/revisions';

const server: Server = { request: method => Promise.reject(new Error(`nobody asks for ${method}`)) };

const told: ClusterRevision = {
  ...{ revision: 4, formerRevisions: [], name: 'web-4', current: true, images: ['web:4'], changeCause: null, created: null },
  ...{ replicas: 1, digest: 'd', difference: '', manifest: { template: {}, annotations: {}, spec: null } },
};

/** What the next action comes behind, in a workspace without git, where a cluster has told of revision 4: the one that runs, the tags of the build, and what is said. */
async function checkBehind(build: Build | null, expected: string): Promise<void> {
  const session = new Session(() => 0);
  session.recordCluster('file:///a.yaml', 'Deployment//web', clusterPast({ problem: null, revisions: [told], gone: [] }));
  const asked = { uri: 'file:///a.yaml', workload: 'Deployment//web', rehearsed: { actions: [] }, build };
  const gitOf = () => Promise.resolve({ missing: 'no git' });
  const { preceding, notes } = await listRevisions(
    { server, session, gitOf, rendered: () => Promise.resolve(null) },
    asked,
    new AbortController().signal,
    () => undefined,
  );
  const tags = (preceding.kustomizeImages ?? []).map(({ name, newTag }) => `${name}:${newTag}`);
  assert.equal([`running ${preceding.running}`, ...tags, ...notes].join(', '), expected);
}

test('a cluster’s revision', () => checkBehind(null, 'running 4'));
test('a cluster’s revision of a manifest that kustomize builds', () =>
  checkBehind({ name: 'prod', files: [], images: [{ name: 'web', newTag: '5' }], notes: [] }, 'running 4, web:5'));
test('one of a manifest that kustomize refuses to build', () =>
  checkBehind({ name: 'prod', files: [], images: [], notes: ['kustomize rejects it'] }, 'running 4, kustomize rejects it'));
