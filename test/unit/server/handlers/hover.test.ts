import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hover } from '../../../../server/handlers/hover';
import { deployment, openAtCursor, settings } from '../../../support/manifest';

const podSpec = 'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#PodSpec';

/** What the hover at `$0` says, a line each, without the link; nothing where there is none. The link's page is the last line. */
function checkHover(marked: string, ...expected: readonly string[]): void {
  const { file, position } = openAtCursor(marked);
  const found = hover.answer({ textDocument: file, position }, file, settings);
  const { contents } = found ?? { contents: '' };
  assert.ok((typeof contents === 'object' && 'value' in contents) || contents === '');
  const text = typeof contents === 'object' && 'value' in contents ? contents.value : '';
  assert.deepEqual(
    text
      .replace(/\[.*\]\((.*)\)$/, '$1')
      .split('\n')
      .map(line => line.trim())
      .filter(line => line !== ''),
    expected,
  );
}

const rolling = (...bounds: readonly string[]): string[] => ['strategy:', '  rollingUpdate:', ...bounds.map(bound => `    ${bound}`)];

test('maxSurge', () =>
  checkHover(
    deployment(rolling('max$0Surge: 25%')),
    '`maxSurge`: maximum number of extra pods above `replicas` during a rollout: a number, or a percentage of `replicas`, rounded up.',
    '`25% of 10 = 2.5, rounded up: 3`',
    'At most **13** pods exist during a rollout (10 + 3), not counting terminating pods.',
    '| replicas | 1 | 2 | 3 | 4 | 5 | 8 | **10** | 20 |',
    '| --- | --: | --: | --: | --: | --: | --: | --: | --: |',
    '| pods | 1 | 1 | 1 | 1 | 2 | 2 | **3** | 5 |',
    'Default: `25%`, rounded up',
    'The extra pods need room on the nodes and in the quota; without it, they can’t start. `0` is allowed only if `maxUnavailable` is greater than 0.',
    'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#max-surge',
  ));
test('maxUnavailable', () =>
  checkHover(
    deployment(rolling('maxUnavailable: 2$05%', 'maxSurge: 1')),
    '`maxUnavailable`: maximum number of the `replicas` pods that can be unavailable during a rollout: a number, or a percentage of `replicas`, rounded down.',
    '`25% of 10 = 2.5, rounded down: 2`',
    'Available pods never drop below **8** (10 − 2), unless pods fail on their own.',
    '| replicas | 1 | 2 | 3 | 4 | 5 | 8 | **10** | 20 |',
    '| --- | --: | --: | --: | --: | --: | --: | --: | --: |',
    '| pods | 0 | 0 | 0 | 1 | 1 | 2 | **2** | 5 |',
    'Default: `25%`, rounded down',
    'With few replicas, a percentage can round down to 0 pods: an extra pod must then be available before an old pod can stop. A value as large as `replicas` allows an outage. A PodDisruptionBudget has no effect here: it limits evictions, not rollouts.',
    'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#max-unavailable',
  ));
test('maxUnavailable that is an outage', () =>
  checkHover(
    deployment(rolling('maxUnavailable: 1$00')),
    '`maxUnavailable`: maximum number of the `replicas` pods that can be unavailable during a rollout: a number, or a percentage of `replicas`, rounded down.',
    '**All** pods can be unavailable at the same time.',
    'Default: `25%`, rounded down',
    'With few replicas, a percentage can round down to 0 pods: an extra pod must then be available before an old pod can stop. A value as large as `replicas` allows an outage. A PodDisruptionBudget has no effect here: it limits evictions, not rollouts.',
    'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#max-unavailable',
  ));
