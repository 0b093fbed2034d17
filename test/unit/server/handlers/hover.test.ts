import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hover } from '../../../../server/handlers/hover';
import { deployment, openAtCursor, settings } from '../../../support/manifest';

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
    '`maxSurge`: how many pods more than `replicas` may exist while pods are replaced: a number, or a percentage of `replicas` that is rounded up.',
    '`25% of 10 = 2.5, rounded up: 3`',
    'At most **13** pods while they are replaced (10 + 3); those that are shutting down come on top.',
    '| replicas | 1 | 2 | 3 | 4 | 5 | 8 | **10** | 20 |',
    '| --- | --: | --: | --: | --: | --: | --: | --: | --: |',
    '| pods | 1 | 1 | 1 | 1 | 2 | 2 | **3** | 5 |',
    'Default: `25%`, rounded up',
    'The nodes and the quota need room for the extra pods: without it the rollout waits. `0` only goes together with a `maxUnavailable` above 0.',
    'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#max-surge',
  ));
test('maxUnavailable', () =>
  checkHover(
    deployment(rolling('maxUnavailable: 2$05%', 'maxSurge: 1')),
    '`maxUnavailable`: how many pods fewer than `replicas` may be available while pods are replaced: a number, or a percentage of `replicas` that is rounded down.',
    '`25% of 10 = 2.5, rounded down: 2`',
    'The controller never takes away a pod below **8** available (10 − 2).',
    '| replicas | 1 | 2 | 3 | 4 | 5 | 8 | **10** | 20 |',
    '| --- | --: | --: | --: | --: | --: | --: | --: | --: |',
    '| pods | 0 | 0 | 0 | 1 | 1 | 2 | **2** | 5 |',
    'Default: `25%`, rounded down',
    'Of few replicas a percentage is 0 pods: then an extra pod has to start before an old one may go. As many as `replicas` allows an outage. A PodDisruptionBudget changes nothing here: it limits evictions, not rollouts.',
    'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#max-unavailable',
  ));
test('maxUnavailable that is an outage', () =>
  checkHover(
    deployment(rolling('maxUnavailable: 1$00')),
    '`maxUnavailable`: how many pods fewer than `replicas` may be available while pods are replaced: a number, or a percentage of `replicas` that is rounded down.',
    '**All** pods may be unavailable at the same time.',
    'Default: `25%`, rounded down',
    'Of few replicas a percentage is 0 pods: then an extra pod has to start before an old one may go. As many as `replicas` allows an outage. A PodDisruptionBudget changes nothing here: it limits evictions, not rollouts.',
    'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#max-unavailable',
  ));
test('strategy', () =>
  checkHover(
    deployment(['stra$0tegy:', '  rollingUpdate: { maxSurge: 1, maxUnavailable: 1 }']),
    '`strategy`: how old pods are replaced by new ones when the template changes.',
    'At most **11** pods while they are replaced (10 + 1); those that are shutting down come on top.',
    'The controller never takes away a pod below **9** available (10 − 1).',
    'A rollout: 10 pods · at most 11 · never below 9 · about 25 s.',
    '_Assumes that new pods are ready 5 s after creation and old ones take 3 s to terminate._',
    '_Counting terminating pods, up to 13 exist at once._',
    'Default: `RollingUpdate`',
    'Old and new pods serve at the same time: both versions have to get along.',
    'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#strategy',
  ));
test('type', () =>
  checkHover(
    deployment(['strategy:', '  ty$0pe: Recreate']),
    '`type`: `RollingUpdate` replaces the pods step by step; `Recreate` stops all old pods, waits until they have gone, and then starts the new ones.',
    'A rollout: 10 pods · at most 10 · none available for 8 s.',
    '_Assumes that new pods are ready 5 s after creation and old ones take 3 s to terminate._',
    '_New pods are created only when the last old one is gone._',
    'Default: `RollingUpdate`',
    'No pod serves from the first one stopped to the first new one ready, and while old pods take their time to stop.',
    'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#recreate-deployment',
  ));
test('replicas', () =>
  checkHover(
    deployment().replace('replicas', 'repl$0icas'),
    '`replicas`: how many pods are wanted.',
    'At most **13** pods while they are replaced (10 + 3); those that are shutting down come on top.',
    'The controller never takes away a pod below **8** available (10 − 2).',
    'Default: `1`',
    'A change of this number alone rolls nothing, it only adds or removes pods. Where an autoscaler sets it, leave it out: each apply would set it back.',
    'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#replicas',
  ));
