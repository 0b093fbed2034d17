/** Pods that no node has room for, and that wait for hours or months. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { open } from '../../../../server/preview/open';
import { defaultPreviewSettings } from '../../../../server/preview/settings';
import type { Scenario, ScenarioAction } from '../../../../server/protocol/scenario';

/** At which second after the last command the scheduler says how many times that a pod waits, and when the last step is. */
function waitsOf(cpu: string, scenario: Scenario): { readonly tries: readonly string[]; readonly endSeconds: number | undefined } {
  const text = `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  replicas: 2
  strategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 1 } }
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: web, image: "web:1", resources: { requests: { cpu: ${cpu} } } }] }
`;
  const settings = { ...defaultPreviewSettings, nodes: [{ count: 1, cpu: '4', memory: '16Gi' }] };
  const [file] = open([{ uri: 'file:///ws/web.yaml', text }], [], settings);
  const rollout = file?.workloads[0]?.rollout(scenario);
  assert.ok(rollout?.state === 'timeline');
  const { events, steps } = rollout.timeline;
  const tries = events.filter(({ reason }) => reason === 'FailedScheduling');
  return { tries: tries.map(({ step, count }) => `${steps[step - 1]?.atSeconds ?? '-'}s x${count}`), endSeconds: steps.at(-1)?.atSeconds };
}

const setImage = (image: string): ScenarioAction => ({ action: { kind: 'setImage', images: { web: image } }, at: 'rest' });

test('each of several commands that hang is followed to its progress deadline', () => {
  for (let count = 1; count <= 4; count++) {
    const actions = ['web:2', 'web:3', 'web:4', 'web:5'].slice(0, count).map(setImage);
    assert.equal(waitsOf('5', { whatIf: {}, assumptions: {}, actions }).endSeconds, 601);
  }
});

test('what a pod that waits for a month is tried in vain is followed for a quarter of an hour', () => {
  const scenario = { whatIf: {}, assumptions: { readySeconds: 30 * 24 * 3600 }, actions: [setImage('web:2')] };
  assert.deepEqual(waitsOf('1500m', scenario).tries, ['0s x1', '0s x1', '3s x2', '601s x3', '2592003s x4']);
});
