import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PastRevision, Scenario } from '../../server/protocol/scenario';
import type { Request, Requests } from '../../server/protocol';
import { ErrorCodes } from 'vscode-languageserver';
import { LanguageServer } from './languageServer';

const workload = 'Deployment//hist';

/** The Deployment of part 4 of the conformance walk-through, with another image. */
function hist(image: string, replicas = 1): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: hist
spec:
  replicas: ${replicas}
  revisionHistoryLimit: 2
  selector: {matchLabels: {app: hist}}
  template:
    metadata: {labels: {app: hist}}
    spec:
      containers:
      - {name: hist, image: "${image}"}
`;
}

/** Opens a manifest and asks about it. */
async function ask(
  text: string,
  asked: (
    ask: <R extends Request>(request: R, params: Omit<Requests[R]['params'], 'uri' | 'workload'>) => Promise<Requests[R]['result']>,
  ) => Promise<void>,
): Promise<void> {
  await LanguageServer.run({}, async server => {
    const uri = await server.open(text);
    await asked((request, params) => server.ask(request, { uri, workload, ...params }));
  });
}

test('a history is listed, numbered, and rolled back to as a cluster did it', () =>
  ask(hist('nginx:4'), async request => {
    const texts = ['nginx:1', 'nginx:2', 'nginx:3', 'nginx:4'].map(image => hist(image, 3));
    const sources = [...texts, 'not a manifest'].map((text, index) => ({
      key: `commit${index + 1}`,
      source: { kind: 'text', text } as const,
    }));
    const { templates } = await request('templates', { sources, full: true });
    assert.deepEqual(
      templates.map(info => (info === null ? null : `${info.key} ${info.images.join()} ${info.replicas ?? '-'} ${info.difference}`)),
      ['commit1 nginx:1 3 nginx 4 → 1', 'commit2 nginx:2 3 nginx 4 → 2', 'commit3 nginx:3 3 nginx 4 → 3', 'commit4 nginx:4 3 ', null],
    );
    const found = templates.flatMap(info => (info === null ? [] : [info]));
    const { revisions } = await request('pastRevisions', { manifests: found });
    assert.deepEqual(
      revisions.map(({ key, revision, state }) => `${revision} ${key} ${state}`),
      ['4 commit4 current', '3 commit3 kept', '2 commit2 kept', '1 commit1 gone'],
    );
    const past = revisions
      .filter(({ state }) => state !== 'gone')
      .reverse()
      .flatMap(({ key, revision, formerRevisions }): PastRevision[] => {
        const manifest = found.find(info => info.key === key)?.manifest;
        return manifest === undefined || revision === null ? [] : [{ revision, formerRevisions, manifest }];
      });
    const undo = (toRevision: number): Scenario => ({
      whatIf: {},
      assumptions: {},
      past,
      actions: [{ action: { kind: 'undo', toRevision }, at: 'rest' }],
    });
    const rolledBack = await request('timeline', { scenario: undo(2) });
    assert.equal(rolledBack.state, 'timeline');
    assert.deepEqual(
      rolledBack.timeline.revisions.map(({ revision, images, past: from }) => `${revision} ${images.join()} ${from ?? '-'}`),
      ['3 nginx:3 1', '4 nginx:4 2', '5 nginx:2 0'],
    );
    assert.deepEqual(await request('timeline', { scenario: undo(1) }), {
      state: 'refused',
      name: 'hist',
      message: 'error: unable to find specified revision 1 in history',
      failed: true,
      line: 0,
    });
    const effects = await request('undoEffects', { scenario: { ...undo(0), actions: [] }, toRevision: 2 });
    assert.deepEqual(
      [effects?.revisions, effects?.notRestored],
      [{ from: 4, to: 2, became: 5 }, [{ field: 'replicas', before: '3', after: '1' }]],
    );
    const right = { kind: 'revision', scenario: undo(2), revision: 5 } as const;
    const sides = await request('templateTexts', { left: { kind: 'document' }, right });
    assert.equal(sides?.left.replace('nginx:4', 'nginx:2'), sides?.right);
  }));

test('a cluster’s revisions', () =>
  ask(hist('nginx:2'), async request => {
    const text = `apiVersion: v1
kind: List
items:
- apiVersion: apps/v1
  kind: ReplicaSet
  metadata:
    name: hist-7d
    creationTimestamp: 2026-01-02T03:04:05Z
    annotations: {deployment.kubernetes.io/revision: "3", kubernetes.io/change-cause: third}
    ownerReferences: [{apiVersion: apps/v1, kind: Deployment, name: hist, uid: u, controller: true}]
  spec:
    selector: {matchLabels: {app: hist}}
    template: {metadata: {labels: {app: hist}}, spec: {containers: [{name: hist, image: "nginx:3"}]}}
- apiVersion: apps/v1
  kind: ReplicaSet
  metadata:
    name: hist-8e
    annotations: {deployment.kubernetes.io/revision: "4"}
    ownerReferences: [{apiVersion: apps/v1, kind: Deployment, name: hist, uid: u, controller: true}]
  spec:
    selector: {matchLabels: {app: hist}}
    template: {metadata: {labels: {app: hist}}, spec: {containers: [{name: hist, image: "nginx:4"}]}}
`;
    const { problem, revisions, gone } = await request('clusterRevisions', { text });
    assert.equal(problem, null);
    assert.deepEqual(
      revisions.map(({ revision, images, changeCause, created, difference }) => [revision, images, changeCause, created, difference]),
      [
        [3, ['nginx:3'], 'third', '2026-01-02T03:04:05Z', 'nginx 4 → 3'],
        [4, ['nginx:4'], null, null, ''],
      ],
    );
    assert.deepEqual(
      gone.map(({ from, to, became }) => [from, to, became]),
      [[1, 2, null]],
    );
  }));

test('an edit', () =>
  ask(hist('nginx:2', 10), async request => {
    const { workloads } = await request('editEffect', { base: hist('nginx:1', 10) });
    assert.deepEqual(
      workloads.map(({ title }) => title),
      ['this edit replaces 10 pods: image'],
    );
  }));

test('what makes no sense is answered all the same', () =>
  LanguageServer.run({}, async server => {
    const uri = await server.open(hist('nginx:2'));
    const request = (method: string, params: object): Promise<unknown> =>
      server.request(`rolloutPreview/${method}`, { uri, workload, ...params });
    const sources = [
      { key: 'a', source: { kind: 'past', manifest: { template: { spec: 3 }, annotations: {}, spec: null } } },
      { key: 'b', source: { kind: 'revision', scenario: { whatIf: {}, assumptions: {}, actions: [] }, revision: 7 } },
    ];
    assert.deepEqual(await request('templates', { sources }), { templates: [null, null] });
    assert.deepEqual(await request('templates', { sources, workload: 'Deployment//other' }), { templates: [null, null] });
    const scenario = { whatIf: {}, assumptions: {}, actions: [] };
    assert.equal(await request('undoEffects', { workload: 'Deployment//other', scenario, toRevision: 1 }), null);
    await assert.rejects(request('undoEffects', { scenario: {}, toRevision: 1 }), {
      code: ErrorCodes.InvalidParams,
      message: 'params.scenario.whatIf must be an object',
    });
    assert.equal(await request('templateTexts', { left: { kind: 'text', text: '' }, right: { kind: 'document' } }), null);
  }));
