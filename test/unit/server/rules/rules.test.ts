import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { findWorkloads } from '../../../../server/kinds/workloads';
import { noNeighbours } from '../../../../server/kubernetes/neighbours';
import type { Workload } from '../../../../server/kubernetes/workloads/workload';
import type { Timeline } from '../../../../server/protocol/timeline';
import { kindOf } from '../../../../server/kinds/index';
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

function rolloutOf(workload: Workload): Omit<Timeline, 'inputs'> | undefined {
  const rehearsal = rehearse(kindOf(workload).rollout, workload.object, { assumptions: {}, actions: [] }, assume);
  return rehearsal.state === 'timeline' ? rehearsal.timeline : undefined;
}

/** Judges a manifest without its caret lines, and expects these to be just what is said. */
function checkRules(annotated: string): void {
  const text = withoutCarets(annotated);
  const documents = [parseDocument(text)];
  const marks = findWorkloads(documents).flatMap(workload =>
    judge({ workload, kind: kindOf(workload).rollout, neighbours: noNeighbours, assume, rollout: () => rolloutOf(workload) }, text, {}).map(
      ({ span, severity, code, message, fixes }) => ({
        ...span,
        label: [`${severity} ${code}: ${message}`, ...(fixes?.() ?? []).map(({ title }) => title)].join(' | '),
      }),
    ),
  );
  assert.equal(withCarets(text, marks), annotated);
}

test('a manifest without a fault', () => checkRules(deployment('  replicas: 3')));

test('a pod that the API server rejects', () =>
  checkRules(
    deployment('  replicas: 3').replace(
      '      containers:',
      `      priority: 100
#               ^^^ warning pod/never-created: The API server accepts the Deployment but rejects all of its pods: pods "web-…-" is forbidden: the integer value of priority (100) must not be provided in pod spec; priority admission controller computed 0 from the given PriorityClass name | Remove priority: pods can be created
      containers:`,
    ),
  ));

test('whitespace around an image', () =>
  checkRules(
    deployment(
      '  replicas: 3',
      `image: " web:1"
#                ^^^^^^^^ warning image/whitespace: The API server accepts the Deployment but rejects all of its pods: Pod "web-…" is invalid: spec.containers[0].image: Invalid value: " web:1": must not have leading or trailing whitespace | Remove the whitespace around the image: pods can be created
          ${probe}`,
    ),
  ));

test('no image reference', () =>
  checkRules(
    deployment(
      '  replicas: 3',
      `image: web:1.2+build
#                ^^^^^^^^^^^^^ warning image/invalid-reference: The tag of an image can contain only letters, digits, \`_\`, \`.\`, and \`-\`, and at most 128 of them. The API server accepts that, but new pods never start: their status is \`InvalidImageName\`.
          ${probe}`,
    ),
  ));

test('a scheduling gate', () =>
  checkRules(
    deployment('  replicas: 3').replace(
      '      containers:',
      `      schedulingGates:
        - name: example.com/wait
#               ^^^^^^^^^^^^^^^^ warning scheduling/gated: No pod is scheduled until another controller removes its scheduling gate \`example.com/wait\`; Kubernetes itself never does. | Remove schedulingGates: pods are scheduled immediately
      containers:`,
    ),
  ));

test('too little memory', () =>
  checkRules(
    deployment(
      '  replicas: 3',
      `image: web:1
          resources:
            limits:
              memory: 128m
#                     ^^^^ warning resource/too-little-memory: A memory limit of \`128m\` is 0.128 bytes: the container can’t start with it. | Set the memory limit to 128Mi: mebibytes
          ${probe}`,
    ),
  ));

test('probes and a hook of a port that isn’t there', () =>
  checkRules(
    deployment(
      '  replicas: 3',
      `image: web:1
          ports: [{ containerPort: 80, name: http }]
          startupProbe: { tcpSocket: { port: web } }
#                                            ^^^ warning probe/unknown-port: This container has no port named \`web\`, so its startup probe can’t run: the container never counts as started, and isn’t restarted either. | Set port to 80: the probe can run
          readinessProbe: { httpGet: { port: web } }
#                                            ^^^ warning probe/unknown-port: This container has no port named \`web\`, so its readiness probe can’t run: the pod never becomes ready. | Set port to 80: the probe can run
          livenessProbe: { httpGet: { port: web } }
#                                           ^^^ warning probe/unknown-port: This container has no port named \`web\`, so its liveness probe can’t run: the container is never restarted. | Set port to 80: the probe can run
          lifecycle: { postStart: { httpGet: { port: web } } }
#                                                    ^^^ warning lifecycle/unknown-port: This container has no port named \`web\`, so its postStart hook fails: the container is killed at every start. | Set port to 80: the hook can run`,
    ),
  ));

