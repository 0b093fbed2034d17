import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { findWorkloads } from '../../../../server/kinds/workloads';
import { refusalsOf } from '../../../../server/kubernetes/workloads/refusals';
import type { Assumptions, ScenarioAction } from '../../../../server/protocol/scenario';
import { obstaclesOf } from '../../../../server/rollout/obstacles/obstaclesOf';
import { deploymentRollout } from '../../../../server/rollout/controllers/deployment/rollout';
import { rehearse } from '../../../../server/rollout/rehearse';
import { parseDocument } from '../../../../server/yaml/parse';
import { timelineText } from './timelineText';

/** The Deployment of a pod that is described in YAML; the API server accepts it. */
function deploymentOf(pod: string, replicas = 4) {
  const [workload] = findWorkloads([
    parseDocument(`apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec:
  replicas: ${replicas}
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
${pod.replace(/^/gm, '      ')}`),
  ]);
  if (workload === undefined || refusalsOf(workload).length > 0) throw new Error(`not accepted: ${pod}`);
  return workload.object;
}

const web = (fields: string) => `containers: [{ name: web, image: "web:1", ${fields} }]`;
const image = (text: string) => `containers: [{ name: web, image: ${text} }]`;
const sidecar = (fields: string) => `initContainers: [{ name: proxy, image: "p:1", restartPolicy: Always, ${fields} }]\n${web('')}`;

describe('nothing stands in the way of', () => {
  checkObstacles('a pod', web('readinessProbe: { httpGet: { port: 80 } }'));
  checkObstacles(
    'a probe of a port by its name',
    web('ports: [{ name: http, containerPort: 80 }], livenessProbe: { tcpSocket: { port: http } }'),
  );
  checkObstacles('an image with everything', image(`"Registry.example:5000/team/web:v1.2_3@sha256:${'0'.repeat(64)}"`));
  checkObstacles('a priority that is the computed one', `priority: 0\n${web('')}`);
  checkObstacles('a priority of a class that only the cluster knows', `priorityClassName: high\npriority: 100\n${web('')}`);
  checkObstacles('the system’s own priority', `priorityClassName: system-node-critical\npriority: 2000001000\n${web('')}`);
  checkObstacles('an overhead that a runtime class may have', `runtimeClassName: kata\noverhead: { cpu: 500m }\n${web('')}`);
  checkObstacles('a readiness gate', `readinessGates: [{ conditionType: example.com/ready }]\n${web('')}`);
  checkObstacles('little memory asked for, but no limit', web('resources: { requests: { memory: 128m } }'));
  checkObstacles('a limit of 0: none', web('resources: { limits: { memory: 0 } }'));
  checkObstacles(
    'ports of the node that differ',
    `hostNetwork: true\n${web('ports: [{ containerPort: 80 }, { containerPort: 80, protocol: UDP }]')}`,
  );
  for (const text of [
    '"${IMAGE}"',
    '"$(IMAGE)"',
    'gcr.io/PROJECT_ID/web',
    'IMAGE',
    '"<image>"',
    '__IMAGE__',
    '"docker.io/{username}/web"',
    '"[registry]/web"',
    'ko://example.org/cmd/web',
  ]) {
    checkObstacles(`${text}: nobody knows what will stand there`, image(text));
  }
});

