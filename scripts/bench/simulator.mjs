// How long a rehearsal takes, by the number of pods: in waves of a quarter, and one pod after the other.
import { loadTypeScript } from '../loadTypeScript.mjs';

/** A server rehearses at every keystroke: what counts is a rehearsal after many others, in code that the engine has compiled. */
const warmUpMilliseconds = 500;

/** The table as text: medians of several rehearsals, timeline and verdict included. */
export async function simulatorTable() {
  const table = [['replicas', 'must', 'measured', 'waves'], ...(await simulatorRows())];
  const widths = table[0].map((_, column) => Math.max(...table.map(cells => cells[column].length)));
  return table
    .map(cells => cells.map((cell, column) => (column === 0 ? cell.padEnd(widths[column]) : cell.padStart(widths[column]))).join('  '))
    .join('\n');
}

/** Number of pods and strategy, what it must take, what it takes, and how many waves the rollout has. */
export async function simulatorRows() {
  const { open } = await loadTypeScript('server/preview/open.ts');
  const must = { 1000: 5, 10_000: 40, 100_000: 500 };
  const rows = [];
  for (const [words, surge, unavailable] of [
    ['25 % at a time', '25%', '25%'],
    ['one more, one less', 1, 1],
  ]) {
    for (const replicas of [1000, 10_000, 100_000]) {
      const [file] = open([{ uri: 'file:///web.yaml', text: deployment(replicas, surge, unavailable) }]);
      const [workload] = file.workloads;
      const once = () => workload.rollout();
      const { milliseconds, timeline } = median(once, replicas);
      rows.push([
        `${replicas.toLocaleString('en-US')}, ${words}`,
        `< ${must[replicas]} ms`,
        `${milliseconds.toFixed(milliseconds < 10 ? 1 : 0)} ms`,
        timeline.summary.waves.toLocaleString('en-US'),
      ]);
    }
    rows.push(await onNodes(words, surge, unavailable));
  }
  return rows;
}

/** The same with a scheduler. */
async function onNodes(words, surge, unavailable) {
  const { open } = await loadTypeScript('server/preview/open.ts');
  const { defaultPreviewSettings } = await loadTypeScript('server/preview/settings.ts');
  const nodes = [{ count: 100, cpu: '8', memory: '32Gi', zones: ['a', 'b', 'c'] }];
  const [file] = open([{ uri: 'file:///web.yaml', text: deployment(1000, surge, unavailable) }], [], { ...defaultPreviewSettings, nodes });
  const { milliseconds, timeline } = median(() => file.workloads[0].rollout(), 1000);
  return [`1,000 on 100 nodes, ${words}`, '< 60 ms', `${milliseconds.toFixed(0)} ms`, timeline.summary.waves.toLocaleString('en-US')];
}

function median(once, replicas) {
  const runs = replicas >= 100_000 ? 5 : 15;
  let timeline;
  const times = [];
  const warm = performance.now() + warmUpMilliseconds;
  do once();
  while (performance.now() < warm);
  for (let run = 0; run < runs; run++) {
    const start = performance.now();
    ({ timeline } = once());
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  return { milliseconds: times[runs >> 1], timeline };
}

function deployment(replicas, maxSurge, maxUnavailable) {
  return `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  replicas: ${replicas}
  strategy: { rollingUpdate: { maxSurge: ${maxSurge}, maxUnavailable: ${maxUnavailable} } }
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: web, image: "nginx:1.27" }] }
`;
}
