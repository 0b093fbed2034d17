import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { podOutcomes, type Action, type ScenarioAction } from '../../../../server/protocol/scenario';
import { previewLife } from '../../../../server/rollout/kubelet/outcomes';
import { act } from '../../../../server/rollout/controllers/deployment/act';
import { deploymentRollout } from '../../../../server/rollout/controllers/deployment/rollout';
import { rehearse } from '../../../../server/rollout/rehearse';
import { atRest } from '../../../../server/rollout/controllers/deployment/newDeployment';
import { advance, runToRest, settle } from '../../../../server/rollout/cluster/simulate';
import { deployment, type Described } from './deployments';
import { HandRun } from './handRun';

const amount = fc.oneof(
  fc.integer({ min: 0, max: 6 }),
  fc.integer({ min: 0, max: 120 }).map(percent => `${percent}%`),
);
const described: fc.Arbitrary<Described> = fc.record({
  replicas: fc.integer({ min: 0, max: 14 }),
  surge: amount,
  unavailable: amount,
  recreate: fc.integer({ min: 0, max: 4 }).map(dice => dice === 0),
  minReadySeconds: fc.constantFrom(0, 0, 7),
  revisionHistoryLimit: fc.constantFrom(10, 1, 0),
  progressDeadlineSeconds: fc.constantFrom(600, 30),
});
const everySecond = { initialDelaySeconds: 0, periodSeconds: 1, timeoutSeconds: 1, successThreshold: 1, failureThreshold: 2 };
/** Pods that can't be created, placed, started, or ready; and some that can. */
const obstructed: fc.Arbitrary<Described> = fc
  .tuple(
    described,
    fc.constantFrom<Described>(
      {},
      { pod: { priority: 7 } },
      { pod: { schedulingGates: [{ name: 'example.com/wait' }] } },
      { pod: { readinessGates: [{ conditionType: 'example.com/ready' }] } },
      { container: { image: 'Busy/Box' } },
      { container: { resources: { limits: { memory: '128m' } } } },
      { container: { readinessProbe: { ...everySecond, tcpSocket: { port: 'web' } } } },
      { container: { livenessProbe: everySecond } },
      { container: { livenessProbe: everySecond, readinessProbe: everySecond } },
      { pod: { initContainers: [{ name: 'proxy', image: 'proxy', restartPolicy: 'Always', startupProbe: everySecond }] } },
    ),
  )
  .map(([one, pod]) => ({ ...one, ...pod }));
const rolling = described.map((one): Described => ({ ...one, recreate: false, minReadySeconds: 0 }));

/** Words of HandRun; a set that isn't there, or has fewer pods than meant, makes a word mean less. */
const word = fc.oneof(
  fc.integer({ min: 2, max: 5 }).map(tag => `image ${tag}`),
  fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 4 })).map(([set, count]) => `ready v${set} ${count}`),
  fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 4 })).map(([set, count]) => `unready v${set} ${count}`),
  fc.constantFrom('wait 8', 'image 1.28.4', 'wait 40'),
);
const scaling = fc.integer({ min: 0, max: 14 }).map(replicas => `scale ${replicas}`);

const action: fc.Arbitrary<Action> = fc.oneof(
  fc.integer({ min: 1, max: 4 }).map((tag): Action => ({ kind: 'setImage', images: { busy: `busybox:${tag}` } })),
  fc.integer({ min: 0, max: 3 }).map((toRevision): Action => ({ kind: 'undo', toRevision })),
  fc.integer({ min: 0, max: 60 }).map((replicas): Action => ({ kind: 'scale', replicas })),
  fc.constantFrom<Action>({ kind: 'apply' }, { kind: 'pause' }, { kind: 'resume' }, { kind: 'restart' }),
);
const scenario = fc.record({
  actions: fc.array(fc.record<ScenarioAction>({ action, at: fc.oneof(fc.constant('rest' as const), fc.integer({ min: 0, max: 50 })) }), {
    maxLength: 4,
  }),
  assumptions: fc.record({
    readySeconds: fc.integer({ min: 0, max: 20 }),
    shutdownSeconds: fc.integer({ min: 0, max: 40 }),
    newPods: fc.constantFrom(...podOutcomes),
    gateSeconds: fc.integer({ min: 0, max: 700 }),
  }),
});
const defaults = { readySeconds: 5, shutdownSeconds: 3 };

describe('whatever happens', () => {
  test('a set has as many pods as its size once it is quiet', () =>
    check(described, fc.array(fc.oneof(word, scaling), { maxLength: 12 }), run => {
      for (const { pods, size } of run.cluster.generations) assert.equal(pods.active, size);
    }));

  test('the sizes never add up to more than desired + surge by the controller’s own hand', () =>
    check(rolling, fc.array(fc.oneof(word, scaling), { maxLength: 12 }), (run, before) => {
      const { spec, limits } = run.cluster.workload;
      assert.ok(totalSize(run) <= Math.max(spec.replicas + limits.surge, before.total), `${before.total} → ${totalSize(run)}`);
    }));

  test('availability never falls below desired − unavailable by the controller’s own hand', () =>
    check(rolling, fc.array(word, { maxLength: 12 }), (run, before) => {
      const floor = run.cluster.workload.limits.floor;
      assert.ok(available(run) >= Math.min(before.available, floor), `${before.available} → ${available(run)}, floor ${floor}`);
    }));
});