describe('the API server creates no pod', () => {
  const whitespace = 'must not have leading or trailing whitespace';
  checkObstacles(
    'a line break behind the image',
    image('"web:1\\n"'),
    `refused spec.containers[0].image: Pod "P" is invalid: spec.containers[0].image: Invalid value: "web:1\\n": ${whitespace}`,
  );
  checkObstacles(
    'a blank before it',
    image('" web:1"'),
    `refused spec.containers[0].image: Pod "P" is invalid: spec.containers[0].image: Invalid value: " web:1": ${whitespace}`,
  );
  checkObstacles(
    'in several containers',
    'initContainers: [{ name: init, image: "init:1 " }]\ncontainers: [{ name: web, image: "web:1\\t" }]',
    `refused spec.containers[0].image: Pod "P" is invalid: [spec.containers[0].image: Invalid value: "web:1\\t": ${whitespace}, spec.initContainers[0].image: Invalid value: "init:1 ": ${whitespace}]`,
  );
  checkObstacles(
    'a priority without a class',
    `priority: 100\n${web('')}`,
    'refused spec.priority: pods "G-" is forbidden: the integer value of priority (100) must not be provided in pod spec; priority admission controller computed 0 from the given PriorityClass name',
  );
  checkObstacles(
    'another priority than that of the system’s class',
    `priorityClassName: system-cluster-critical\npriority: 1\n${web('')}`,
    'refused spec.priority: pods "G-" is forbidden: the integer value of priority (1) must not be provided in pod spec; priority admission controller computed 2000000000 from the given PriorityClass name',
  );
  checkObstacles(
    'a preemption policy without a class',
    `preemptionPolicy: Never\n${web('')}`,
    'refused spec.preemptionPolicy: pods "G-" is forbidden: the string value of PreemptionPolicy (Never) must not be provided in pod spec; priority admission controller computed PreemptLowerPriority from the given PriorityClass name',
  );
  checkObstacles(
    'an overhead without a runtime class',
    `overhead: { cpu: 500m }\n${web('')}`,
    'refused spec.overhead: pods "P" is forbidden: pod rejected: Pod Overhead set without corresponding RuntimeClass defined Overhead',
  );
  checkObstacles(
    'a node, and a gate before it',
    `nodeName: n1\nschedulingGates: [{ name: example.com/wait }]\n${web('')}`,
    'refused spec.nodeName: Pod "P" is invalid: spec.nodeName: Forbidden: cannot be set until all schedulingGates have been cleared',
    'schedulingGate spec.schedulingGates[0].name: "example.com/wait"',
  );
  checkObstacles(
    'the same port of the node twice',
    `hostNetwork: true\ncontainers: [{ name: a, image: a, ports: [{ containerPort: 80 }] }, { name: b, image: b, ports: [{ containerPort: 80 }] }]`,
    'refused spec.containers[1].ports[0].hostPort: Pod "P" is invalid: spec.containers[1].ports[0].hostPort: Duplicate value: "TCP//80"',
  );
});

describe('a pod doesn’t come so far as to be ready', () => {
  checkObstacles(
    'a scheduling gate',
    `schedulingGates: [{ name: a }, { name: b }]\n${web('')}`,
    'schedulingGate spec.schedulingGates[0].name: "a"',
    'schedulingGate spec.schedulingGates[1].name: "b"',
  );
  for (const text of [
    'Example/Web:1',
    'repo.example/web:5.8467965e+07',
    '“web:1”',
    'https://registry.example/web',
    'web:1:2',
    'web@sha256:12',
    'ghcr.io/ACME/web',
    '"web: 1"',
  ]) {
    checkObstacles(`the image ${text}`, image(text), `imageName spec.containers[0].image: ${JSON.stringify(text.replaceAll('"', ''))}`);
  }
  checkObstacles(
    'an init container’s image',
    `initContainers: [{ name: i, image: "A/b" }, { name: i2, image: "x/B" }]\n${web('')}`,
    'imageName spec.initContainers[1].image: "x/B"',
  );
  checkObstacles(
    'a limit in thousandths of bytes',
    web('resources: { limits: { memory: 128m } }'),
    'tooLittleMemory spec.containers[0].resources.limits.memory: "128m"',
  );
  checkObstacles(
    'a limit without its unit',
    web('resources: { limits: { memory: 512 } }'),
    'tooLittleMemory spec.containers[0].resources.limits.memory: "512"',
  );
  checkObstacles(
    'the pod’s limit',
    `resources: { limits: { memory: 64k } }\n${web('')}`,
    'tooLittleMemory spec.resources.limits.memory: "64k"',
  );
  checkObstacles(
    'a postStart hook to a port that isn’t there',
    web('lifecycle: { postStart: { httpGet: { port: web } } }'),
    'hookPort spec.containers[0].lifecycle.postStart.httpGet.port: "web"',
  );
  checkObstacles(
    'a readiness probe of one',
    web('readinessProbe: { tcpSocket: { port: web } }'),
    'probePort spec.containers[0].readinessProbe.tcpSocket.port: "web"',
  );
  checkObstacles(
    'a readiness probe of another container’s',
    'containers: [{ name: a, image: a, ports: [{ name: http, containerPort: 80 }] }, { name: b, image: b, readinessProbe: { httpGet: { port: http } } }]',
    'probePort spec.containers[1].readinessProbe.httpGet.port: "http"',
  );
  checkObstacles(
    'a startup probe of one',
    sidecar('startupProbe: { httpGet: { port: web } }'),
    'probePort spec.initContainers[0].startupProbe.httpGet.port: "web"',
  );
  checkObstacles('a liveness probe of one is no obstacle', web('livenessProbe: { httpGet: { port: web } }'));
  checkObstacles(
    'a liveness probe that gives up too early',
    web('livenessProbe: { tcpSocket: { port: 80 }, periodSeconds: 1, failureThreshold: 2 }'),
    'probeKills spec.containers[0].livenessProbe: 2 s of 5 s, seems ready',
  );
  checkObstacles(
    'a startup probe that does',
    web('startupProbe: { tcpSocket: { port: 80 }, periodSeconds: 2, failureThreshold: 2 }'),
    'probeKills spec.containers[0].startupProbe: 4 s of 5 s',
  );
  checkObstacles('not one that gives up in time', web('startupProbe: { tcpSocket: { port: 80 }, periodSeconds: 2, failureThreshold: 3 }'));
  checkObstacles(
    'a sidecar’s',
    sidecar('livenessProbe: { tcpSocket: { port: 80 }, periodSeconds: 1, failureThreshold: 1, initialDelaySeconds: 2 }'),
    'probeKills spec.initContainers[0].livenessProbe: 3 s of 5 s, seems ready',
  );
});

