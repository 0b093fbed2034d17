import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { findWorkloads } from '../../../../server/kubernetes/workloads/index';
import type { Workload } from '../../../../server/kubernetes/workloads/workload';
import type { Timeline } from '../../../../server/protocol/timeline';
import { rehearse } from '../../../../server/rollout/rehearse';
import { judge } from '../../../../server/rules/judge';
import { rules } from '../../../../server/rules/index';
import { parseDocument } from '../../../../server/yaml/parse';
import { withCarets, withoutCarets } from '../../../support/carets';

const assume = { readySeconds: 5, shutdownSeconds: 3 };
const probe = 'readinessProbe: { tcpSocket: { port: 80 } }';

/** A Deployment with the given lines in its spec and in its only container; none of the rules says anything of it without them. */
function deployment(spec: string, container = `image: web:1\n          ${probe}`): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
${spec}
  selector:
    matchLabels:
      app: web
  template:
    metadata:
      labels:
        app: web
    spec:
      containers:
        - name: web
          ${container}
`;
}

function rolloutOf({ deployment: own }: Workload): Omit<Timeline, 'inputs'> | undefined {
  const rehearsal = rehearse(own, { assumptions: {}, actions: [] }, assume);
  return rehearsal.state === 'timeline' ? rehearsal.timeline : undefined;
}

/** Judges a manifest without its caret lines, and expects these to be just what is said. */
function checkRules(annotated: string): void {
  const text = withoutCarets(annotated);
  const marks = findWorkloads([parseDocument(text)]).flatMap(workload =>
    judge(workload, text, assume, {}, () => rolloutOf(workload)).map(({ span, severity, code, message, fixes }) => ({
      ...span,
      label: [`${severity} ${code}: ${message}`, ...(fixes?.() ?? []).map(({ title }) => title)].join(' | '),
    })),
  );
  assert.equal(withCarets(text, marks), annotated);
}

test('a manifest without a fault', () => checkRules(deployment('  replicas: 3')));

test('as many unavailable as there are', () =>
  checkRules(
    deployment(`  replicas: 3
  strategy:
    rollingUpdate:
      maxUnavailable: 3
#                     ^ warning strategy/outage-allowed: All 3 pods may be unavailable at the same time: the floor of this rollout is 0. | Set maxUnavailable to 1: never below 2 of 3, needs room for 1 extra pod | Set maxSurge to 1, maxUnavailable to 0: never below 3 of 3, needs room for 1 extra pod`),
  ));

test('the only one', () =>
  checkRules(
    deployment(`  replicas: 1
  strategy:
    rollingUpdate:
      maxUnavailable: 1
#                     ^ warning strategy/only-pod-stops: The only pod is stopped before the new one is ready: for that time nothing serves. | Set maxSurge to 1, maxUnavailable to 0: never below 1 of 1, needs room for 1 extra pod`),
  ));

test('the only one, if no autoscaler wants more: nothing is said where replicas is absent', () =>
  checkRules(
    deployment(`  strategy:
    rollingUpdate:
      maxUnavailable: 1`),
  ));

test('less than a pod, and no surge', () =>
  checkRules(
    deployment(`  replicas: 3
  strategy:
    rollingUpdate:
      maxSurge: 0
      maxUnavailable: 25%
#                     ^^^ warning strategy/one-down-after-all: 25% of 3 is less than a pod and there is no surge, so the controller takes 1 pod down after all. | Set maxUnavailable to 1: never below 2 of 3, needs no extra pod | Set maxSurge to 1: never below 3 of 3, needs room for 1 extra pod`),
  ));

test('less than a pod, with a surge', () =>
  checkRules(
    deployment(`  replicas: 3
  strategy:
    rollingUpdate:
      maxUnavailable: 25%
#                     ^^^ information strategy/surge-needed: 25% of 3 is less than a pod, so none may be missing: the rollout needs room for an extra pod, and stands still where there is none. | Set maxUnavailable to 1: never below 2 of 3, needs room for 1 extra pod | Set maxUnavailable to 0: never below 3 of 3, needs room for 1 extra pod`),
  ));

test('Recreate', () =>
  checkRules(
    deployment(`  replicas: 3
  strategy:
    type: Recreate
#         ^^^^^^^^ information strategy/recreate-downtime: Each rollout leaves no pod available for about 15 s (assumed: ready after 5 s, shut down in 3 s). | Use RollingUpdate: never below 3 of 3, needs room for 1 extra pod`),
  ));

test('a wave that takes longer than the deadline', () =>
  checkRules(
    deployment(
      `  replicas: 3
  progressDeadlineSeconds: 20
#                          ^^ warning strategy/deadline-before-available: A pod needs longer to become available than the 20 s of the deadline, so each rollout is reported as failed before it completes (assumed: ready after 5 s). | Set progressDeadlineSeconds to 600: what is stuck shows after 10 min`,
      `image: web:1
          readinessProbe: { tcpSocket: { port: 80 }, periodSeconds: 20 }`,
    ),
  ));

test('probes that can’t succeed in time', () =>
  checkRules(
    deployment(
      `  replicas: 3
  progressDeadlineSeconds: 30`,
      `image: web:1
          readinessProbe:
            initialDelaySeconds: 40
#                                ^^ warning probe/never-in-time: The probes of this container need 41 s at least, the deadline is 30 s: each rollout is reported as failed.
            tcpSocket: { port: 80 }`,
    ),
  ));