test('nobody knows how many replicas: that bears on no image', () =>
  checkRules(
    deployment(
      '  replicas: ${REPLICAS}',
      `image: Web:1
#                ^^^^^ warning image/invalid-reference: The repository of an image can’t contain uppercase letters. The API server accepts that, but new pods never start: their status is \`InvalidImageName\`.
          ${probe}`,
    ),
  ));

test('a port that something else fills in', () =>
  checkRules(deployment('  replicas: 3', 'image: web:1\n          readinessProbe: { httpGet: { port: "${PORT}" } }')));

test('a probe that gives up before the application is up', () =>
  checkRules(
    deployment(
      '  replicas: 3',
      `image: web:1
          ${probe}
          livenessProbe:
#         ^^^^^^^^^^^^^ warning probe/kills-before-up: The liveness probe restarts the container 4 s after the pod is created, but its application is up only after 5 s (assumed): new pods restart forever. | Set failureThreshold to 5: the application has 10 s to start
            periodSeconds: 2
            failureThreshold: 2
            tcpSocket: { port: 80 }`,
    ),
  ));

test('a spread that counts old pods', () =>
  checkRules(`${deployment('  replicas: 3')}      topologySpreadConstraints:
        - maxSkew: 1
          topologyKey: kubernetes.io/hostname
          whenUnsatisfiable: DoNotSchedule
#                            ^^^^^^^^^^^^^ information scheduling/spread-counts-old-pods: Without \`matchLabelKeys: [pod-template-hash]\`, this constraint counts old pods too: during a rollout, a new pod can stay Pending although there is room for it, and the new pods can end up unevenly spread. | Set whenUnsatisfiable to ScheduleAnyway: no pod waits for an even spread
          labelSelector:
            matchLabels:
              app: web
`));

test('one that doesn’t', () =>
  checkRules(`${deployment('  replicas: 3')}      topologySpreadConstraints:
        - maxSkew: 1
          topologyKey: kubernetes.io/hostname
          whenUnsatisfiable: DoNotSchedule
          labelSelector: { matchLabels: { app: web } }
          matchLabelKeys: [pod-template-hash]
        - { maxSkew: 1, topologyKey: zone, whenUnsatisfiable: DoNotSchedule, labelSelector: { matchLabels: { app: other } } }
        - { maxSkew: 1, topologyKey: zone, whenUnsatisfiable: ScheduleAnyway, labelSelector: { matchLabels: { app: web } } }
`));

test('as many unavailable as there are', () =>
  checkRules(
    deployment(`  replicas: 3
  strategy:
    rollingUpdate:
      maxUnavailable: 3
#                     ^ warning strategy/outage-allowed: \`maxUnavailable\` covers all 3 replicas, so all pods can be unavailable at the same time. | Set maxUnavailable to 1: never below 2 of 3, needs room for 1 extra pod | Set maxSurge to 1, maxUnavailable to 0: never below 3 of 3, needs room for 1 extra pod`),
  ));

test('the only one', () =>
  checkRules(
    deployment(`  replicas: 1
  strategy:
    rollingUpdate:
      maxUnavailable: 1
#                     ^ warning strategy/only-pod-stops: The only pod is stopped before the new pod is ready, so no pod is available in between. | Set maxSurge to 1, maxUnavailable to 0: never below 1 of 1, needs room for 1 extra pod`),
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
#                     ^^^ warning strategy/one-down-after-all: 25% of 3 rounds down to 0 pods and there is no surge, so the controller takes 1 pod down at a time anyway. | Set maxUnavailable to 1: never below 2 of 3, no extra pods needed | Set maxSurge to 1, maxUnavailable to 0: never below 3 of 3, needs room for 1 extra pod`),
  ));

test('less than a pod, with a surge', () =>
  checkRules(
    deployment(`  replicas: 3
  strategy:
    rollingUpdate:
      maxUnavailable: 25%
#                     ^^^ information strategy/surge-needed: 25% of 3 rounds down to 0 pods, so no pod can be unavailable: the rollout needs room for an extra pod and gets stuck without it. | Set maxUnavailable to 1: never below 2 of 3, needs room for 1 extra pod | Set maxUnavailable to 0: never below 3 of 3, needs room for 1 extra pod`),
  ));

test('Recreate', () =>
  checkRules(
    deployment(`  replicas: 3
  strategy:
    type: Recreate
#         ^^^^^^^^ information strategy/recreate-downtime: Every rollout leaves no pod available for about 15 s (assuming that the application is up after 5 s and shuts down in 3 s). | Use RollingUpdate: never below 3 of 3, needs room for 1 extra pod`),
  ));