test('minReadySeconds', () =>
  checkHover(
    deployment(['minReady$0Seconds: 10']),
    '`minReadySeconds`: how many seconds a new pod has to stay ready before it counts as available and the rollout goes on.',
    'Each wave of new pods waits **10 s** longer.',
    'A rollout: 10 pods · at most 13 · never below 8 · about 30 s.',
    '_Assumes that new pods are ready 5 s after creation and old ones take 3 s to terminate._',
    '_Counting terminating pods, up to 18 exist at once._',
    'Default: `0`',
    'It has to be less than `progressDeadlineSeconds` (600 here). A pod that stops being ready begins to count anew.',
    'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#min-ready-seconds',
  ));
test('progressDeadlineSeconds', () =>
  checkHover(
    deployment(['progress$0DeadlineSeconds: 60']),
    '`progressDeadlineSeconds`: how many seconds a rollout may stand still before it is reported as failed.',
    'The **60 s** begin anew with each pod that becomes ready or available: they are no limit of the whole rollout.',
    'A rollout: 10 pods · at most 13 · never below 8 · about 10 s.',
    '_Assumes that new pods are ready 5 s after creation and old ones take 3 s to terminate._',
    '_Counting terminating pods, up to 18 exist at once._',
    'Default: `600`',
    'Nothing is stopped or rolled back when they have passed: `Progressing` becomes `False` with `ProgressDeadlineExceeded`, and `kubectl rollout status` fails. It has to be more than `minReadySeconds`, so 0 is refused.',
    'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#progress-deadline-seconds',
  ));
test('revisionHistoryLimit', () =>
  checkHover(
    deployment(['revisionHistory$0Limit: 0']),
    '`revisionHistoryLimit`: how many old ReplicaSets are kept to go back to.',
    '**None**: once a rollout is complete, `kubectl rollout undo` has nothing to go back to.',
    'Default: `10`',
    'What is beyond the limit is deleted when a rollout is complete, and can’t be brought back from the cluster.',
    'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#revision-history-limit',
  ));
test('paused', () =>
  checkHover(
    deployment(['pau$0sed: true']),
    '`paused`: keeps changes of the template from being rolled out until it is `false` again.',
    'A change of the template starts **nothing** now; scaling works.',
    'Default: `false`',
    'It is easily forgotten: everything applied in the meantime is rolled out as one change. `kubectl rollout undo` is refused while it is paused.',
    'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#pausing-and-resuming-a-deployment',
  ));
test('image', () =>
  checkHover(
    deployment().replace('web:1', 'registry.example/te$0am/web:1@sha256:0123456789012345678901234567890123456789012345678901234567890123'),
    '`image`: what the container runs. Another text here starts a rollout, the same text never does.',
    'registry `registry.example` · repository `team/web` · tag `1` · digest `sha256:0123456789012345678901234567890123456789012345678901234567890123`',
    'A rollout: 10 pods · at most 13 · never below 8 · about 10 s.',
    '_Assumes that new pods are ready 5 s after creation and old ones take 3 s to terminate._',
    '_Counting terminating pods, up to 18 exist at once._',
    'An image that can’t be pulled stops the rollout: the old pods go on serving as far as `maxUnavailable` left them.',
    'https://kubernetes.io/docs/concepts/containers/images/#image-names',
  ));
test('imagePullPolicy', () =>
  checkHover(
    deployment([], ['imagePull$0Policy: Always']),
    '`imagePullPolicy`: when a node fetches the image: `Always` asks the registry at each start, `IfNotPresent` only where the node hasn’t got it, `Never` not at all.',
    'Default: `IfNotPresent`, as there is a tag other than `latest` or a digest',
    'With `IfNotPresent` and a tag that moves, nodes run different versions of the same text.',
    'https://kubernetes.io/docs/concepts/containers/images/#image-pull-policy',
  ));
test('readinessProbe', () =>
  checkHover(
    deployment([], ['readiness$0Probe: { tcpSocket: { port: 80 }, initialDelaySeconds: 7 }']),
    '`readinessProbe`: says when the container can serve; a rollout waits for it, and it goes on being asked as long as the pod lives.',
    'Ready about **12 s** after the pod was made, if the application is up after 5 s (assumed).',
    'Default: none: the pod counts as ready the moment that its containers run',
    'One that never succeeds stops the rollout at the pods that were just made; one that answers too early lets it go on over broken pods.',
    'https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/#readiness-probe',
  ));
test('livenessProbe', () =>
  checkHover(
    deployment([], ['liveness$0Probe: { tcpSocket: { port: 80 } }']),
    '`livenessProbe`: restarts the container when it fails; it says nothing about whether the pod serves.',
    '3 × 10 s: restarted about **30 s** after it stopped answering.',
    'Default: none: the container is only restarted when it exits',
    'Where it fails before a slow application is up, each new pod is restarted for ever: that is what a startup probe is for.',
    'https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/#liveness-probe',
  ));