function checkObstacles(title: string, pod: string, ...expected: readonly string[]): void {
  test(title, () => {
    const obstacles = obstaclesOf(deploymentOf(pod).spec.template.spec, { readyMs: 5000, shutdownMs: 3000 });
    assert.deepEqual(
      obstacles.map(obstacle => {
        switch (obstacle.kind) {
          case 'refused':
            return `refused ${obstacle.path}: ${obstacle.message({ name: 'P', generateName: 'G-' })}`;
          case 'probeKills':
            return `probeKills ${obstacle.path}: ${obstacle.killedSeconds} s of ${obstacle.upSeconds} s${obstacle.seemsReady ? ', seems ready' : ''}`;
          case 'schedulingGate':
            return `${obstacle.kind} ${obstacle.path}: ${JSON.stringify(obstacle.gate)}`;
          case 'imageName':
            return `${obstacle.kind} ${obstacle.path}: ${JSON.stringify(obstacle.image)}`;
          case 'tooLittleMemory':
            return `${obstacle.kind} ${obstacle.path}: ${JSON.stringify(obstacle.limit)}`;
          case 'hookPort':
          case 'probePort':
            return `${obstacle.kind} ${obstacle.path}: ${JSON.stringify(obstacle.port)}`;
        }
      }),
      expected,
    );
  });
}

describe('a rollout to pods that', () => {
  checkRollout(
    'the API server rejects, even with a pod that may be missing',
    image('"web:1 "'),
    {},
    [],
    'error: Stuck at 0 of 4 updated · at most 5 · never below 3 · fails after 10 min',
    `
The API server rejects every new pod, so the rollout is stuck.
FailedCreate: Pod "web-…" is invalid: spec.containers[0].image: Invalid value: "web:1 ": must not have leading or trailing whitespace.
The controller keeps 3 old pods available: stopping one more would leave fewer than 3.
After 10 min without progress, kubectl rollout status fails. Kubernetes doesn’t roll back automatically.
$ kubectl rollout undo deployment/web -n shop`,
  );
  checkRollout(
    'can’t be told apart from a failure that is rehearsed: what comes first decides',
    image('A/B'),
    { newPods: 'crash' },
    [],
    'error: Stuck at 2 of 4 updated · at most 5 · never below 3 · fails after 10 min',
    `
The image of web isn’t a valid image reference, so the rollout is stuck.
kubectl get pods shows InvalidImageName.
The controller keeps 3 old pods available: stopping one more would leave fewer than 3.
After 10 min without progress, kubectl rollout status fails. Kubernetes doesn’t roll back automatically.
$ kubectl rollout undo deployment/web -n shop`,
  );
  checkRollout(
    'fail in a way that is certain, beside the same one that is simulated',
    image('A/B'),
    { newPods: 'imagePull' },
    [],
    'error: Stuck at 2 of 4 updated · at most 5 · never below 3 · fails after 10 min',
    `
The image of web isn’t a valid image reference, so the rollout is stuck.
kubectl get pods shows InvalidImageName.
The controller keeps 3 old pods available: stopping one more would leave fewer than 3.
After 10 min without progress, kubectl rollout status fails. Kubernetes doesn’t roll back automatically.
$ kubectl rollout undo deployment/web -n shop`,
  );
  checkRollout(
    'a liveness probe kills, though they count as ready until then',
    web('livenessProbe: { tcpSocket: { port: 80 }, periodSeconds: 1, failureThreshold: 2 }'),
    {},
    [],
    'error: Down to 0 of 4 available · at most 5 · seems complete after 3 s',
    `
The liveness probe restarts web after 2 s, 3 s before it is up, although the rollout seemed complete.
kubectl get pods shows Running, CrashLoopBackOff.
New pods counted as available before they failed, so old pods were stopped: availability drops to 0 of 4. A readiness probe that fails early, or a larger minReadySeconds, would have stopped the rollout sooner.
Kubernetes doesn’t roll back automatically.
$ kubectl rollout undo deployment/web -n shop`,
  );
});

