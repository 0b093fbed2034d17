import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newestVersion } from '../../../../server/kubernetes/kubernetesVersion';
import { open } from '../../../../server/preview/open';
import { defaultPreviewSettings } from '../../../../server/preview/settings';
import { atOnce } from '../../../../server/preview/steps';
import type { PodOutcome, ScenarioAction, WhatIf } from '../../../../server/protocol/scenario';
import type { Timeline } from '../../../../server/protocol/timeline';

function manifest(kind: string, fields: string): string {
  return `apiVersion: apps/v1
kind: ${kind}
metadata: { name: db }
spec:
  ${fields}
  selector: { matchLabels: { app: db } }
  template:
    metadata: { labels: { app: db } }
    spec: { containers: [{ name: db, image: "postgres:17.2" }] }
`;
}

function timelineOf(text: string, actions: readonly ScenarioAction[] = [], newPods: PodOutcome = 'ready'): Timeline {
  const result = open([{ uri: 'file:///db.yaml', text }])[0]?.workloads[0]?.rollout({ whatIf: {}, assumptions: { newPods }, actions });
  assert.ok(result?.state === 'timeline', JSON.stringify(result));
  return result.timeline;
}

test('the line above says how many pods of a StatefulSet its strategy replaces', () => {
  const verdict = (fields: string): string => timelineOf(manifest('StatefulSet', fields)).verdict.parts.join(' · ');
  assert.match(verdict('replicas: 3'), /^3 pods · at most 3 · never below 2 · about /);
  assert.match(verdict('replicas: 3\n  updateStrategy: { rollingUpdate: { partition: 1 } }'), /^2 of 3 pods · /);
  assert.equal(
    verdict('replicas: 3\n  updateStrategy: { rollingUpdate: { partition: 3 } }'),
    '3 pods · partition covers all pods · nothing is replaced',
  );
  assert.equal(verdict('replicas: 3\n  updateStrategy: { type: OnDelete }'), '3 pods · OnDelete · replaced only when deleted');
  assert.equal(verdict('replicas: 1\n  minReadySeconds: 10'), '1 pod · at most 1 · none available for 18 s · complete after 8 s');
});

test('a partition says nothing of a rollout that changes no template', () => {
  const scaled = timelineOf(manifest('StatefulSet', 'replicas: 3\n  updateStrategy: { rollingUpdate: { partition: 1 } }'), [
    { action: { kind: 'scale', replicas: 4 }, at: 'rest' },
  ]);
  assert.equal(scaled.verdict.parts[0], '4 pods');
});

test('what an undo leaves of an ordered StatefulSet is deleted with it', () => {
  const command = (policy: string): string | undefined =>
    timelineOf(manifest('StatefulSet', `replicas: 3\n  podManagementPolicy: ${policy}`), [], 'imagePull').banner?.command ?? undefined;
  assert.equal(command('OrderedReady'), 'kubectl rollout undo statefulset/db && kubectl delete pod db-2');
  assert.equal(command('Parallel'), 'kubectl rollout undo statefulset/db');
});

test('a DaemonSet says how many nodes are assumed, and how long as many as are updated at a time take', () => {
  const verdict = (strategy: string): string => timelineOf(manifest('DaemonSet', strategy)).verdict.parts.join(' · ');
  const amount = (value: string): string => verdict(`updateStrategy: { rollingUpdate: { ${value} } }`);
  assert.equal(verdict('minReadySeconds: 0'), '3 nodes assumed · at most 3 · never below 2 · about 8 s per node');
  assert.equal(amount('maxUnavailable: 10'), '30 nodes assumed · at most 30 · never below 20 · about 8 s per 10 nodes');
  assert.equal(amount('maxUnavailable: 10%'), '3 nodes assumed · at most 3 · never below 2 · about 8 s per batch of 10%');
  assert.equal(amount('maxSurge: 2, maxUnavailable: 0'), '6 nodes assumed · at most 8 · never below 6 · about 6 s per 2 nodes');
  assert.equal(amount('maxUnavailable: 100%'), '3 nodes assumed · at most 3 · none available for 8 s · about 8 s');
  assert.match(timelineOf(manifest('DaemonSet', 'minReadySeconds: 0')).assumptions.join('\n'), /3 are assumed/);
});

