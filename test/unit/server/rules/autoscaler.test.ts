import assert from 'node:assert/strict';
import { test } from 'node:test';
import { open } from '../../../../server/preview/open';
import { defaultPreviewSettings } from '../../../../server/preview/settings';
import { atOnce } from '../../../../server/preview/steps';
import { applyChanges } from '../../../../server/yaml/edit';

const web = (replicas: string): string => `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
${replicas}  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: web, image: "web:1", readinessProbe: { tcpSocket: { port: 80 } } }] }
`;
const scaler = (minReplicas: number | string, maxReplicas: number): string => `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: web }
spec: { scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }, minReplicas: ${minReplicas}, maxReplicas: ${maxReplicas} }
`;

function marked(text: string, beside: string) {
  const [file] = open([{ uri: 'file:///ws/web.yaml', text }], [{ uri: 'file:///ws/hpa.yaml', text: beside }], defaultPreviewSettings);
  assert.ok(file !== undefined);
  const found = atOnce(file.markedInSteps({ start: 0, end: text.length })).flat();
  return found.filter(({ remark }) => remark.code === 'autoscaler/replicas-set');
}

test('replicas beside an autoscaler, and the text without them', () => {
  const text = web('  replicas: 3\n');
  const [found, ...others] = marked(text, scaler(5, 9));
  assert.ok(found !== undefined && others.length === 0);
  assert.equal(
    found.remark.message,
    'HPA web scales this workload between 5 and 9 pods: each `kubectl apply` sets it back to 3, and the HPA acts only up to 15 s later.',
  );
  assert.equal(applyChanges(text, found.ways[0]?.changes ?? []), web(''));
});

test('nothing is said where the autoscaler does nothing, has no choice, isn’t known, or has the number to itself', () => {
  for (const [replicas, beside] of [
    ['  replicas: 0\n', scaler(1, 9)],
    ['  replicas: 3\n', scaler(3, 3)],
    ['  replicas: 3\n', scaler('${MIN}', 9)],
    ['  replicas: null\n', scaler(1, 9)],
    ['', scaler(1, 9)],
    ['  replicas: 3\n', ''],
  ] as const)
    assert.deepEqual(marked(web(replicas), beside), []);
});