describe('a rehearsal', () => {
  test('ends, or says why it stalls, the same each time', () => {
    fc.assert(
      fc.property(obstructed, scenario, (one, { actions, assumptions }) => {
        const result = rehearse(deploymentRollout, deployment(one), { actions, assumptions }, defaults);
        assert.equal(
          JSON.stringify(rehearse(deploymentRollout, deployment(one), { actions, assumptions }, defaults)),
          JSON.stringify(result),
        );
        if (result.state === 'refused') {
          assert.notEqual(result.message, '');
          return;
        }
        const { summary, steps, banner, verdict } = result.timeline;
        assert.ok(steps.length > 0 && verdict.parts.length > 0);
        const said = [
          ...verdict.parts,
          ...result.timeline.assumptions,
          ...(banner === null ? [] : [banner.title, ...banner.sentences]),
        ].join('\n');
        assert.ok(!/NaN|Infinity|∞|undefined/.test(said), said);
        assert.equal(summary.outcome === 'stalls', summary.stall !== null);
        if (summary.outcome === 'stalls' && result.timeline.limits.desired > 0) assert.notEqual(banner, null);
        if (summary.outcome === 'completes') assert.notEqual(summary.completeSeconds, null);
        steps.reduce((last, { atSeconds }) => (assert.ok(atSeconds >= last), atSeconds), 0);
      }),
      { numRuns: 12 },
    );
  });

  test('of a template to itself does nothing', () => {
    fc.assert(
      fc.property(described, one => {
        const actions: ScenarioAction[] = [{ action: { kind: 'setImage', images: { '*': 'busybox:1.28.4' } }, at: 'rest' }];
        const result = rehearse(deploymentRollout, deployment(one), { actions, assumptions: {} }, defaults);
        assert.ok(result.state === 'timeline' && result.timeline.steps.length === 1 && result.timeline.summary.outcome === 'nothing');
      }),
      { numRuns: 10 },
    );
  });

  test('undo after set image ends in the same pods as before', () => {
    fc.assert(
      fc.property(described, fc.integer({ min: 0, max: 40 }), (one, at) => {
        if (one.revisionHistoryLimit === 0) return;
        const actions: ScenarioAction[] = [
          { action: { kind: 'setImage', images: { busy: 'busybox:2' } }, at: 'rest' },
          { action: { kind: 'undo', toRevision: 0 }, at },
        ];
        const result = rehearse(deploymentRollout, deployment(one), { actions, assumptions: {} }, defaults);
        // With Recreate there may be no second revision yet.
        if (result.state === 'refused') {
          assert.ok(one.recreate);
          return;
        }
        const { steps, revisions } = result.timeline;
        const { current, updated, available: serving } = steps.at(-1) ?? { current: -1, updated: -1, available: -1 };
        assert.deepEqual([current, updated, serving], [one.replicas, one.replicas, one.replicas]);
        assert.deepEqual(revisions.find(revision => revision.current)?.images, ['busybox:1.28.4']);
      }),
      { numRuns: 12 },
    );
  });
});

test('simulating in one go equals simulating in portions', () => {
  fc.assert(
    fc.property(
      described,
      fc.constantFrom(...podOutcomes),
      fc.array(fc.integer({ min: 1, max: 20_000 }), { minLength: 1, maxLength: 8 }),
      (one, outcome, portions) => {
        const whole = recorded(one, outcome);
        runToRest(whole.cluster);
        const end = whole.cluster.now;
        const inPortions = recorded(one, outcome);
        for (let now = 0, index = 0; now < end; index++) {
          now = Math.min(end, now + (portions[index % portions.length] ?? 1));
          advance(inPortions.cluster, now);
        }
        assert.deepEqual(inPortions.log, whole.log);
      },
    ),
    { numRuns: 12 },
  );
});

function recorded(one: Described, outcome: (typeof podOutcomes)[number]) {
  const log: string[] = [];
  const life = previewLife(deployment(one).spec.template.spec, outcome, { readyMs: 5000, shutdownMs: 3000 });
  const cluster = atRest(deployment(one), {
    pods: () => life,
    observe: change => {
      if (change.kind === 'scaled') log.push(`${cluster.now} ${change.generation.number} ${change.from} → ${change.to}`);
      if (change.kind === 'pods') log.push(`${cluster.now} ${change.group.id} ${change.group.state}`);
    },
  });
  act(cluster, { kind: 'apply' });
  settle(cluster);
  return { cluster, log };
}

/** Runs random words, and judges after each what the controllers made of it. */
function check(
  one: fc.Arbitrary<Described>,
  script: fc.Arbitrary<readonly string[]>,
  judge: (run: HandRun, before: { readonly total: number; readonly available: number }) => void,
): void {
  fc.assert(
    fc.property(one, script, (description, words) => {
      const run = new HandRun(description).start();
      for (const next of words) {
        run.do(next);
        const before = { total: totalSize(run), available: available(run) };
        settle(run.cluster);
        judge(run, before);
      }
    }),
    { numRuns: 12 },
  );
}

function totalSize({ cluster }: HandRun): number {
  return cluster.generations.reduce((sum, { size }) => sum + size, 0);
}

function available({ cluster }: HandRun): number {
  return cluster.generations.reduce((sum, { pods }) => sum + pods.available, 0);
}