test('other values are tried on as many nodes as the manifest is', () => {
  const [file] = open([{ uri: 'file:///db.yaml', text: manifest('DaemonSet', 'minReadySeconds: 0') }]);
  const result = file?.workloads[0]?.rollout({ whatIf: { maxUnavailable: 2 }, assumptions: {}, actions: [] });
  assert.ok(result?.state === 'timeline');
  assert.equal(result.timeline.verdict.parts.join(' · '), '3 nodes assumed · at most 3 · never below 1 · about 8 s per 2 nodes');
});

test('nodes that are assumed are such as the pods ask for', () => {
  const verdict = (spec: string): string =>
    timelineOf(manifest('DaemonSet', 'minReadySeconds: 0').replace('containers:', `${spec}, containers:`)).verdict.parts.join(' · ');
  const affinity = (terms: string): string =>
    `affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: ${terms} } } }`;
  const expressions = (list: string): string => affinity(`[{ matchExpressions: [${list}] }]`);
  const usual = '3 nodes assumed · at most 3 · never below 2 · about 8 s per node';
  for (const spec of [
    'nodeSelector: { pool: a }',
    expressions('{ key: kubernetes.io/os, operator: In, values: [linux] }'),
    expressions('{ key: gpu, operator: Exists }, { key: gpu, operator: NotIn, values: [""] }'),
    expressions('{ key: cpus, operator: Gt, values: ["3"] }, { key: old, operator: DoesNotExist }'),
    `nodeSelector: { pool: a }, ${affinity('[{}, { matchExpressions: [{ key: pool, operator: In, values: [b] }] }, { matchExpressions: [{ key: pool, operator: In, values: [c, a] }] }]')}`,
  ])
    assert.equal(verdict(spec), usual, spec);
  assert.match(verdict('nodeName: worker-1'), /^1 node assumed · /);
  assert.match(
    verdict(affinity(`[${['n1', 'n2'].map(name => `{ matchFields: [{ key: metadata.name, operator: In, values: [${name}] }] }`).join()}]`)),
    /^2 nodes assumed · at most 2 · never below 1/,
  );
  assert.match(verdict(`nodeSelector: { pool: a }, ${expressions('{ key: pool, operator: NotIn, values: [a] }')}`), /^0 nodes/);
});

test('a revision of a set has the change cause of the set, not that of its template', () => {
  const causes = (kind: string, of: string): readonly (string | null)[] => {
    const annotations = 'annotations: { kubernetes.io/change-cause: upgrade }';
    const text = manifest(kind, 'minReadySeconds: 0').replace(of, `${of}, ${annotations}`);
    return timelineOf(text).revisions.map(({ changeCause }) => changeCause);
  };
  for (const kind of ['StatefulSet', 'DaemonSet']) {
    assert.equal(causes(kind, 'name: db')[0], 'upgrade');
    assert.deepEqual(causes(kind, 'labels: { app: db }'), [null, null]);
  }
  assert.equal(causes('Deployment', 'labels: { app: db }')[0], 'upgrade');
});

test('an undo brings a revision back under the next number', () => {
  const images = { '*': 'postgres:17.3' };
  const { revisions, commands } = timelineOf(manifest('StatefulSet', 'replicas: 2'), [
    { action: { kind: 'setImage', images }, at: 'rest' },
    { action: { kind: 'undo', toRevision: 0 }, at: 'rest' },
  ]);
  assert.deepEqual(
    revisions.map(({ revision, images: own }) => [revision, ...own]),
    [
      [2, 'postgres:17.3'],
      [3, 'postgres:17.2'],
    ],
  );
  assert.deepEqual(commands, ["kubectl set image statefulset/db '*=postgres:17.3'", 'kubectl rollout undo statefulset/db']);
});