const scaledTo = (replicas: number): readonly ScenarioAction[] => [{ action: { kind: 'scale', replicas }, at: 'rest' }];

checkRollout(
  'resuming is a rollout, though its template was there before',
  web(''),
  { newPods: 'imagePull' },
  [
    { action: { kind: 'pause' }, at: 'rest' },
    { action: { kind: 'setImage', images: { web: 'web:2' } }, at: 'rest' },
    { action: { kind: 'resume' }, at: 'rest' },
  ],
  'error: Stuck at 2 of 4 updated · at most 5 · never below 3 · fails after 10 min',
  `
The image can’t be pulled, so the rollout is stuck.
The controller keeps 3 old pods available: stopping one more would leave fewer than 3.
After 10 min without progress, kubectl rollout status fails. Kubernetes doesn’t roll back automatically.
$ kubectl rollout undo deployment/web -n shop`,
);

describe('scaling a complete Deployment', () => {
  checkRollout(
    'from 0: nothing watches it, and there is nothing to roll back to',
    web(''),
    { newPods: 'imagePull' },
    scaledTo(1),
    'error: Stuck at 0 of 1 available · at most 2 · no pods left available · progress deadline never passes',
    `
The image can’t be pulled, so scaling is stuck.
No pods are available.
The progress deadline never passes: the last rollout is complete, and the controller doesn’t watch the scaling of a complete Deployment.
$ kubectl set image deployment/web -n shop web=IMAGE`,
    0,
  );
  checkRollout(
    'up: the pods that were there stay',
    web(''),
    { newPods: 'unschedulable' },
    scaledTo(6),
    'error: Stuck at 4 of 6 available · at most 8 · never below 3 · progress deadline never passes',
    `
The new pods can’t be scheduled, so scaling is stuck.
4 pods stay available.
The progress deadline never passes: the last rollout is complete, and the controller doesn’t watch the scaling of a complete Deployment.
$ kubectl scale deployment/web -n shop --replicas=4`,
  );
  checkRollout(
    'with an older revision: an undo would change more than that',
    web(''),
    { newPods: 'unschedulable' },
    [{ action: { kind: 'setImage', images: { web: 'web:2' } }, at: 'rest' }, ...scaledTo(5)],
    'error: Stuck at 4 of 5 available · at most 7 · never below 4 · progress deadline never passes',
    `
The new pods can’t be scheduled, so scaling is stuck.
4 pods stay available.
The progress deadline never passes: the last rollout is complete, and the controller doesn’t watch the scaling of a complete Deployment.
$ kubectl scale deployment/web -n shop --replicas=4`,
  );
  checkRollout(
    'from 0, to pods that the API server rejects',
    `priority: 1\n${web('')}`,
    {},
    scaledTo(1),
    'error: Stuck at 0 of 1 available · at most 2 · no pods left available · progress deadline never passes',
    `
The API server rejects every new pod, so scaling is stuck.
FailedCreate: pods "web-…-" is forbidden: the integer value of priority (1) must not be provided in pod spec; priority admission controller computed 0 from the given PriorityClass name.
No pods are available.
The progress deadline never passes: the last rollout is complete, and the controller doesn’t watch the scaling of a complete Deployment.`,
    0,
  );
});

describe('gates', () => {
  const gated = `readinessGates: [{ conditionType: example.com/ready }, { conditionType: ContainersReady }]\n${web('')}`;
  const waits = 'New pods wait for the readiness gate example.com/ready, which another controller sets: it is assumed to be true';
  checkAssumed('a readiness gate opens at once', gated, {}, 10, `${waits} as soon as their containers are ready.`);
  checkAssumed('or as late as assumed', gated, { gateSeconds: 20 }, 50, `${waits} 20 s after their containers are ready.`);
  const scheduling = `schedulingGates: [{ name: example.com/wait }]\n${web('')}`;
  checkAssumed('a scheduling gate never opens by itself', scheduling, {}, null, '');
  checkAssumed(
    'unless that is assumed',
    scheduling,
    { gateSeconds: 20 },
    50,
    'The scheduling gate example.com/wait is assumed to be removed 20 s after a pod is created.',
  );
  checkRollout(
    'that never become true',
    gated,
    { newPods: 'readinessGate' },
    [],
    'error: Stuck at 2 of 4 updated · at most 5 · never below 3 · fails after 10 min',
    `
The readiness gates of the new pods never become true, so the rollout is stuck.
The controller keeps 3 old pods available: stopping one more would leave fewer than 3.
After 10 min without progress, kubectl rollout status fails. Kubernetes doesn’t roll back automatically.
$ kubectl rollout undo deployment/web -n shop`,
  );
});