test('strategy', () =>
  checkHover(
    deployment(['stra$0tegy:', '  rollingUpdate: { maxSurge: 1, maxUnavailable: 1 }']),
    '`strategy`: how old pods are replaced by new ones when the pod template changes.',
    'At most **11** pods exist during a rollout (10 + 1), not counting terminating pods.',
    'Available pods never drop below **9** (10 − 1), unless pods fail on their own.',
    'Rollout: 10 pods · at most 11 · never below 9 · about 25 s.',
    '_Assumes that new pods are ready 5 s after creation and that old pods take 3 s to terminate._',
    '_Including terminating pods, up to 13 exist at the same time._',
    'Default: `RollingUpdate`',
    'Old and new pods run at the same time, so both versions must work side by side.',
    'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#strategy',
  ));
test('type', () =>
  checkHover(
    deployment(['strategy:', '  ty$0pe: Recreate']),
    '`type`: `RollingUpdate` replaces pods gradually; `Recreate` terminates all old pods, waits until they have terminated, and then creates the new ones.',
    'Rollout: 10 pods · at most 10 · none available for 8 s.',
    '_Assumes that new pods are ready 5 s after creation and that old pods take 3 s to terminate._',
    '_New pods are created only after the last old pod has terminated._',
    'Default: `RollingUpdate`',
    'No pod is available from when the old pods start terminating until the first new pod is available. New pods are created only after the last old pod has terminated.',
    `Server-side apply (Argo CD, Flux, Helm 4) rejects \`Recreate\` while the Deployment in the cluster has \`rollingUpdate\`, which is set by default. No edit of the file helps, but this command does: \`kubectl patch deployment web -p '{"spec":{"strategy":{"rollingUpdate":null,"type":"Recreate"}}}'\``,
    'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#recreate-deployment',
  ));
test('replicas', () =>
  checkHover(
    deployment().replace('replicas', 'repl$0icas'),
    '`replicas`: number of desired pods.',
    'At most **13** pods exist during a rollout (10 + 3), not counting terminating pods.',
    'Available pods never drop below **8** (10 − 2), unless pods fail on their own.',
    'Default: `1`',
    'Changing only this number starts no rollout; pods are only added or removed. If an autoscaler manages it, leave it out: every apply would reset it.',
    'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#replicas',
  ));
test('minReadySeconds', () =>
  checkHover(
    deployment(['minReady$0Seconds: 10']),
    '`minReadySeconds`: number of seconds a new pod must stay ready before it counts as available and the rollout continues.',
    'Each batch of new pods takes **10 s** longer.',
    'Rollout: 10 pods · at most 13 · never below 8 · about 30 s.',
    '_Assumes that new pods are ready 5 s after creation and that old pods take 3 s to terminate._',
    '_Including terminating pods, up to 18 exist at the same time._',
    'Default: `0`',
    'Must be less than `progressDeadlineSeconds` (600 here). If a pod stops being ready, its time starts again from 0.',
    'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#min-ready-seconds',
  ));
test('progressDeadlineSeconds', () =>
  checkHover(
    deployment(['progress$0DeadlineSeconds: 60']),
    '`progressDeadlineSeconds`: number of seconds a rollout can go without progress before it is reported as failed.',
    'The deadline of **60 s** starts again each time a pod becomes ready or available; it doesn’t limit the rollout as a whole.',
    'Rollout: 10 pods · at most 13 · never below 8 · about 10 s.',
    '_Assumes that new pods are ready 5 s after creation and that old pods take 3 s to terminate._',
    '_Including terminating pods, up to 18 exist at the same time._',
    'Default: `600`',
    'Nothing is stopped or rolled back when the deadline passes: `Progressing` becomes `False` with `ProgressDeadlineExceeded`, and `kubectl rollout status` fails. Must be greater than `minReadySeconds`, so 0 is rejected.',
    'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#progress-deadline-seconds',
  ));
test('revisionHistoryLimit', () =>
  checkHover(
    deployment(['revisionHistory$0Limit: 0']),
    '`revisionHistoryLimit`: number of old ReplicaSets kept for rollbacks.',
    '**None**: once a rollout is complete, `kubectl rollout undo` has nothing to roll back to.',
    'Default: `10`',
    'Revisions beyond the limit are deleted when a rollout is complete and can’t be restored from the cluster.',
    'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#revision-history-limit',
  ));