test('a DaemonSet without a selector is marked, unless a kustomization adds it', () => {
  const text = manifest('DaemonSet', 'minReadySeconds: 0').replace(/^ {2}selector: .*\n/m, '');
  const remarks = open([{ uri: 'file:///db.yaml', text }])[0]?.remarks() ?? [];
  assert.deepEqual(
    remarks.map(({ code, severity }) => [code, severity]),
    [['selector/missing', 'warning']],
  );
});

test('an edit of a set says how many pods it replaces by itself, and what can’t be edited', () => {
  const titles = (before: string, after: string): readonly (string | null)[] => {
    const [file] = open([{ uri: 'file:///db.yaml', text: after }]);
    return file?.editEffects({ base: before, others: [] }).map(({ title }) => title) ?? [];
  };
  const newer = (text: string): string => text.replace('17.2', '17.3');
  const held = manifest('StatefulSet', 'replicas: 3\n  updateStrategy: { rollingUpdate: { partition: 1 } }');
  assert.deepEqual(titles(held, newer(held)), ['this edit replaces 2 pods: image']);
  assert.deepEqual(titles(held, held.replace('partition: 1', 'partition: 0')), [
    'starts no rollout itself: what was held back until now is rolled out',
  ]);
  const byHand = manifest('DaemonSet', 'updateStrategy: { type: OnDelete }');
  assert.deepEqual(titles(byHand, newer(byHand)), ['this edit replaces no pods by itself: image']);
  const agent = manifest('DaemonSet', 'minReadySeconds: 0');
  assert.deepEqual(titles(agent, newer(agent)), ['this edit replaces all pods: image']);
  const named = manifest('StatefulSet', 'serviceName: db');
  assert.deepEqual(titles(named, named.replace('serviceName: db', 'serviceName: other')), [
    'will be rejected: serviceName can’t be changed',
  ]);
});

test('other partitions, policies and strategies can be tried', () => {
  const under = (text: string, whatIf: WhatIf): Timeline => {
    const result = open([{ uri: 'file:///db.yaml', text }])[0]?.workloads[0]?.rollout({ whatIf, assumptions: {}, actions: [] });
    assert.ok(result?.state === 'timeline', JSON.stringify(result));
    return result.timeline;
  };
  const set = manifest('StatefulSet', 'replicas: 3');
  assert.deepEqual(Object.keys(under(set, {}).inputs.manifest), [
    'replicas',
    'partition',
    'minReadySeconds',
    'updateStrategy',
    'podManagementPolicy',
  ]);
  assert.equal(under(set, { partition: 2 }).verdict.parts[0], '1 of 3 pods');
  const byHand = under(manifest('StatefulSet', 'updateStrategy: { rollingUpdate: { partition: 0 } }'), { updateStrategy: 'OnDelete' });
  assert.equal(byHand.verdict.parts[1], 'OnDelete');
  assert.equal(byHand.inputs.manifest['partition']?.unused, 'not used by OnDelete');
  assert.equal(under(set, { podManagementPolicy: 'Parallel' }).strategy, 'RollingUpdate');
  const agent = under(manifest('DaemonSet', 'minReadySeconds: 0'), { maxUnavailable: '100%' });
  assert.deepEqual([agent.limits.floor, agent.inputs.manifest['replicas']], [0, undefined]);
});

test('a large StatefulSet is simulated to its end, one that nobody has not at all', () => {
  const outcomes = (fields: string, actions: readonly ScenarioAction[] = []): string =>
    timelineOf(manifest('StatefulSet', fields), actions).summary.outcome;
  assert.equal(outcomes('replicas: 500'), 'completes');
  assert.equal(outcomes('replicas: 2147483647'), 'cut');
  assert.equal(
    outcomes('replicas: 1\n  podManagementPolicy: Parallel', [{ action: { kind: 'scale', replicas: 2_000_000_000 }, at: 'rest' }]),
    'cut',
  );
});