test('a deadline of hours', () =>
  checkRules(
    deployment(`  progressDeadlineSeconds: 86400
#                          ^^^^^ information strategy/deadline-huge: A rollout that is stuck is reported as failed after 24 h only; \`kubectl rollout status\` waits as long. | Set progressDeadlineSeconds to 600: what is stuck shows after 10 min`),
  ));

test('no deadline was meant', () => checkRules(deployment('  progressDeadlineSeconds: 2147483647')));

test('no way back', () =>
  checkRules(
    deployment(`  revisionHistoryLimit: 0
#                       ^ warning strategy/no-way-back: No old version is kept: once a rollout is complete, \`kubectl rollout undo\` has nothing to go back to. | Set revisionHistoryLimit to 3: three empty ReplicaSets stay in the cluster | Remove revisionHistoryLimit: ten empty ReplicaSets stay in the cluster`),
  ));

test('paused', () =>
  checkRules(
    deployment(`  paused: true
#         ^^^^ information strategy/paused: Changes of the template roll nothing while the Deployment is paused; a first rollout doesn’t start either. | Remove paused: what was applied in the meantime is rolled out at once`),
  ));

test('no probe', () =>
  checkRules(
    deployment('  replicas: 3', 'image: web:1').replace(
      '        - name: web\n',
      `        - name: web
#               ^^^ inlay probe/no-readiness: Without a readiness probe a pod counts as ready the moment that it starts, whether it serves or not: the rollout goes on over broken pods.
`,
    ),
  ));

test('a preStop that takes all of the grace period', () =>
  checkRules(
    deployment(
      '  replicas: 3',
      `image: web:1
          ${probe}
          lifecycle:
            preStop:
#           ^^^^^^^ warning lifecycle/pre-stop-too-long: preStop takes 30 s of a grace period of 30 s: the application is killed 2 s after it was told to stop. | Set terminationGracePeriodSeconds to 60: old pods may take that long to go
              exec:
                command: [sh, -c, sleep 30]`,
    ),
  ));

test('a tag that moves', () =>
  checkRules(
    deployment(
      '  replicas: 3',
      `image: web:latest
#                ^^^^^^^^^^ inlay image/moving-tag: A new version under the same text rolls nothing, pods that restart pull it one by one, and a rollback can’t bring the old one back.
          ${probe}`,
    ),
  ));

test('a version in the selector', () =>
  checkRules(
    deployment('  replicas: 3')
      .replaceAll('app: web\n', 'app: web\n@version: "1"\n')
      .replace(
        '@version: "1"\n',
        `      version: "1"
#     ^^^^^^^ information selector/version-label: The selector can’t be changed later: with \`version\` in it, a new version needs a new Deployment instead of a rollout.
`,
      )
      .replace('@version', '        version'),
  ));

test('a volume that the old pod has', () =>
  checkRules(
    `${deployment('  replicas: 1')}      volumes:
        - name: data
          persistentVolumeClaim:
            claimName: disk
#                      ^^^^ information volume/claim-in-use: If the claim \`disk\` is ReadWriteOnce, the new pod can’t start on another node while the old one has the volume, and the old one stays until the new one is available: then the rollout can’t finish. | Use Recreate: 0 pods for about 15 s | Set maxSurge to 0, maxUnavailable to 1: never below 0 of 1, needs no extra pod
`,
  ));

test('several pods share their volume', () =>
  checkRules(`${deployment('  replicas: 2')}      volumes: [{ name: data, persistentVolumeClaim: { claimName: disk } }]
`));

test('a port of the node', () =>
  checkRules(
    deployment(
      '  replicas: 3',
      `image: web:1
          ports:
            - containerPort: 80
              hostPort: 8080
#                       ^^^^ information port/host-port-taken: Port 8080 of the node is taken by the old pod: an extra pod needs a node where it is free. Where there is none, the rollout stands still. | Set maxSurge to 0, maxUnavailable to 1: never below 2 of 3, needs no extra pod
          ${probe}`,
    ),
  ));

test('a device', () =>
  checkRules(
    deployment(
      '  replicas: 4',
      `image: web:1
          resources:
            limits:
              nvidia.com/gpu: 2
#                             ^ information resource/extra-devices: A rollout asks for 2 more of \`nvidia.com/gpu\` for its extra pods (1): where there are none, it waits. | Set maxSurge to 0, maxUnavailable to 1: never below 3 of 4, needs no extra pod
          ${probe}`,
    ),
  ));

test('a comment switches a rule off', () =>
  checkRules(deployment('  paused: true # rollout: ignore strategy/paused\n  revisionHistoryLimit: 3')));
test('nothing is said of what the API server would refuse', () => checkRules(deployment('  paused: true\n  replicas: -1')));

test('each rule can be set in the settings, and nothing else', () => {
  const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as {
    contributes: { configuration: { properties: Record<string, { properties?: Record<string, unknown> }> } };
  };
  const offered = manifest.contributes.configuration.properties['rolloutPreview.rules']?.properties ?? {};
  assert.deepEqual(Object.keys(offered).sort(), rules.map(({ code }) => code).sort());
});