test('paused', () =>
  checkHover(
    deployment(['pau$0sed: true']),
    '`paused`: holds back changes to the pod template until it is `false` again.',
    'Changes to the pod template start **no rollout** now; scaling still works.',
    'Default: `false`',
    'Easy to forget: everything applied while the Deployment is paused is rolled out as one change. `kubectl rollout undo` fails until it is resumed.',
    'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#pausing-and-resuming-a-deployment',
  ));
test('image', () =>
  checkHover(
    deployment().replace('web:1', 'registry.example/te$0am/web:1@sha256:0123456789012345678901234567890123456789012345678901234567890123'),
    '`image`: the image that the container runs. A different value starts a rollout; the same value never does.',
    'registry `registry.example` · repository `team/web` · tag `1` · digest `sha256:0123456789012345678901234567890123456789012345678901234567890123`',
    'Rollout: 10 pods · at most 13 · never below 8 · about 10 s.',
    '_Assumes that new pods are ready 5 s after creation and that old pods take 3 s to terminate._',
    '_Including terminating pods, up to 18 exist at the same time._',
    'If the image can’t be pulled, the rollout gets stuck. With `RollingUpdate`, at most `maxUnavailable` old pods have been stopped by then.',
    'https://kubernetes.io/docs/concepts/containers/images/#image-names',
  ));
test('imagePullPolicy', () =>
  checkHover(
    deployment([], ['imagePull$0Policy: Always']),
    '`imagePullPolicy`: when the kubelet pulls the image: `Always` checks the registry each time the container starts, `IfNotPresent` pulls only if the node doesn’t have the image, `Never` doesn’t pull.',
    'Default: `IfNotPresent`, because there is a tag other than `latest` or a digest',
    'With `IfNotPresent` and a tag that can change, nodes can run different versions of the same image reference.',
    'https://kubernetes.io/docs/concepts/containers/images/#image-pull-policy',
  ));
test('readinessProbe', () =>
  checkHover(
    deployment([], ['readiness$0Probe: { tcpSocket: { port: 80 }, initialDelaySeconds: 7 }']),
    '`readinessProbe`: tells whether the container can serve traffic; a rollout waits for it, and it keeps running as long as the pod runs.',
    'Ready about **12 s** after the pod is created, assuming that the application is up after 5 s.',
    'Default: none: a pod counts as ready as soon as its containers run',
    'If it never succeeds, the rollout gets stuck at the pods just created. If it succeeds too early, the rollout continues with broken pods.',
    'https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/#readiness-probe',
  ));
test('livenessProbe', () =>
  checkHover(
    deployment([], ['liveness$0Probe: { tcpSocket: { port: 80 } }']),
    '`livenessProbe`: restarts the container when it fails; it says nothing about whether the pod can serve traffic.',
    '3 × 10 s: restarted about **30 s** after it stops responding.',
    'Default: none: the container is restarted only when it exits',
    'If it fails before a slow application is up, every new pod is restarted forever. A startup probe prevents that.',
    'https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/#liveness-probe',
  ));
test('startupProbe', () =>
  checkHover(
    deployment([], ['startup$0Probe: { tcpSocket: { port: 80 }, failureThreshold: 30 }']),
    '`startupProbe`: holds back the other probes until the application is up.',
    '0 s + 30 × 10 s: the application has **300 s** to start.',
    'Ready about **10 s** after the pod is created, assuming that the application is up after 5 s.',
    'Default: none: the other probes start immediately',
    'An application that takes longer to start than this allows is restarted again and again.',
    'https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/#startup-probe',
  ));
