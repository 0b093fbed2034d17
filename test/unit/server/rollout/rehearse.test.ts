import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { atOnce } from '../../../../server/preview/steps';
import type { Action, Assumptions, ScenarioAction } from '../../../../server/protocol/scenario';
import { deploymentRollout } from '../../../../server/rollout/controllers/deployment/rollout';
import { afterActionsInSteps } from '../../../../server/rollout/afterActions';
import { rehearse, rehearseInSteps } from '../../../../server/rollout/rehearse';
import { deployment, type Described } from './deployments';
import { restingText, timelineText } from './timelineText';

const setImage = (image: string): Action => ({ kind: 'setImage', images: { busy: image } });
const atRest = (...actions: Action[]): ScenarioAction[] => actions.map(action => ({ action, at: 'rest' }));
const reference = { replicas: 10, surge: 1, unavailable: 1 } as const;

describe('the reference scenario', () => {
  test('kubectl get deployment on the way', () => {
    const timeline = timelineOf(reference, {}, atRest(setImage('busybox:1.29')));
    assert.equal(
      restingText(timeline),
      `
0 s 10/11/2/9
3 s 10/11/2/9
5 s 10/11/4/9
8 s 10/11/4/9
10 s 10/11/6/9
13 s 10/11/6/9
15 s 10/11/8/9
18 s 10/11/8/9
20 s 10/11/10/9
23 s 10/11/10/9
25 s 10/10/10/10
28 s 10/10/10/10`.trim(),
    );
    assert.equal(timeline.steps.length, 37);
  });

  test('its events in their order', () => {
    const { events, generations } = timelineOf(reference, {}, atRest(setImage('busybox:1.29')));
    const [old, next] = generations.map(({ name }) => name);
    const expected = [`Scaled up replica set ${old} from 0 to 10`];
    for (let pod = 1; pod <= 10; pod++) {
      expected.push(
        `Scaled up replica set ${next} from ${pod - 1} to ${pod}`,
        `Scaled down replica set ${old} from ${11 - pod} to ${10 - pod}`,
      );
    }
    assert.deepEqual(
      events.map(({ message }) => message),
      expected.map((text, index) => (index < 9 ? text : `(combined from similar events): ${text}`)),
    );
    assert.deepEqual([events.at(-1)?.entry, events.at(-1)?.count], [9, 12]);
  });

  test('of a rollback right after it only the first are sent', () => {
    const { events, droppedEvents } = timelineOf(reference, {}, atRest(setImage('busybox:1.29'), { kind: 'undo', toRevision: 0 }));
    assert.deepEqual([events.filter(({ step }) => step > 0).length, droppedEvents.length], [4, 16]);
  });

  test('kubectl get on the way', () => {
    const { kubectl, steps } = timelineOf({ ...reference, namespace: 'shop' }, {}, atRest(setImage('busybox:1.29')));
    const { described, ...lines } = kubectl;
    assert.deepEqual(lines, {
      get: 'kubectl get deployment busy -n shop',
      status: 'kubectl rollout status deployment/busy -n shop',
      columns: ['NAME', 'READY', 'UP-TO-DATE', 'AVAILABLE', 'AGE'],
    });
    assert.deepEqual(
      described.counters.map(({ text }) => text),
      ['{} desired', '{} updated', '{} total', '{} available'],
    );
    const rows = steps.filter(({ rests }) => rests).map(({ row }) => row.join(' '));
    assert.deepEqual([...new Set(rows)], [2, 4, 6, 8, 10].map(updated => `busy 9/10 ${updated} 9 …`).concat('busy 10/10 10 10 …'));
  });

  test('kubectl rollout status on the way', () => {
    const { steps } = timelineOf(reference, {}, atRest(setImage('busybox:1.29')));
    const texts = steps
      .filter(({ rests }) => rests)
      .map(({ status }) => status.text.replace('Waiting for deployment "busy" rollout to finish: ', ''));
    assert.deepEqual(
      [...new Set(texts)],
      [
        '2 out of 10 new replicas have been updated...',
        '4 out of 10 new replicas have been updated...',
        '6 out of 10 new replicas have been updated...',
        '8 out of 10 new replicas have been updated...',
        '1 old replicas are pending termination...',
        'deployment "busy" successfully rolled out',
      ],
    );
  });

  test('undo brings the image back, or that of a chosen revision', () => {
    const past = [setImage('busybox:1.29'), setImage('busybox:1.30')];
    const back = timelineOf(reference, {}, atRest(...past, { kind: 'undo', toRevision: 0 }));
    const chosen = timelineOf(reference, {}, atRest(...past, { kind: 'undo', toRevision: 1 }));
    assert.deepEqual([back.trigger.from, back.trigger.to], [['busybox:1.30'], ['busybox:1.29']]);
    assert.deepEqual([chosen.trigger.from, chosen.trigger.to], [['busybox:1.30'], ['busybox:1.28.4']]);
    assert.deepEqual(
      chosen.revisions.map(({ revision, images, current, action }) => `${revision} ${images.join()} ${current} ${action}`),
      ['2 busybox:1.29 false 0', '3 busybox:1.30 false 1', '4 busybox:1.28.4 true 2'],
    );
    assert.deepEqual(chosen.commands, [
      'kubectl set image deployment/busy busy=busybox:1.29',
      'kubectl set image deployment/busy busy=busybox:1.30',
      'kubectl rollout undo deployment/busy --to-revision=1',
    ]);
  });
});