/** What each strategy that is set beside the manifest's own comes to: most and fewest available pods, and how long it takes. */
function checkCompared(text: string, ...expected: readonly string[]): void {
  const rows = open([{ uri: 'file:///db.yaml', text }])[0]?.workloads[0]?.compare().rows ?? [];
  assert.deepEqual(
    rows.map(({ title, detail, limits, summary }) => `${title} (${detail}): ${limits.ceiling} ${limits.floor} ${summary.completeSeconds}`),
    expected,
  );
}

test('other strategies of a StatefulSet are set beside its own', () =>
  checkCompared(
    manifest('StatefulSet', 'replicas: 3\n  updateStrategy: { type: OnDelete }'),
    'Manifest (OnDelete · OrderedReady): 3 3 null',
    'Kubernetes default (partition 0 · OrderedReady): 3 2 24',
    'Parallel (partition 0 · Parallel): 3 2 24',
    'Last pod only (partition 2 · OrderedReady): 3 2 8',
    'OnDelete (OnDelete · OrderedReady): 3 3 null',
  ));

test('other strategies of a DaemonSet are set beside its own', () =>
  checkCompared(
    manifest('DaemonSet', 'updateStrategy: { type: OnDelete }'),
    'Manifest (OnDelete): 3 3 null',
    'Kubernetes default (0 / 1): 3 2 24',
    'A tenth at a time (0 / 10%): 3 2 24',
    'Full capacity (1 / 0): 4 3 18',
    'All at once (0 / 100%): 3 0 8',
    'OnDelete (OnDelete): 3 3 null',
  ));

test('each ordinal has a lane that its pods take in turn, and the partition stands between them', () => {
  const { lanes, laneMarks, generations } = timelineOf(
    manifest('StatefulSet', 'replicas: 3\n  updateStrategy: { rollingUpdate: { partition: 2 } }'),
  );
  assert.deepEqual(
    lanes.map(
      ({ pod, states }) => `${pod}: ${states.map(({ state, generation }) => `${state} ${generations[generation]?.revision}`).join(', ')}`,
    ),
    ['db-2: available 1, terminating 1, gone 1, starting 2, available 2', 'db-1: available 1', 'db-0: available 1'],
  );
  assert.deepEqual(laneMarks, [{ lane: 1, label: 'partition 2: db-0 to db-1 stay as they are' }]);
});

test('of a node with two pods each has a lane', () => {
  const { lanes } = timelineOf(manifest('DaemonSet', 'updateStrategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } }'));
  assert.deepEqual(
    lanes.map(({ pod, states }) => `${pod} from step ${states[0]?.step}`),
    ['node-1 from step 1', 'node-1 from step 2', 'node-2 from step 1', 'node-2 from step 5', 'node-3 from step 1', 'node-3 from step 9'],
  );
});

test('the counters are those of the status: a node counts by its older pod, and an ordinal that terminates is ready until it is gone', () => {
  const rows = (text: string): readonly string[] => {
    const { steps, counters } = timelineOf(text);
    return steps
      .slice(0, 4)
      .map(step => `${step.row.slice(1, -1).join(' ')} | ${counters.map(({ id, label }) => `${label} ${step[id]}`).join(' ')}`);
  };
  assert.deepEqual(rows(manifest('StatefulSet', 'replicas: 2')), [
    '2/2 | REPLICAS 2 READY 2 UPDATED 0 AVAILABLE 2',
    '2/2 | REPLICAS 2 READY 2 UPDATED 0 AVAILABLE 2',
    '1/2 | REPLICAS 1 READY 1 UPDATED 0 AVAILABLE 1',
    '1/2 | REPLICAS 2 READY 1 UPDATED 1 AVAILABLE 1',
  ]);
  assert.deepEqual(rows(manifest('DaemonSet', 'updateStrategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } }')), [
    '3 3 3 0 3 <none> | DESIRED 3 CURRENT 3 READY 3 UP-TO-DATE 0 AVAILABLE 3',
    '3 3 3 0 3 <none> | DESIRED 3 CURRENT 3 READY 3 UP-TO-DATE 0 AVAILABLE 3',
    '3 3 3 0 3 <none> | DESIRED 3 CURRENT 3 READY 3 UP-TO-DATE 0 AVAILABLE 3',
    '3 3 3 0 3 <none> | DESIRED 3 CURRENT 3 READY 3 UP-TO-DATE 0 AVAILABLE 3',
  ]);
});