test('a wave that takes longer than the deadline', () =>
  checkRules(
    deployment(
      `  replicas: 3
  progressDeadlineSeconds: 20
#                          ^^ warning strategy/deadline-before-available: A pod takes longer than the progress deadline of 20 s to become available, so every rollout is reported as failed before it completes (assuming that the application is up after 5 s). | Set progressDeadlineSeconds to 600: a stuck rollout is reported after 10 min`,
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
#                                ^^ warning probe/never-in-time: The probes of this container need at least 41 s, but the progress deadline is 30 s: every rollout is reported as failed. | Set progressDeadlineSeconds to 600: a stuck rollout is reported after 10 min
            tcpSocket: { port: 80 }`,
    ),
  ));

test('probes that can’t succeed in time, beside one that never can', () =>
  checkRules(
    `${deployment(
      `  replicas: 3
  progressDeadlineSeconds: 30`,
      `image: web:1
          readinessProbe:
            initialDelaySeconds: 40
#                                ^^ warning probe/never-in-time: The probes of this container need at least 41 s, but the progress deadline is 30 s: every rollout is reported as failed. | Set progressDeadlineSeconds to 600: a stuck rollout is reported after 10 min
            tcpSocket: { port: 80 }`,
    )}        - name: other
          image: other:1
          readinessProbe: { tcpSocket: { port: web } }
#                                              ^^^ warning probe/unknown-port: This container has no port named \`web\`, so its readiness probe can’t run: the pod never becomes ready.
`,
  ));

test('a deadline of hours', () =>
  checkRules(
    deployment(`  progressDeadlineSeconds: 86400
#                          ^^^^^ information strategy/deadline-huge: A stuck rollout is reported as failed only after 24 h, and \`kubectl rollout status\` waits that long. | Set progressDeadlineSeconds to 600: a stuck rollout is reported after 10 min`),
  ));

test('no deadline was meant', () => checkRules(deployment('  progressDeadlineSeconds: 2147483647')));

test('no way back', () =>
  checkRules(
    deployment(`  revisionHistoryLimit: 0
#                       ^ warning strategy/no-way-back: No old revisions are kept: once a rollout is complete, \`kubectl rollout undo\` has nothing to roll back to. | Set revisionHistoryLimit to 3: up to 3 old ReplicaSets are kept | Remove revisionHistoryLimit: up to 10 old ReplicaSets are kept (the default)`),
  ));

test('paused', () =>
  checkRules(
    deployment(`  paused: true
#         ^^^^ information strategy/paused: While the Deployment is paused, changes to the pod template start no rollout, and a new Deployment gets no pods. | Remove paused: everything applied while paused is rolled out at once`),
  ));

test('no probe', () =>
  checkRules(
    deployment('  replicas: 3', 'image: web:1').replace(
      '        - name: web\n',
      `        - name: web
#               ^^^ inlay probe/no-readiness: Without a readiness probe, a pod counts as ready as soon as its containers start, whether it can serve traffic or not: the rollout continues with broken pods.
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
#           ^^^^^^^ warning lifecycle/pre-stop-too-long: \`preStop\` takes 30 s, but the grace period is 30 s: the application is killed 2 s after the stop signal. | Set terminationGracePeriodSeconds to 60: old pods can take that long to terminate
              exec:
                command: [sh, -c, sleep 30]`,
    ),
  ));

test('a tag that moves', () =>
  checkRules(
    deployment(
      '  replicas: 3',
      `image: web:latest
#                ^^^^^^^^^^ inlay image/moving-tag: The image behind this reference can change. That starts no rollout, pods that restart pull the new version one by one, and a rollback can’t bring the old version back.
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
#     ^^^^^^^ information selector/version-label: The selector is immutable: with \`version\` in it, a new version needs a new Deployment instead of a rollout.
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
#                      ^^^^ information volume/claim-in-use: If the claim \`disk\` is ReadWriteOnce, the new pod can’t start on another node while the old pod uses the volume, and the old pod stays until the new pod is available. The rollout then can’t complete. | Use Recreate: no pods available for about 15 s; server-side apply needs a kubectl patch first | Copy kubectl patch for server-side apply | Set maxSurge to 0, maxUnavailable to 1: no pods available for about 12 s, no extra pods needed
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
#                       ^^^^ information port/host-port-taken: Host port 8080 is in use on every node with an old pod, so an extra pod needs a node where it is free. If there is no such node, the rollout gets stuck. | Set maxSurge to 0, maxUnavailable to 1: never below 2 of 3, no extra pods needed
          ${probe}`,
    ),
  ));

test('a device', () =>
  checkRules(
    deployment(
      '  replicas: 3',
      `image: web:1
          resources:
            limits:
              nvidia.com/gpu: 2
#                             ^ information resource/extra-devices: The extra pods of a rollout (1) request 2 more \`nvidia.com/gpu\`. While none are free, these pods stay Pending. | Set maxSurge to 0, maxUnavailable to 1: never below 2 of 3, no extra pods needed
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
