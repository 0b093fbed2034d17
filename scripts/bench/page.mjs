// How long the timeline page takes in a browser: from a snapshot to the picture of it, and from the slider to the picture of a step.
import { rmSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { root, run } from '../setup/run.mjs';
import { bundle } from '../test/bundle.mjs';

const widths = [420, 1000, 1400];
const runs = 5;
const must = { paint: 150, frame: 25 };

/** The table as text: medians of several pages, and of each page the median and the longest frame of its slider. */
export async function pageTable() {
  const table = [
    ['10,000 pods', `first paint (< ${must.paint} ms)`, `scrubbing: median`, `longest (< ${must.frame} ms)`],
    ...(await pageRows()),
  ];
  const columns = table[0].map((_, column) => Math.max(...table.map(cells => cells[column].length)));
  return table
    .map(cells => cells.map((cell, column) => (column === 0 ? cell.padEnd(columns[column]) : cell.padStart(columns[column]))).join('  '))
    .join('\n');
}

async function pageRows() {
  const program = path.join(root, '.test-build/pageBench.mjs');
  await run(process.execPath, ['esbuild.mjs', '--production']);
  await bundle(
    `export { PageHarness, startBrowser } from './test/ui/page/harness'; export { snapshotOf } from './test/support/timelines';`,
    root,
    program,
  );
  const { PageHarness, startBrowser, snapshotOf } = await import(pathToFileURL(program).href);
  rmSync(program);
  const browser = await startBrowser();
  const rows = [];
  try {
    for (const [words, given] of [
      ['a tenth at a time', { maxSurge: '10%', maxUnavailable: '5%' }],
      ['one more, one less', { maxSurge: 1, maxUnavailable: 1 }],
    ]) {
      const snapshot = snapshotOf({ replicas: 10_000, ...given });
      for (const width of widths) {
        const measured = [];
        for (let each = 0; each < runs; each++) {
          const harness = await PageHarness.open(browser, { width, height: 900, reducedMotion: true });
          measured.push(await harness.page.evaluate(measure, snapshot));
          await harness.close();
        }
        const of = name => middle(measured.map(one => one[name])).toFixed(0);
        rows.push([`${words}, ${width} px, ${snapshot.timeline.steps.length} steps`, of('paint'), of('frame'), of('longest')]);
      }
    }
  } finally {
    await browser.close();
  }
  return rows;
}

function middle(values) {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)];
}

/** Runs in the page. */
async function measure(snapshot) {
  // The task after a frame's own: by then it is laid out and painted.
  const painted = () =>
    new Promise(resolve =>
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(performance.now());
        port2.postMessage(null);
      }),
    );
  const from = performance.now();
  window.postMessage(snapshot, '*');
  await new Promise(resolve => window.addEventListener('message', resolve, { once: true }));
  const paint = (await painted()) - from;
  // What is drawn once the first picture is there is no part of scrubbing.
  await new Promise(resolve => setTimeout(resolve, 400));
  const slider = document.querySelector('input[type="range"]');
  const frames = [];
  for (let each = 1; each <= 40; each++) {
    await new Promise(resolve => requestAnimationFrame(resolve));
    const start = performance.now();
    slider.value = String(Math.round((each * Number(slider.max)) / 41));
    slider.dispatchEvent(new Event('input', { bubbles: true }));
    // What the frame costs: script, style, layout and paint, without the wait for the screen.
    document.body.getBoundingClientRect();
    const script = performance.now() - start;
    const before = await new Promise(resolve => requestAnimationFrame(() => resolve(performance.now())));
    const { port1, port2 } = new MessageChannel();
    await new Promise(resolve => {
      port1.onmessage = resolve;
      port2.postMessage(null);
    });
    frames.push(script + performance.now() - before);
  }
  frames.sort((one, other) => one - other);
  return { paint, frame: frames[Math.floor(frames.length / 2)], longest: frames.at(-1) };
}