test('an undo that leaves an ordered StatefulSet stuck leads to the pod that has to be deleted', () => {
  const images = { '*': 'postgres:17.3' };
  const { banner, verdict } = timelineOf(
    manifest('StatefulSet', 'replicas: 3'),
    [
      { action: { kind: 'setImage', images }, at: 'rest' },
      { action: { kind: 'undo', toRevision: 0 }, at: 60 },
    ],
    'imagePull',
  );
  assert.deepEqual(verdict.parts.slice(0, 2), ['Stuck at 2 of 3 available', 'back on 17.2']);
  assert.equal(banner?.command, 'kubectl delete pod db-2');
  assert.match(banner.title, /so the rollout is stuck\.$/);
  assert.ok(banner.sentences.includes('OrderedReady waits for the pod db-2, which the undo doesn’t replace: delete it.'));
});

test('only what kubectl can do to a kind is offered', () => {
  const offered = (kind: string): readonly string[] => timelineOf(manifest(kind, 'minReadySeconds: 0')).actions;
  assert.ok(offered('StatefulSet').includes('scale') && !offered('StatefulSet').includes('pause'));
  assert.ok(!offered('DaemonSet').includes('scale') && !offered('DaemonSet').includes('pause'));
});

test('the claims of a new ordinal are created before its pod, and told', () => {
  const claims =
    'volumeClaimTemplates: [{ metadata: { name: data }, spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } } }]';
  const { events } = timelineOf(manifest('StatefulSet', `replicas: 1\n  ${claims}`), [
    { action: { kind: 'scale', replicas: 2 }, at: 'rest' },
  ]);
  assert.deepEqual(
    events.map(({ reason, message }) => `${reason} ${message}`),
    [
      'SuccessfulCreate Create Claim data-db-1 Pod db-1 in StatefulSet db success',
      'SuccessfulCreate Create Pod db-1 in StatefulSet db successful',
    ],
  );
});

test('scaling down says that data is lost where the claims go with their pods', () => {
  const claims =
    'volumeClaimTemplates: [{ metadata: { name: data }, spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } } }]';
  const said = (whenScaled: string): boolean =>
    timelineOf(manifest('StatefulSet', `replicas: 3\n  persistentVolumeClaimRetentionPolicy: { whenScaled: ${whenScaled} }\n  ${claims}`), [
      { action: { kind: 'scale', replicas: 1 }, at: 'rest' },
    ]).assumptions.includes('The claims of 2 ordinals are deleted with their pods, because whenScaled is Delete: their data is lost.');
  assert.deepEqual([said('Delete'), said('Retain')], [true, false]);
});

/** The simulation of a StatefulSet whose name has this many characters. */
function named(characters: number, fields = 'replicas: 3', kubernetesVersion = newestVersion): Timeline {
  const text = manifest('StatefulSet', fields).replace('name: db }', `name: ${'d'.repeat(characters)} }`);
  const result = open([{ uri: 'file:///db.yaml', text }], [], { ...defaultPreviewSettings, kubernetesVersion })[0]?.workloads[0]?.rollout();
  assert.ok(result?.state === 'timeline', JSON.stringify(result));
  return result.timeline;
}

