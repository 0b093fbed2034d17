/** The pictures of the page that are looked at in review: every state, in the themes and widths where it shows what it is made of. */
import type { Snapshot } from '../../../media/protocol';
import { rowsOf, setImage, snapshotOf, then, timelineOf, where } from '../../support/timelines';
import { PageHarness, startBrowser, type Look } from '../page/harness';
import { daemonSet, invalid, noFreeDevice, refused, rollback, skipped, statefulSet, unknown } from '../page/snapshots';
import { TimelinePage } from '../page/timelinePage';

interface Picture extends Look {
  readonly name: string;
  readonly snapshot: Snapshot;
  readonly step?: number;
  /** What is done before it is taken. */
  readonly act?: (timeline: TimelinePage, harness: PageHarness) => Promise<void>;
}

const reference = snapshotOf({});
const { target } = reference;
const bad = { name: 'bad', replicas: 3, maxSurge: '25%', maxUnavailable: '25%', image: 'nginx:1.26', to: 'nginx:1.27' } as const;
const edge = {
  name: 'edge-proxy',
  replicas: 1000,
  maxSurge: '10%',
  maxUnavailable: '5%',
  minReadySeconds: 10,
  image: 'envoy:1.30.4',
  to: 'envoy:1.31.0',
} as const;
const defaultProbe = { initialDelaySeconds: 0, periodSeconds: 10, timeoutSeconds: 1, successThreshold: 1, failureThreshold: 3 } as const;
const slow = { readySeconds: 20, shutdownSeconds: 12 } as const;
const phone = { width: 420, height: 540 } as const;