test('a number of a probe', () =>
  checkHover(
    deployment([], ['readinessProbe: { tcpSocket: { port: 80 }, period$0Seconds: 4 }']),
    '`periodSeconds`: number of seconds between two probes.',
    'Ready about **6 s** after the pod is created, assuming that the application is up after 5 s.',
    'Default: `10`',
    'A pod becomes ready only when a probe runs: with a period of 10 s, an application that is up 12 s after its container starts becomes ready after 21 s.',
    'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#configure-probes',
  ));
/** The Deployment with lines in its pod's spec. */
const inPod = (...lines: readonly string[]): string =>
  deployment().replace('      containers:', `${lines.map(line => `      ${line}\n`).join('')}      containers:`);

test('readinessGates', () =>
  checkHover(
    inPod('readiness$0Gates:', '  - conditionType: example.com/ready'),
    '`readinessGates`: conditions that must be true before a pod counts as ready, in addition to its probes. Other controllers set them, such as that of a load balancer.',
    'A pod is ready only when `example.com/ready` is `True`, which neither the kubelet nor the rollout sets.',
    'Rollout: 10 pods · at most 13 · never below 8 · about 10 s.',
    '_Assumes that new pods are ready 5 s after creation and that old pods take 3 s to terminate._',
    '_New pods wait for the readiness gate example.com/ready, which another controller sets: it is assumed to be true as soon as their containers are ready._',
    '_Including terminating pods, up to 18 exist at the same time._',
    'Default: none: a pod is ready when its containers are',
    'If nothing sets a condition, no new pod becomes ready and the rollout gets stuck. How long that takes can be set in the rollout timeline.',
    'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-readiness-gate',
  ));
test('a scheduling gate', () =>
  checkHover(
    inPod('schedulingGates:', '  - name: example.com/w$0ait'),
    '`name`: names that must be removed from a pod before it is scheduled. Another controller removes them, such as that of a queue.',
    'Every new pod waits in `SchedulingGated` until `example.com/wait` is removed from it.',
    'Rollout: Stuck at 5 of 10 updated · at most 13 · never below 8 · fails after 10 min.',
    '_Assumes that old pods take 3 s to terminate._',
    '_Including terminating pods, up to 15 exist at the same time._',
    'Default: none: a pod is scheduled immediately',
    'If nothing removes a gate, no new pod starts and the rollout gets stuck.',
    'https://kubernetes.io/docs/concepts/scheduling-eviction/pod-scheduling-readiness/',
  ));
const sidecar = (...lines: readonly string[]): string =>
  inPod('initContainers:', '  - name: proxy', '    image: proxy:1', ...lines.map(line => `    ${line}`));
test('restartPolicy of a sidecar', () =>
  checkHover(
    sidecar('restart$0Policy: Always', 'startupProbe: { httpGet: { port: 80 } }'),
    '`restartPolicy`: `Always` makes the init container a sidecar: it keeps running beside the containers, which start once it has started.',
    'The containers start when its startup probe has succeeded.',
    'It has no readiness probe, so it holds up no rollout once it has started.',
    'When the pod terminates, it gets the stop signal after the containers have terminated; its preStop hook runs from the start.',
    'Default: none: the init container must end before the next one starts',
    'If the startup probe of a sidecar never succeeds, the containers never start.',
    'https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/',
  ));
test('the readiness probe of a sidecar', () =>
  checkHover(
    sidecar('restartPolicy: Always', 'readiness$0Probe: { tcpSocket: { port: 80 }, initialDelaySeconds: 60 }'),
    '`readinessProbe`: tells whether the container can serve traffic; a rollout waits for it, and it keeps running as long as the pod runs.',
    'Ready about **62 s** after the pod is created, assuming that the application is up after 5 s.',
    'Default: none: a pod counts as ready as soon as its containers run',
    'If it never succeeds, the rollout gets stuck at the pods just created. If it succeeds too early, the rollout continues with broken pods.',
    'https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/#readiness-probe',
  ));