describe('a rollout step by step', () => {
  checkSteps(
    'the default strategy',
    { replicas: 3 },
    {},
    atRest(setImage('b')),
    `
0 s: setImage 3/3/0/3
0 s: r2 created with 1 3/4/1/3 •
5 s: 1 of r2 available 3/4/1/4
5 s: r1 3 → 2 3/3/1/3
5 s: r2 1 → 2 3/4/2/3 •
8 s: 1 of r1 gone 3/4/2/3 •
10 s: 1 of r2 available 3/4/2/4
10 s: r1 2 → 1 3/3/2/3
10 s: r2 2 → 3 3/4/3/3 •
13 s: 1 of r1 gone 3/4/3/3 •
15 s: 1 of r2 available 3/4/3/4
15 s: r1 1 → 0 3/3/3/3 •
18 s: 1 of r1 gone 3/3/3/3 •`,
  );
  checkSteps(
    'never ready',
    { replicas: 3 },
    { newPods: 'neverReady' },
    atRest(setImage('b')),
    `
0 s: setImage 3/3/0/3
0 s: r2 created with 1 3/4/1/3 •
5 s: 1 of r2 notReady 3/4/1/3 •
601 s: Progressing False ProgressDeadlineExceeded 3/4/1/3 •`,
  );
  checkSteps(
    'Recreate',
    { replicas: 3, recreate: true },
    { readySeconds: 8, shutdownSeconds: 30 },
    atRest(setImage('b')),
    `
0 s: setImage 3/3/0/3
0 s: r1 3 → 0 3/0/0/0 •
30 s: 3 of r1 gone 3/0/0/0
30 s: r2 created with 3 3/3/3/0 •
38 s: 3 of r2 available 3/3/3/3 •`,
  );
  checkSteps(
    'pods become ready one by one, and available together',
    { replicas: 4, minReadySeconds: 10 },
    {},
    atRest(setImage('b')),
    `
0 s: setImage 4/4/0/4
0 s: r2 created with 1 4/5/1/4
0 s: r1 4 → 3 4/4/1/3
0 s: r2 1 → 2 4/5/2/3 •
3 s: 1 of r1 gone 4/5/2/3 •
5 s: 1 of r2 ready 4/5/2/3
5 s: 1 of r2 ready 4/5/2/3 •
15 s: 2 of r2 available 4/5/2/5
15 s: r1 3 → 1 4/3/2/3
15 s: r2 2 → 4 4/5/4/3 •
18 s: 2 of r1 gone 4/5/4/3 •
20 s: 1 of r2 ready 4/5/4/3
20 s: 1 of r2 ready 4/5/4/3 •
30 s: 2 of r2 available 4/5/4/5
30 s: r1 1 → 0 4/4/4/4 •
33 s: 1 of r1 gone 4/4/4/4 •`,
  );
  checkSteps(
    'many pods change together, and wait for minReadySeconds',
    { replicas: 1000, surge: '50%', unavailable: '50%', minReadySeconds: 10 },
    {},
    atRest({ kind: 'apply' }),
    `
0 s: apply 1000/1000/0/1000
0 s: r2 created with 500 1000/1500/500/1000
0 s: r1 1000 → 500 1000/1000/500/500
0 s: r2 500 → 1000 1000/1500/1000/500 •
3 s: 500 of r1 gone 1000/1500/1000/500 •
5 s: 1000 of r2 ready 1000/1500/1000/500 •
15 s: 1000 of r2 available 1000/1500/1000/1500
15 s: r1 500 → 0 1000/1000/1000/1000 •
18 s: 500 of r1 gone 1000/1000/1000/1000 •`,
  );
  checkSteps('no replicas', { replicas: 0 }, {}, [], `\n0 s: apply 0/0/0/0\n0 s: r2 created with 0 0/0/0/0 •`);
  checkSteps('paused', { replicas: 3, paused: true }, {}, [], `\n0 s: apply 3/3/0/3 •`);
  checkSteps(
    'a chain: it fails, is scaled, and taken back',
    { replicas: 2 },
    { newPods: 'neverReady' },
    [
      { action: setImage('b'), at: 'rest' },
      { action: { kind: 'scale', replicas: 3 }, at: 12 },
      { action: { kind: 'undo', toRevision: 0 }, at: 20 },
    ],
    `
0 s: setImage 2/2/0/2
0 s: r2 created with 1 2/3/1/2 •
5 s: 1 of r2 notReady 2/3/1/2 •
12 s: scale 3/3/1/2
12 s: r3 2 → 3 3/4/1/2 •
17 s: 1 of r3 available 3/4/1/3 •
20 s: undo 3/4/3/3
20 s: r2 1 → 0 3/3/3/3 •
23 s: 1 of r2 gone 3/3/3/3 •`,
  );
  checkSteps(
    'a full quota: room comes when an old pod has gone',
    { replicas: 2, surge: 0, unavailable: 1 },
    { newPods: 'quota', shutdownSeconds: 0 },
    atRest(setImage('b')),
    `
0 s: setImage 2/2/0/2
0 s: r2 created with 0 2/2/0/2
0 s: r1 2 → 1 2/1/0/1
0 s: r2 0 → 1 2/2/1/1 •
5 s: 1 of r2 available 2/2/1/2
5 s: r1 1 → 0 2/1/1/1
5 s: r2 1 → 2 2/2/2/1 •
10 s: 1 of r2 available 2/2/2/2 •`,
  );
});