export const pictures: readonly Picture[] = [
  { name: '01-wide-dark', snapshot: reference, step: 18, width: 1280, height: 580 },
  { name: '02-narrow-dark', snapshot: reference, step: 11, width: 480, height: 560 },
  { name: '03-middle-light', snapshot: reference, step: 22, theme: 'light', width: 900, height: 480 },
  { name: '04-high-contrast-dark', snapshot: reference, step: 22, theme: 'high-contrast-dark', width: 780, height: 480 },
  { name: '05-high-contrast-light', snapshot: reference, step: 22, theme: 'high-contrast-light', width: 780, height: 480 },
  { name: '06-stuck', snapshot: snapshotOf({ ...bad, newPods: 'neverReady' }), step: 4, height: 480 },
  {
    name: '07-recreate',
    snapshot: snapshotOf({
      name: 'ledger',
      recreate: true,
      replicas: 3,
      image: 'ledger:4.1.7',
      to: 'ledger:4.2.0',
      readySeconds: 8,
      shutdownSeconds: 30,
    }),
    step: 2,
    theme: 'light',
    width: 760,
    height: 820,
  },
  { name: '08-thousand', snapshot: snapshotOf({ ...edge, ...slow }), step: 14, width: 1240, height: 430 },
  {
    name: '09-compare',
    snapshot: { ...reference, comparison: { rows: rowsOf({}), leftOut: [] } },
    step: 18,
    height: 500,
  },
  {
    name: '10-crash',
    snapshot: snapshotOf({
      name: 'checkout',
      replicas: 6,
      newPods: 'crashAfterReady',
      readySeconds: 8,
      shutdownSeconds: 6,
      image: 'checkout:2.8.0',
      to: 'checkout:2.9.0',
    }),
    step: 20,
    theme: 'light',
    width: 900,
    height: 760,
  },
  {
    name: '11-chain',
    snapshot: snapshotOf({ actions: [setImage('busybox:1.29'), setImage('busybox:1.30', 7), then({ kind: 'undo', toRevision: 1 }, 15)] }),
    step: 20,
    width: 1400,
    height: 900,
  },
  {
    name: '32-undo-and-scale',
    snapshot: snapshotOf({
      actions: [setImage('busybox:1.29'), then({ kind: 'undo', toRevision: 0 }, 12), then({ kind: 'scale', replicas: 12 }, 20)],
    }),
    step: 24,
    width: 1000,
    height: 900,
  },
  {
    name: '33-undo-and-scale-narrow',
    snapshot: snapshotOf({
      actions: [setImage('busybox:1.29'), then({ kind: 'undo', toRevision: 0 }, 12), then({ kind: 'scale', replicas: 12 }, 20)],
    }),
    step: 24,
    width: 420,
    height: 900,
  },
  {
    name: '12-undo-when-stuck',
    snapshot: snapshotOf({
      ...bad,
      newPods: 'neverReady',
      actions: [setImage('nginx:1.27', 'rest', 'bad'), then({ kind: 'undo', toRevision: 0 }, 700)],
    }),
    step: 7,
    theme: 'high-contrast-light',
    height: 420,
  },
  { name: '13-image-not-pulled', snapshot: snapshotOf({ ...edge, newPods: 'imagePull' }), step: 5, ...phone },
  {
    name: '14-what-if',
    snapshot: snapshotOf(
      { maxSurge: 3 },
      { own: timelineOf({}), target: { ...target, scenario: { ...target.scenario, whatIf: { maxSurge: 3 } } } },
    ),
    step: 18,
    width: 1200,
    height: 340,
  },
  {
    name: '15-refused-value',
    snapshot: reference,
    step: 11,
    height: 470,
    act: async (timeline, harness) => {
      await timeline.field('maxUnavailable').fill('0');
      const problem = {
        sentence: '`maxSurge` and `maxUnavailable` can’t both be 0: no pod could ever be replaced.',
        by: 'apiServer',
        path: 'spec.strategy.rollingUpdate.maxUnavailable',
        message: 'Invalid value: 0: may not be 0 when `maxSurge` is 0',
        code: 'strategy/no-progress',
        line: null,
        inWhatIf: 'maxUnavailable',
      } as const;
      await harness.send({ ...reference, fresh: false, problems: [problem] });
    },
  },
  {
    name: '16-one-replica',
    snapshot: snapshotOf({ name: 'blog', replicas: 1, maxSurge: '25%', maxUnavailable: '25%', image: 'ghost:5.82', to: 'ghost:5.96' }),
    step: 2,
    ...phone,
  },
  { name: '17-paused', snapshot: snapshotOf({ paused: true }), ...phone },
  {
    name: '18-zero',
    snapshot: snapshotOf({ name: 'night-batch', replicas: 0, maxSurge: '25%', maxUnavailable: '25%', image: 'batch:7', to: 'batch:8' }),
    step: 2,
    ...phone,
  },
  {
    name: '19-cut',
    snapshot: snapshotOf({
      name: 'search',
      replicas: 400,
      maxSurge: 1,
      maxUnavailable: 0,
      image: 'search:3.1',
      to: 'search:3.2',
      readySeconds: 12,
    }),
    step: 200,
    width: 700,
    height: 620,
  },
  { name: '20-no-workload', snapshot: { state: 'none', target, where }, ...phone, height: 300 },
  { name: '21-invalid', snapshot: invalid, width: 560, height: 420 },
  { name: '27-unknown', snapshot: unknown, width: 560, height: 330 },
  { name: '22-refused', snapshot: refused, width: 560, height: 220 },
  { name: '23-server-down', snapshot: { state: 'serverDown', target, where }, theme: 'light', ...phone, height: 300 },
  {
    name: '24-hundred-thousand',
    snapshot: snapshotOf({ ...edge, ...slow, replicas: 100_000 }),
    step: 14,
    theme: 'light',
    width: 1200,
    height: 330,
  },
  { name: '25-rollback', snapshot: rollback, step: 9, theme: 'light', width: 750, height: 660 },
  {
    name: '28-rejected-pods',
    snapshot: snapshotOf({ ...bad, name: 'web', to: 'nginx:1.27 ' }),
    step: 4,
    width: 900,
    height: 620,
  },
  {
    name: '29-readiness-gate',
    snapshot: snapshotOf({ ...bad, pod: { readinessGates: [{ conditionType: 'example.com/target-healthy' }] }, gateSeconds: 20 }),
    step: 6,
    theme: 'light',
    width: 900,
    height: 620,
  },
  {
    name: '30-probe-of-no-port',
    snapshot: snapshotOf({ ...bad, container: { readinessProbe: { ...defaultProbe, httpGet: { path: '/ready', port: 'web' } } } }),
    step: 3,
    ...phone,
  },
  { name: '26-nothing-to-do', snapshot: skipped, width: 560, height: 220 },
  { name: '34-daemon-set', snapshot: daemonSet, step: 5, width: 770, height: 1500 },
  { name: '35-stateful-set', snapshot: statefulSet, step: 4, theme: 'light', width: 770, height: 620 },
  { name: '31-no-node', snapshot: noFreeDevice, step: 3, width: 900, height: 1300 },
];

/** Takes them all, or those whose names contain one of the parts. */
export async function takePictures(folder: string, parts: readonly string[]): Promise<string[]> {
  const browser = await startBrowser();
  const taken: string[] = [];
  try {
    for (const picture of pictures) {
      if (parts.length > 0 && !parts.some(part => picture.name.includes(part))) continue;
      const harness = await PageHarness.open(browser, { ...picture, reducedMotion: true });
      const timeline = new TimelinePage(harness.page);
      await harness.send(picture.snapshot);
      if (picture.step !== undefined) await timeline.scrubTo(picture.step);
      await picture.act?.(timeline, harness);
      await harness.page.screenshot({ path: `${folder}/${picture.name}.png` });
      await harness.close();
      taken.push(picture.name);
    }
  } finally {
    await browser.close();
  }
  return taken;
}
