import assert from 'node:assert/strict';
import { test } from 'node:test';
import { timeline } from '../../../../server/handlers/timeline';
import { open, settings } from '../../../support/manifest';

const manifest = `apiVersion: apps/v1
kind: Deployment
metadata: {name: api}
spec:
  replicas: 2
  selector: {matchLabels: {app: api}}
  template:
    metadata: {labels: {app: api}}
    spec:
      initContainers:
        - {name: api, image: "shop/api:1"}
      containers:
        - {name: runtime, image: "jdk:17"}
`;

test('revisions that differ in the image of an init container are told apart', () => {
  const file = open(manifest);
  const actions = [{ action: { kind: 'setImage' as const, images: { api: 'shop/api:2' } }, at: 'rest' as const }];
  const result = timeline.answer(
    { uri: file.uri, workload: 'Deployment//api', scenario: { whatIf: {}, assumptions: {}, actions } },
    file,
    settings,
  );
  assert.ok(result.state === 'timeline');
  assert.deepEqual(
    result.timeline.revisions.map(({ revision, images }) => `${revision} ${images.join()}`),
    ['1 jdk:17,shop/api:1', '2 jdk:17,shop/api:2'],
  );
});