test('startupProbe', () =>
  checkHover(
    deployment([], ['startup$0Probe: { tcpSocket: { port: 80 }, failureThreshold: 30 }']),
    '`startupProbe`: keeps the other probes waiting until the application is up.',
    '0 s + 30 × 10 s: the application has **300 s** to come up.',
    'Ready about **10 s** after the pod was made, if the application is up after 5 s (assumed).',
    'Default: none: the other probes begin at once',
    'An application that takes longer than it allows is restarted, again and again.',
    'https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/#startup-probe',
  ));
test('a number of a probe', () =>
  checkHover(
    deployment([], ['readinessProbe: { tcpSocket: { port: 80 }, period$0Seconds: 4 }']),
    '`periodSeconds`: how many seconds lie between two times that the probe is asked.',
    'Ready about **6 s** after the pod was made, if the application is up after 5 s (assumed).',
    'Default: `10`',
    'A pod becomes ready at one of these times only: with 10 s, an application that is up after 12 s is ready after 21 s.',
    'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#configure-probes',
  ));
test('terminationGracePeriodSeconds', () =>
  checkHover(
    deployment().replace('      containers:', '      terminationGrace$0PeriodSeconds: 60\n      containers:'),
    '`terminationGracePeriodSeconds`: how many seconds a pod has to stop before it is killed; preStop hooks run within them.',
    'Gone about **3 s** after the order to stop, of at most 60 s, if the application exits 3 s after it was told to (assumed).',
    'Default: `30`',
    'Pods that stop are no longer counted, but they take room for so long: more pods exist than the ceiling says. With `Recreate` nothing serves until the last one has gone.',
    'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination',
  ));
test('preStop', () =>
  checkHover(
    deployment([], ['lifecycle: { pre$0Stop: { sleep: { seconds: 5 } } }']),
    '`preStop`: what runs before the container is told to stop, such as a wait for load balancers to notice.',
    'preStop takes **5 s**.',
    'Gone about **8 s** after the order to stop, of at most 30 s, if the application exits 3 s after it was told to (assumed).',
    'Default: none: the container is told to stop at once',
    'What it takes is taken from the grace period: where nothing is left, the application is killed 2 s after it was told to stop.',
    'https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/#container-hooks',
  ));
test('a refused manifest has its numbers, and no rollout', () =>
  checkHover(
    deployment(rolling('max$0Surge: 25%', 'maxUnavailable: -1')),
    '`maxSurge`: how many pods more than `replicas` may exist while pods are replaced: a number, or a percentage of `replicas` that is rounded up.',
    '`25% of 10 = 2.5, rounded up: 3`',
    'At most **13** pods while they are replaced (10 + 3); those that are shutting down come on top.',
    '| replicas | 1 | 2 | 3 | 4 | 5 | 8 | **10** | 20 |',
    '| --- | --: | --: | --: | --: | --: | --: | --: | --: |',
    '| pods | 1 | 1 | 1 | 1 | 2 | 2 | **3** | 5 |',
    'Default: `25%`, rounded up',
    'The nodes and the quota need room for the extra pods: without it the rollout waits. `0` only goes together with a `maxUnavailable` above 0.',
    'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#max-surge',
  ));
test('other fields', () => checkHover(deployment().replace('matchLabels', 'match$0Labels')));
test('markup in a name stays text', () =>
  checkHover(
    deployment().replace('web:1', '"![x]($0http://x)`<b>"'),
    '`image`: what the container runs. Another text here starts a rollout, the same text never does.',
    'A rollout: 10 pods · at most 13 · never below 8 · about 10 s.',
    '_Assumes that new pods are ready 5 s after creation and old ones take 3 s to terminate._',
    '_Counting terminating pods, up to 18 exist at once._',
    'An image that can’t be pulled stops the rollout: the old pods go on serving as far as `maxUnavailable` left them.',
    'https://kubernetes.io/docs/concepts/containers/images/#image-names',
  ));

test('a link to the timeline, where the client can show one', () => {
  const { file, position } = openAtCursor(deployment(['min$0ReadySeconds: 1']).replace('name: web', 'name: "web)](x"'));
  const { contents } =
    hover.answer({ textDocument: file, position }, file, settings, { settingsCommand: null, timelineCommand: 'show' }) ?? {};
  assert.ok(typeof contents === 'object' && 'value' in contents);
  const link = /\[Show the timeline\]\(command:show\?([^()[\]]+)\) · /.exec(contents.value)?.[1] ?? '';
  assert.deepEqual(JSON.parse(decodeURIComponent(link)), [file.uri, 'Deployment//web)](x']);
});