test('a readiness probe that never succeeds', () =>
  checkHover(
    deployment([], ['readiness$0Probe: { tcpSocket: { port: web } }']),
    '`readinessProbe`: tells whether the container can serve traffic; a rollout waits for it, and it keeps running as long as the pod runs.',
    '**Never** ready, assuming that the application is up after 5 s.',
    'Default: none: a pod counts as ready as soon as its containers run',
    'If it never succeeds, the rollout gets stuck at the pods just created. If it succeeds too early, the rollout continues with broken pods.',
    'https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/#readiness-probe',
  ));
test('a preStop hook of unknown time', () =>
  checkHover(
    deployment([], ['lifecycle: { pre$0Stop: { exec: { command: [sh, -c, "sleep 5; /drain"] } } }']),
    '`preStop`: what runs before the container gets the stop signal, for example a wait for load balancers to notice.',
    'How long preStop takes isn’t known; it counts as **5 s**.',
    'Terminates in about **8 s** (grace period 30 s), assuming that the application exits 3 s after the stop signal.',
    'Default: none: the container gets the stop signal immediately',
    'The time the hook takes counts against the grace period: if none is left, the application is killed 2 s after the stop signal.',
    'https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/#container-hooks',
  ));
test('terminationGracePeriodSeconds', () =>
  checkHover(
    deployment().replace('      containers:', '      terminationGrace$0PeriodSeconds: 60\n      containers:'),
    '`terminationGracePeriodSeconds`: number of seconds a pod has to terminate before it is killed, including the time for its preStop hooks.',
    'Terminates in about **3 s** (grace period 60 s), assuming that the application exits 3 s after the stop signal.',
    'Default: `30`',
    'Terminating pods are no longer counted, but they use resources until they have terminated: more pods can exist than `replicas` plus surge. With `Recreate`, new pods are created only after the last old pod has terminated.',
    'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination',
  ));
test('preStop', () =>
  checkHover(
    deployment([], ['lifecycle: { pre$0Stop: { sleep: { seconds: 5 } } }']),
    '`preStop`: what runs before the container gets the stop signal, for example a wait for load balancers to notice.',
    'preStop takes **5 s**.',
    'Terminates in about **8 s** (grace period 30 s), assuming that the application exits 3 s after the stop signal.',
    'Default: none: the container gets the stop signal immediately',
    'The time the hook takes counts against the grace period: if none is left, the application is killed 2 s after the stop signal.',
    'https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/#container-hooks',
  ));
test('a refused manifest has its numbers, and no rollout', () =>
  checkHover(
    deployment(rolling('max$0Surge: 25%', 'maxUnavailable: -1')),
    '`maxSurge`: maximum number of extra pods above `replicas` during a rollout: a number, or a percentage of `replicas`, rounded up.',
    '`25% of 10 = 2.5, rounded up: 3`',
    'At most **13** pods exist during a rollout (10 + 3), not counting terminating pods.',
    '| replicas | 1 | 2 | 3 | 4 | 5 | 8 | **10** | 20 |',
    '| --- | --: | --: | --: | --: | --: | --: | --: | --: |',
    '| pods | 1 | 1 | 1 | 1 | 2 | 2 | **3** | 5 |',
    'Default: `25%`, rounded up',
    'The extra pods need room on the nodes and in the quota; without it, they can’t start. `0` is allowed only if `maxUnavailable` is greater than 0.',
    'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#max-surge',
  ));