describe('what a manifest makes of the assumptions', () => {
  checkAssumed(
    'a sidecar’s startup probe',
    sidecar('startupProbe: { httpGet: { port: 15020 }, initialDelaySeconds: 20 }'),
    {},
    70,
    'The containers start after 31 s: the startup probe of the sidecar proxy holds them back.',
  );
  checkAssumed(
    'a hook of unknown time',
    web('lifecycle: { preStop: { httpGet: { port: 80 } } }'),
    {},
    10,
    'How long the preStop hook of web takes isn’t known; it counts as 0 s.',
  );
  checkAssumed(
    'of which a part is known',
    web('lifecycle: { preStop: { exec: { command: [sh, -c, "sleep 5; /drain"] } } }'),
    {},
    10,
    'How long the preStop hook of web takes isn’t known; it counts as 5 s, the part that is.',
  );
});

test('how long a rollout takes isn’t known where it only seems complete', () => {
  const pod = web('livenessProbe: { tcpSocket: { port: 80 }, periodSeconds: 1, failureThreshold: 2 }');
  const result = rehearse(deploymentRollout, deploymentOf(pod), { assumptions: {}, actions: [] }, { readySeconds: 5, shutdownSeconds: 3 });
  assert.ok(result.state === 'timeline' && result.timeline.summary.completeSeconds !== null);
  assert.equal(result.timeline.summary.duration, null);
});

test('a pod that is rejected is asked for again and again, and never there', () => {
  const result = rehearse(
    deploymentRollout,
    deploymentOf(image('"web:1 "')),
    { assumptions: {}, actions: [] },
    { readySeconds: 5, shutdownSeconds: 3 },
  );
  assert.ok(result.state === 'timeline');
  assert.equal(
    timelineText(result.timeline),
    `
0 s: apply 4/4/0/4
0 s: r2 created with 1 4/4/0/4
0 s: r1 4 → 3 4/3/0/3
0 s: r2 cannot create pods 4/3/0/3
0 s: r2 1 → 2 4/3/0/3 •
3 s: 1 of r1 gone 4/3/0/3 •
601 s: Progressing False ProgressDeadlineExceeded 4/3/0/3 •`.trim(),
  );
  const { steps, generations } = result.timeline;
  const failure = steps.flatMap(({ change }) => (change.kind === 'createFailed' ? [change.message] : []));
  assert.match(
    failure.join(),
    new RegExp(`^Pod "${generations[1]?.name}-[a-z0-9]{5}" is invalid: spec.containers\\[0\\].image: Invalid value: "web:1 "`),
  );
});

/** When the rollout completes, and what is said of it beside the usual. */
function checkAssumed(title: string, pod: string, assumptions: Assumptions, completeSeconds: number | null, sentence: string): void {
  test(title, () => {
    const result = rehearse(deploymentRollout, deploymentOf(pod), { assumptions, actions: [] }, { readySeconds: 5, shutdownSeconds: 3 });
    if (result.state !== 'timeline') throw new Error(result.message);
    assert.equal(result.timeline.summary.completeSeconds, completeSeconds);
    const usual = /^Assumes |^Including terminating |^The application responds /;
    assert.equal(result.timeline.assumptions.filter(own => !usual.test(own)).join('\n'), sentence);
  });
}

/** The verdict, and the banner line by line with its command. */
function checkRollout(
  title: string,
  pod: string,
  assumptions: Assumptions,
  actions: readonly ScenarioAction[],
  verdict: string,
  banner: string,
  replicas?: number,
): void {
  test(title, () => {
    const result = rehearse(
      deploymentRollout,
      deploymentOf(pod, replicas),
      { assumptions, actions },
      { readySeconds: 5, shutdownSeconds: 3 },
    );
    if (result.state !== 'timeline') throw new Error(result.message);
    const { verdict: own, banner: shown } = result.timeline;
    assert.equal(`${own.tone}: ${own.parts.join(' · ')}`, verdict);
    const command = shown?.command === null || shown === null ? [] : [`$ ${shown.command}`];
    assert.equal(shown === null ? '' : ['', shown.title, ...shown.sentences, ...command].join('\n'), banner);
  });
}