test('the pods of a StatefulSet with too long a name are rejected, whose revision’s name is a label of theirs', () => {
  const { verdict, summary, banner, events } = named(53);
  assert.deepEqual([summary.outcome, verdict.tone, verdict.parts[0]], ['stalls', 'error', 'Stuck at 0 of 3 updated']);
  assert.equal(banner?.command, null);
  assert.match(banner.sentences.join(' '), /delete it, and create one with a name of at most 52 characters/);
  const words =
    /^Create Pod d{53}-2 in StatefulSet d{53} failed error: Pod "d{53}-2" is invalid: metadata.labels: Invalid value: "d{53}-[4-9bcdf]{10}": must be no more than 63 bytes$/;
  assert.ok(
    events.some(({ reason, message }) => reason === 'FailedCreate' && words.test(message)),
    JSON.stringify(events),
  );
  assert.equal(named(53, 'replicas: 3\n  podManagementPolicy: Parallel').summary.outcome, 'stalls');
  assert.match(named(53, 'replicas: 3', 34).banner?.sentences[0] ?? '', /must be no more than 63 characters\.$/);
  assert.equal(named(52).summary.outcome, 'completes');
});

test('the claims that a StatefulSet’s first pod gets are named', () => {
  const claims = 'volumeClaimTemplates: [{ metadata: { name: data }, spec: { resources: { requests: { storage: 1Gi } } } }]';
  const [file] = open([{ uri: 'file:///db.yaml', text: manifest('StatefulSet', `ordinals: { start: 5 }\n  ${claims}`) }]);
  assert.match(file?.workloads[0]?.explain('spec.volumeClaimTemplates') ?? '', /`data-db-5` is the claim of `db-5`/);
});

test('an edit is simulated on as many nodes as there are, and on others if they can’t be the same', () => {
  const pods = (spec: string): string => manifest('DaemonSet', 'minReadySeconds: 0').replace('containers:', `${spec}, containers:`);
  const edited = (before: string, after: string, count?: number): Timeline => {
    const node = { cpu: '4', memory: '16Gi' };
    const nodes =
      count === undefined
        ? []
        : [
            { ...node, count, labels: { pool: 'a' } },
            { ...node, count: 4, labels: { pool: 'b' } },
          ];
    const settings = { ...defaultPreviewSettings, nodes };
    const result = open([{ uri: 'file:///db.yaml', text: pods(after) }], [], settings)[0]?.workloads[0]?.rollout({
      whatIf: {},
      assumptions: {},
      actions: [{ action: { kind: 'apply' }, at: 'rest' }],
      edit: { text: pods(before), ref: 'HEAD' },
    });
    assert.ok(result?.state === 'timeline', JSON.stringify(result));
    return result.timeline;
  };
  const verdict = ({ verdict: { parts } }: Timeline): string => parts.join(' · ');
  const [a, b] = ['nodeSelector: { pool: a }', 'nodeSelector: { pool: b }'];
  assert.equal(verdict(edited(a, `${a}, hostIPC: true`, 10)), '10 nodes · at most 10 · never below 9 · about 1 min 20 s');
  assert.match(verdict(edited(a, b, 10)), /^Down to 0 of 4 available · up to 10 · about 5 s$/);
  const others = edited(a, b);
  assert.equal(verdict(others), 'Down to 0 of 3 available · at most 3 · about 5 s');
  assert.match(others.assumptions.join('\n'), /No node is for both old and new pods/);
  const same = edited('hostIPC: false', a);
  assert.equal(verdict(same), '3 nodes assumed · at most 3 · never below 2 · about 8 s per node');
  assert.match(same.assumptions.join('\n'), /The new pods may run on other nodes than the old ones/);
  const tolerating = edited(a, `${a}, tolerations: [{ operator: Exists }]`);
  assert.match(tolerating.assumptions.join('\n'), /The new pods may run on other nodes than the old ones/);
  assert.doesNotMatch(edited(a, `${a}, hostIPC: true`).assumptions.join('\n'), /other nodes/);
});

