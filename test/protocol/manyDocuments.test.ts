/** Eight times as many documents take about eight times as long, whatever is asked of them; a thousand nodes are no matter of minutes. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NeighbourIndex } from '../../server/kubernetes/neighbours';
import { findWorkloads } from '../../server/kinds/workloads';
import type { PreviewedFile } from '../../server/preview/previewedFile';
import { open } from '../../server/preview/open';
import { atOnce } from '../../server/preview/steps';
import { deployment } from '../../server/kinds/deployment';
import { numberRevisions } from '../../server/past/numberRevisions';
import { parseDocument } from '../../server/yaml/parse';

const few = 150;
const times = 8;
/** In the square it would be 64 times as long. */
const most = 24;

const uri = 'file:///w/many.yaml';

/** Deployments, each with a Service, an autoscaler, a ConfigMap, and labels that others share. */
function manifests(count: number, image: string): string {
  const documents = Array.from({ length: count }, (_, index) => [
    `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c${index}}\ndata: {image: "${image}"}\n`,
    `apiVersion: v1\nkind: Service\nmetadata: {name: s${index}}\nspec: {selector: {app: a, version: v${index}}}\n`,
    `apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: {name: h${index}}\nspec: {minReplicas: 2, maxReplicas: 3, scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: w${index}}}\n`,
    `apiVersion: apps/v1
kind: Deployment
metadata: {name: w${index}}
spec:
  selector: {matchLabels: {app: a, version: v${index}}}
  template:
    metadata: {labels: {app: a, version: v${index}}}
    spec: {containers: [{name: a, image: a}], volumes: [{name: v, configMap: {name: c${index}}}]}
`,
  ]);
  return documents.flat().join('---\n');
}

function milliseconds(act: () => unknown): number {
  const before = process.cpuUsage();
  act();
  return process.cpuUsage(before).user / 1000;
}

/** What takes less than a few milliseconds says nothing. */
function checkGrowth(what: string, act: (count: number) => unknown): void {
  test(what, () => {
    act(few);
    const [short, long] = [few, few * times].map(count => milliseconds(() => act(count)));
    assert.ok(short !== undefined && long !== undefined && long < Math.max(short, 5) * most, `${short} ms → ${long} ms`);
  });
}

function file(count: number): PreviewedFile {
  const [read] = open([{ uri, text: manifests(count, 'a:2') }], [{ uri: 'file:///w/others.yaml', text: manifests(few, 'a:1') }]);
  assert.ok(read !== undefined);
  return read;
}

checkGrowth('the effects of an edit', count => {
  assert.equal(file(count).editEffects({ base: manifests(count, 'a:1'), others: [] }).length, count);
});
checkGrowth('what stands beside each', count => {
  const names = Array.from({ length: count * 20 }, (_, index) => ({ name: `w${index}`, namespace: null }));
  const index = new NeighbourIndex(
    names.map(name => ({
      claims: [{ ...name, accessModes: [] }],
      services: [{ ...name, selector: { app: 'a', name: name.name }, portNames: [] }],
      siblings: [{ ...name, matchLabels: { app: 'a', version: name.name } }],
      cluster: [],
    })),
  );
  const [workload] = findWorkloads([parseDocument(manifests(1, 'a:1').split('---\n').at(-1) ?? '')]);
  assert.ok(workload !== undefined);
  for (const { name } of names) assert.equal(index.of({ ...workload, name }).siblings.length, 1);
});
checkGrowth('the numbers of revisions that come back', count =>
  numberRevisions(
    { kind: deployment, limit: 10 },
    Array.from({ length: count }, (_, index) => ({
      key: `${index}`,
      digest: `${index % 2}`,
      selector: null,
      paused: false,
      revisionHistoryLimit: null,
    })),
  ),
);

/** Half a second; with a look at every node for each pod it was half a minute. */
test('the ways out of a DaemonSet that has room on none of a thousand nodes', () => {
  const [daemonSet] = open([{ uri, text: withoutRoom }], [{ uri: 'file:///w/nodes.yaml', text: nodes(1000) }]);
  assert.ok(daemonSet !== undefined);
  const ways = (): unknown[] => atOnce(daemonSet.markedInSteps({ start: 0, end: withoutRoom.length })).flatMap(marked => marked.ways);
  const took = milliseconds(() => assert.ok(ways().length > 0));
  assert.ok(took < 5000, `${took} ms`);
  const again = milliseconds(() => assert.ok(ways().length > 0));
  assert.ok(again < took / 4, `${took} ms, then ${again} ms`);
});

const withoutRoom = `apiVersion: apps/v1
kind: DaemonSet
metadata: {name: a}
spec:
  selector: {matchLabels: {app: a}}
  template:
    metadata: {labels: {app: a}}
    spec: {containers: [{name: a, image: a, resources: {requests: {cpu: "5"}}}]}
`;

function nodes(count: number): string {
  const node = (_: unknown, index: number): string =>
    `apiVersion: v1\nkind: Node\nmetadata: {name: n${index}}\nstatus: {allocatable: {cpu: "4", memory: 8Gi, pods: "110"}}\n`;
  return Array.from({ length: count }, node).join('---\n');
}