describe('what kubectl refuses', () => {
  checkRefusal({}, { kind: 'undo', toRevision: 0 }, 'error: no rollout history found for deployment "busy"');
  checkRefusal({}, { kind: 'undo', toRevision: 7 }, 'error: unable to find specified revision 7 in history');
  checkRefusal(
    {},
    { kind: 'undo', toRevision: 1 },
    'deployment.apps/busy skipped rollback (current template already matches revision 1)',
    false,
  );
  checkRefusal({}, { kind: 'resume' }, 'error: deployments.apps "busy" is not paused');
  checkRefusal({ paused: true }, { kind: 'pause' }, 'error: deployments.apps "busy" is already paused');
  checkRefusal(
    { paused: true },
    { kind: 'restart' },
    `error: deployments.apps "busy" can't restart paused deployment (run rollout resume first)`,
  );
  checkRefusal({}, { kind: 'setImage', images: { nope: 'a' } }, 'error: unable to find container named "nope"');
});

test('a rollback that kubectl skips does not hinder what comes after it', () => {
  const actions = atRest({ kind: 'undo', toRevision: 1 }, { kind: 'setImage', images: { busy: 'busybox:1.29' } });
  const both = rehearse(deploymentRollout, deployment({}), { assumptions: {}, actions }, { readySeconds: 5, shutdownSeconds: 3 });
  const one = rehearse(
    deploymentRollout,
    deployment({}),
    { assumptions: {}, actions: actions.slice(1) },
    { readySeconds: 5, shutdownSeconds: 3 },
  );
  assert.ok(both.state === 'timeline' && one.state === 'timeline');
  assert.deepEqual(both.timeline.steps, one.timeline.steps);
});

describe('what is too large is cut, and says so', () => {
  test('the list of steps', () => {
    const { steps, summary } = timelineOf({ replicas: 200, surge: 1, unavailable: 0 }, {}, []);
    assert.equal(steps.length, 600);
    assert.deepEqual(summary.cut, { afterSteps: 600, atSeconds: steps.at(-1)?.atSeconds });
    assert.equal(summary.outcome, 'completes');
    assert.equal(summary.completeSeconds, 1000);
  });

  test('what is done between two turns of others', () => {
    const many = deployment({ replicas: 1500, surge: 1, unavailable: 0 });
    const steps = rehearseInSteps(deploymentRollout, many, { assumptions: {}, actions: [] }, { readySeconds: 5, shutdownSeconds: 3 });
    assert.ok([...steps].length > 15);
  });

  test('the simulation', () => {
    const { summary, verdict, lanes } = timelineOf({ replicas: 99_999_999_999 }, {}, []);
    assert.equal(summary.outcome, 'cut');
    assert.ok(verdict.parts.join().includes('first 3 steps only'));
    assert.ok(lanes.length <= 120);
  });
});