test('a percentage is worked out for the nodes that are known', () => {
  const settings = { ...defaultPreviewSettings, nodes: [{ count: 20, cpu: '4', memory: '16Gi' }] };
  const text = manifest('DaemonSet', 'updateStrategy: { rollingUpdate: { maxUnavailable: 11% } }');
  const result = open([{ uri: 'file:///db.yaml', text }], [], settings)[0]?.workloads[0]?.rollout();
  assert.ok(result?.state === 'timeline');
  assert.equal(result.timeline.limits.floor, 17);
  assert.deepEqual(result.timeline.inputs.manifest['maxUnavailable']?.rounded, { pods: 3, direction: 'up' });
});

test('an edit of a StatefulSet says which pods and claims come and go without a rollout, and how to change what can’t be changed', () => {
  const claims =
    'volumeClaimTemplates: [{ metadata: { name: data }, spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } } }]';
  const effect = (before: string, after: string) => {
    const [file] = open([{ uri: 'file:///db.yaml', text: manifest('StatefulSet', after) }]);
    const [found] = file?.editEffects({ base: manifest('StatefulSet', before), others: [] }) ?? [];
    assert.ok(found !== undefined);
    return found;
  };
  const moved = effect(`replicas: 3\n  ${claims}`, `replicas: 3\n  ordinals: { start: 5 }\n  ${claims}`);
  assert.equal(moved.title, 'starts no rollout: only ordinals.start changes, 0 → 5 · creates db-5 to db-7, deletes db-0 to db-2');
  assert.match(moved.detail ?? '', /data of the deleted ones stays in theirs/);
  assert.equal(
    effect('replicas: 3\n  ordinals: { start: 1 }', 'replicas: 3').title,
    'starts no rollout: only ordinals.start changes, 1 → 0 · creates db-0, deletes db-3',
  );
  const deletes = `persistentVolumeClaimRetentionPolicy: { whenScaled: Delete }\n  ${claims}`;
  assert.equal(
    effect(`replicas: 3\n  ${deletes}`, `replicas: 2\n  ${deletes}`).title,
    'starts no rollout: only replicas changes, 3 → 2 · deletes the claims of db-2',
  );
  assert.equal(effect(`replicas: 3\n  ${claims}`, `replicas: 2\n  ${claims}`).title, 'starts no rollout: only replicas changes, 3 → 2');
  const larger = effect(claims, claims.replace('1Gi', '2Gi'));
  assert.equal(larger.title, 'will be rejected: volumeClaimTemplates can’t be changed');
  assert.equal(larger.command, 'kubectl delete statefulset db --cascade=orphan');
  assert.match(larger.detail ?? '', /updates to statefulset spec for fields other than[^]*takes them over[^]*change the claim itself/);
  assert.doesNotMatch(effect('serviceName: a', 'serviceName: b').detail ?? '', /claim itself/);
  const [renamed] = open([{ uri: 'file:///db.yaml', text: manifest('StatefulSet', 'replicas: 3').replaceAll('app: db', 'app: pg') }]);
  const [selects] = renamed?.editEffects({ base: manifest('StatefulSet', 'replicas: 3'), others: [] }) ?? [];
  assert.deepEqual([selects?.title, selects?.command], ['will be rejected: selector can’t be changed', null]);
});

test('the timeline of an edit says what comes of the ordinals, the replicas, and the partition without a rollout', () => {
  const verdict = (before: string, after: string): string => {
    const [file] = open([{ uri: 'file:///db.yaml', text: manifest('StatefulSet', after) }]);
    const result = file?.workloads[0]?.rollout({
      whatIf: {},
      assumptions: {},
      actions: [{ action: { kind: 'apply' }, at: 'rest' }],
      edit: { text: manifest('StatefulSet', before), ref: 'HEAD' },
    });
    assert.ok(result?.state === 'timeline', JSON.stringify(result));
    return result.timeline.verdict.parts.join(' · ');
  };
  assert.equal(
    verdict('replicas: 3', 'replicas: 3\n  ordinals: { start: 5 }'),
    'scales only · 3 pods · up to 6 · never below 2 · about 24 s',
  );
  assert.equal(verdict('replicas: 3', 'replicas: 1'), 'scales only · 1 pod · up to 3 · never below 1 · about 6 s');
  const partition = (value: number): string => `replicas: 3\n  updateStrategy: { rollingUpdate: { partition: ${value} } }`;
  assert.equal(verdict(partition(2), partition(0)), 'starts no rollout itself: what was held back until now is rolled out');
  assert.equal(verdict(partition(0), partition(2)), 'starts no rollout · the pod template is the same');
});