test('other fields of the spec', () => {
  checkHover(
    deployment([], ['imagePullPolicy: Always', 'terminationMessage$0Policy: File']),
    '`terminationMessagePolicy`: Indicate how the termination message should be populated.',
    'One of `FallbackToLogsOnError`, `File`.',
    'Default: `File`',
    podSpec,
  );
  checkHover(
    deployment([], ['volumeMounts: [{name: a, mount$0Path: /a}]']),
    '`mountPath`: the path in the container.',
    'Required.',
    podSpec,
  );
  checkHover(
    deployment([], ['env: [{name: A, valueFrom: {file$0KeyRef: {key: A, path: a, volumeName: v}}}]']),
    '`fileKeyRef`: FileKeyRef selects a key of the env file.',
    'Requires Kubernetes 1.34 or later.',
    podSpec,
  );
});
test('keys of the user’s own, and what isn’t below spec', () => {
  checkHover(deployment().replace('app: web', 'a$0pp: web'));
  checkHover(deployment().replace('kind', 'ki$0nd'));
});
test('markup in a name stays text', () =>
  checkHover(
    deployment().replace('web:1', '"![x]($0http://x)`<b>"'),
    '`image`: the image that the container runs. A different value starts a rollout; the same value never does.',
    'Rollout: 10 pods · at most 13 · never below 8 · about 10 s.',
    '_Assumes that new pods are ready 5 s after creation and that old pods take 3 s to terminate._',
    '_Including terminating pods, up to 18 exist at the same time._',
    'If the image can’t be pulled, the rollout gets stuck. With `RollingUpdate`, at most `maxUnavailable` old pods have been stopped by then.',
    'https://kubernetes.io/docs/concepts/containers/images/#image-names',
  ));

test('a link to the timeline, where the client can show one', () => {
  const { file, position } = openAtCursor(deployment(['min$0ReadySeconds: 1']).replace('name: web', 'name: "web)](x"'));
  const { contents } =
    hover.answer({ textDocument: file, position }, file, settings, { settingsCommand: null, timelineCommand: 'show', copyCommand: null }) ??
    {};
  assert.ok(typeof contents === 'object' && 'value' in contents);
  const link = /\[Show rollout timeline\]\(command:show\?([^()[\]]+)\) · /.exec(contents.value)?.[1] ?? '';
  assert.deepEqual(JSON.parse(decodeURIComponent(link)), [file.uri, 'Deployment//web)](x']);
});

test('of what can’t be read no numbers', () =>
  checkHover(
    deployment(['strat', ...rolling('max$0Surge: 25%')]),
    '`maxSurge`: maximum number of extra pods above `replicas` during a rollout: a number, or a percentage of `replicas`, rounded up.',
    'Default: `25%`, rounded up',
    'The extra pods need room on the nodes and in the quota; without it, they can’t start. `0` is allowed only if `maxUnavailable` is greater than 0.',
    'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#max-surge',
  ));

test('of what is only begun, and of a patch, no number is known', () => {
  const begun = 'apiVersion: apps/v1\nkind: Deployment\nspec:\n';
  checkHover(
    `${begun}  strategy:\n    rollingUpdate:\n      max$0Surge: 25%\n`,
    '`maxSurge`: maximum number of extra pods above `replicas` during a rollout: a number, or a percentage of `replicas`, rounded up.',
    'Default: `25%`, rounded up',
    'The extra pods need room on the nodes and in the quota; without it, they can’t start. `0` is allowed only if `maxUnavailable` is greater than 0.',
    'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#max-surge',
  );
  checkHover(
    `${begun}  minReady$0Seconds: 5\n`,
    '`minReadySeconds`: number of seconds a new pod must stay ready before it counts as available and the rollout continues.',
    'Default: `0`',
    'Must be less than `progressDeadlineSeconds`. If a pod stops being ready, its time starts again from 0.',
    'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#min-ready-seconds',
  );
  checkHover(
    `${begun}  template:\n    spec:\n      containers:\n        - name: a\n          image$0PullPolicy: Always\n`,
    '`imagePullPolicy`: when the kubelet pulls the image: `Always` checks the registry each time the container starts, `IfNotPresent` pulls only if the node doesn’t have the image, `Never` doesn’t pull.',
    'Default: `Always` if the tag is `latest` or missing, else `IfNotPresent`',
    'With `IfNotPresent` and a tag that can change, nodes can run different versions of the same image reference.',
    'https://kubernetes.io/docs/concepts/containers/images/#image-pull-policy',
  );
});