test('lanes hold every pod once', () => {
  for (const replicas of [7, 40, 41, 300]) {
    const { lanes, steps, summary } = timelineOf({ replicas, surge: 2, unavailable: 0 }, {}, []);
    const pods = lanes.reduce((sum, { count }) => sum + count, 0);
    if (summary.cut === null) assert.equal(pods, 2 * replicas);
    for (const { states } of lanes)
      assert.ok(states.every(({ step }, index) => step <= steps.length && step > (states[index - 1]?.step ?? 0)));
  }
});

test('the same images: a change of the template', () => {
  const { trigger, generations, versions, initial, steps } = timelineOf({}, {}, []);
  assert.deepEqual(trigger, { kind: 'apply', from: ['busybox:1.28.4'], to: ['busybox:1.28.4'], toRevision: null, command: null });
  assert.deepEqual(
    generations.map(({ version, revision }) => `${version} ${revision}`),
    ['0 1', '1 2'],
  );
  assert.deepEqual(
    versions.map(({ name }) => name),
    ['revision 1', 'revision 2'],
  );
  assert.deepEqual([initial, steps[0]?.target], [0, 1]);
});

test('more commands than anybody simulates', () => {
  const actions = atRest(...Array.from({ length: 1001 }, (): Action => ({ kind: 'restart' })));
  assert.deepEqual(
    rehearse(deploymentRollout, deployment(reference), { assumptions: {}, actions }, { readySeconds: 5, shutdownSeconds: 3 }),
    {
      ...{ state: 'refused', message: 'Can’t simulate more than 1,000 commands.', failed: true },
    },
  );
});
test('more revisions than anybody simulates', () => {
  const { spec } = deployment(reference);
  const past = Array.from({ length: 10_001 }, (_, index) => ({
    ...{ revision: index + 1, formerRevisions: [], annotations: {}, index },
    template: spec.template,
  }));
  const scenario = { assumptions: {}, actions: [], past };
  const message = 'Can’t simulate a history of more than 10,000 revisions.';
  const defaults = { readySeconds: 5, shutdownSeconds: 3 };
  assert.deepEqual(rehearse(deploymentRollout, deployment(reference), scenario, defaults), { state: 'refused', message, failed: true });
  assert.equal(atOnce(afterActionsInSteps(deploymentRollout, deployment(reference), scenario, defaults)).refusal, message);
});
test('nothing that a client may ask for makes it throw', () => {
  const odd = fc.oneof(fc.integer({ min: -5, max: 30 }), fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, -1e300, 0.5, 1e300));
  const kind = fc.constantFrom('apply', 'setImage', 'undo', 'scale', 'pause', 'resume', 'restart');
  const image = fc.dictionary(fc.constantFrom('busy', '*', 'constructor', '__proto__'), fc.string());
  const actions = fc.array(
    fc.record({ action: fc.record({ kind, images: image, toRevision: odd, replicas: odd }), at: fc.oneof(odd, fc.constant('rest')) }),
    { maxLength: 3 },
  );
  fc.assert(
    fc.property(actions, fc.record({ readySeconds: odd, shutdownSeconds: odd }), (asked, assumptions) => {
      const result = rehearse(
        deploymentRollout,
        deployment({ replicas: 3 }),
        { assumptions, actions: asked },
        { readySeconds: 5, shutdownSeconds: 3 },
      );
      assert.ok(
        !/null|NaN/.test(JSON.stringify(result.state === 'timeline' ? result.timeline.steps.map(({ atSeconds }) => atSeconds) : [])),
      );
    }),
    { numRuns: 15 },
  );
});

function timelineOf(described: Described, assumptions: Assumptions, actions: readonly ScenarioAction[]) {
  const result = rehearse(deploymentRollout, deployment(described), { assumptions, actions }, { readySeconds: 5, shutdownSeconds: 3 });
  if (result.state !== 'timeline') throw new Error(result.message);
  return result.timeline;
}

function checkSteps(
  title: string,
  described: Described,
  assumptions: Assumptions,
  actions: readonly ScenarioAction[],
  expected: string,
): void {
  test(title, () => assert.equal(`\n${timelineText(timelineOf(described, assumptions, actions))}`, expected));
}

function checkRefusal(described: Described, action: Action, message: string, failed = true): void {
  test(message, () => {
    const result = rehearse(
      deploymentRollout,
      deployment(described),
      { assumptions: {}, actions: atRest(action) },
      { readySeconds: 5, shutdownSeconds: 3 },
    );
    assert.deepEqual(result, { state: 'refused', message, failed });
  });
}