test('a rollback of a set leaves its annotations as they are', () => {
  const [file] = open([{ uri: 'file:///db.yaml', text: manifest('StatefulSet', 'replicas: 2') }]);
  const actions = [{ action: { kind: 'setImage' as const, images: { '*': 'postgres:17.3' } }, at: 'rest' as const }];
  const asked = { scenario: { whatIf: {}, assumptions: {}, actions }, toRevision: 1 };
  const workload = file?.workloads[0];
  assert.ok(workload !== undefined);
  const effects = atOnce(workload.undoEffectsInSteps(asked));
  assert.equal(effects.refusal, null);
  assert.equal(
    effects.sentences[1],
    'A rollback restores only the pod template; the rest of the spec is the same as in the manifest of revision 1.',
  );
});

test('an edit that can’t be applied is refused with what helps', () => {
  const rejected = (before: string, after: string) =>
    open([{ uri: 'file:///db.yaml', text: manifest('StatefulSet', after) }])[0]?.workloads[0]?.rollout({
      whatIf: {},
      assumptions: {},
      actions: [{ action: { kind: 'apply' }, at: 'rest' }],
      edit: { text: manifest('StatefulSet', before), ref: 'HEAD' },
    });
  const result = rejected('serviceName: db', 'serviceName: other');
  assert.ok(result?.state === 'refused', JSON.stringify(result));
  assert.equal(result.help?.command, 'kubectl delete statefulset db --cascade=orphan');
  assert.match(result.help.sentences.join('\n'), /^This command deletes the StatefulSet without its pods/);
});

test('a field is offered with the defaults of those below it', () => {
  const offered = (kind: string, key: string): string | undefined => {
    const text = manifest(kind, `${key.slice(0, 3)}\n`);
    const offset = text.indexOf(`${key.slice(0, 3)}\n`) + 3;
    const [file] = open([{ uri: 'file:///db.yaml', text }]);
    return file?.proposalsAt(offset, true).proposals.find(({ label }) => label === key)?.effect;
  };
  assert.equal(offered('StatefulSet', 'ordinals'), 'default: start 0');
  assert.equal(offered('StatefulSet', 'persistentVolumeClaimRetentionPolicy'), 'default: whenDeleted Retain, whenScaled Retain');
  assert.equal(offered('DaemonSet', 'updateStrategy'), 'default: RollingUpdate');
});

test('a hover says how long an update takes per node where nobody says how many there are', () => {
  const hover = (rollingUpdate: string, count?: number): string => {
    const nodes = count === undefined ? [] : [{ count, cpu: '4', memory: '16Gi' }];
    const text = manifest('DaemonSet', `updateStrategy: { rollingUpdate: { ${rollingUpdate} } }`);
    const [file] = open([{ uri: 'file:///db.yaml', text }], [], { ...defaultPreviewSettings, nodes });
    return file?.workloads[0]?.explain('spec.updateStrategy') ?? '';
  };
  assert.match(hover('maxUnavailable: 1'), /up to \*\*1 node\*\*[^]*isn’t known: the rollout takes \*\*about 8 s per node\*\*/);
  assert.match(hover('maxUnavailable: 10'), /up to \*\*10 nodes\*\*[^]*about 8 s per 10 nodes/);
  assert.match(hover('maxSurge: 10%, maxUnavailable: 0'), /second pod[^]*up to \*\*10% of the nodes, rounded up\*\*[^]*per batch of 10%/);
  assert.match(hover('maxUnavailable: 10%', 20), /On 20 nodes, up to \*\*2\*\* are without[^]*for 20 nodes, 2 at a time/);
});
