import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { canonicalTemplate } from '../../../../server/kubernetes/canonicalTemplate';
import { differenceLine, templateDifferences } from '../../../../server/changes/templateDifferences';
import { deploymentWith, workloadIn } from '../past/manifests';

/** The difference of two pod specs in one line; empty for the same template. */
function checkDifference(before: string, after: string, expected: string): void {
  const [one, other] = [before, after].map(podSpec => workloadIn(deploymentWith(podSpec)).object.spec.template);
  assert.ok(one !== undefined && other !== undefined);
  assert.equal(differenceLine(templateDifferences(one, other)), expected);
  assert.equal(canonicalTemplate(one) === canonicalTemplate(other), expected === '');
}

/** A pod spec with one container `web`, and fields of it. */
function web(image: string, ...fields: readonly string[]): string {
  return ['containers:', '- name: web', `  image: ${image}`, ...fields.map(field => `  ${field}`)].join('\n');
}

test('a tag', () => checkDifference(web('nginx:1.27'), web('nginx:1.26'), 'nginx 1.27 → 1.26'));
test('a tag of an image with a registry', () =>
  checkDifference(web('registry.example:5000/team/app:1.2'), web('registry.example:5000/team/app:1.3'), 'app 1.2 → 1.3'));
test('another repository', () => checkDifference(web('nginx:1.27'), web('httpd:2.4'), 'nginx:1.27 → httpd:2.4'));
test('another registry', () =>
  checkDifference(web('nginx:1.27'), web('mirror.example/nginx:1.27'), 'nginx:1.27 → mirror.example/nginx:1.27'));
test('no tag, and latest written out, are two images', () => checkDifference(web('nginx'), web('nginx:latest'), 'nginx → nginx:latest'));
test('a tag in place of none, and the pull policy that follows', () =>
  checkDifference(web('nginx'), web('nginx:1.27'), 'nginx latest → 1.27'));
test('a digest under the same tag', () =>
  checkDifference(
    web(`nginx:1.27@sha256:${'0a'.repeat(32)}`),
    web(`nginx:1.27@sha256:${'1b'.repeat(32)}`),
    'nginx sha256:0a0a0a0a0a0a → sha256:1b1b1b1b1b1b',
  ));
test('an image that is none', () => checkDifference(web('nginx:1'), web('"NGINX 2"'), 'nginx:1 → NGINX 2'));
test('a pull policy that the image does not bring', () =>
  checkDifference(web('nginx:1'), web('nginx:1', 'imagePullPolicy: Always'), 'imagePullPolicy IfNotPresent → Always'));
test('a variable', () =>
  checkDifference(
    web('nginx:1', 'env: [{name: LOG_LEVEL, value: info}]'),
    web('nginx:1', 'env: [{name: LOG_LEVEL, value: debug}]'),
    'env LOG_LEVEL',
  ));
test('many variables', () =>
  checkDifference(
    web('nginx:1'),
    web(
      'nginx:1',
      'env: [{name: A, value: "1"}, {name: B, value: "1"}, {name: C, value: "1"}, {name: D, value: "1"}, {name: E, value: "1"}]',
    ),
    'env A, B, C, +2',
  ));
test('the order of variables', () =>
  checkDifference(
    web('nginx:1', 'env: [{name: A, value: a}, {name: B, value: b}]'),
    web('nginx:1', 'env: [{name: B, value: b}, {name: A, value: a}]'),
    'env order',
  ));
test('a number of a probe', () =>
  checkDifference(
    web('nginx:1', 'readinessProbe: {tcpSocket: {port: 80}}'),
    web('nginx:1', 'readinessProbe: {tcpSocket: {port: 80}, periodSeconds: 5}'),
    'readinessProbe.periodSeconds 10 → 5',
  ));
test('a memory limit', () =>
  checkDifference(
    web('nginx:1', 'resources: {limits: {memory: 1Gi}}'),
    web('nginx:1', 'resources: {limits: {memory: 1536Mi}}'),
    'resources.limits.memory 1Gi → 1536Mi',
  ));
test('a limit more', () => checkDifference(web('nginx:1'), web('nginx:1', 'resources: {limits: {cpu: 1}}'), 'resources'));
test('a command', () => checkDifference(web('nginx:1', 'command: [a, b]'), web('nginx:1', 'command: [b, a]'), 'command'));
test('a container more, and one renamed', () =>
  checkDifference(web('nginx:1'), `${web('nginx:2')}\n- {name: log, image: fluent-bit:3}`, 'nginx 1 → 2, +1 container'));
test('a container that is gone', () => checkDifference(`${web('nginx:1')}\n- {name: log, image: a}`, web('nginx:1'), '−1 container'));
test('two other containers', () =>
  checkDifference(web('nginx:1'), 'containers: [{name: a, image: x}, {name: b, image: y}]', '+2 containers, −1 container'));
test('the order of containers', () =>
  checkDifference(
    'containers: [{name: a, image: x}, {name: b, image: y}]',
    'containers: [{name: b, image: y}, {name: a, image: x}]',
    'container order',
  ));
test('a field of one of several containers', () =>
  checkDifference(
    `- {}`.replace('- {}', `${web('nginx:1')}\n- {name: log, image: a}`),
    `${web('nginx:1')}\n- {name: log, image: a, tty: true}`,
    'tty (log)',
  ));
test('an init container', () =>
  checkDifference(web('nginx:1'), `${web('nginx:1')}\ninitContainers: [{name: wait, image: busybox:1}]`, '+1 init container'));
test('fields of the pod', () =>
  checkDifference(
    web('nginx:1'),
    `${web('nginx:1')}\nterminationGracePeriodSeconds: 60\nserviceAccountName: robot\nnodeSelector: {disk: ssd}`,
    'nodeSelector, serviceAccountName, terminationGracePeriodSeconds 30 → 60',
  ));
test('a volume', () =>
  checkDifference(
    `${web('nginx:1')}\nvolumes: [{name: config, configMap: {name: a}}, {name: cache}]`,
    `${web('nginx:1')}\nvolumes: [{name: config, configMap: {name: b}}, {name: cache}]`,
    'volume config',
  ));
test('the order of volumes', () =>
  checkDifference(
    `${web('nginx:1')}\nvolumes: [{name: a}, {name: b}]`,
    `${web('nginx:1')}\nvolumes: [{name: b}, {name: a}]`,
    'volume order',
  ));
test('an empty struct behind a pointer is not nothing', () =>
  checkDifference(web('nginx:1'), web('nginx:1', 'securityContext: {}'), 'securityContext'));

test('defaults written out', () =>
  checkDifference(
    web('nginx:1', 'ports: [{containerPort: 80}]', 'readinessProbe: {httpGet: {port: 80}}'),
    `${web(
      'nginx:1',
      'imagePullPolicy: IfNotPresent',
      'terminationMessagePath: /dev/termination-log',
      'terminationMessagePolicy: File',
      'resources: {}',
      'ports: [{containerPort: 80, protocol: TCP}]',
      'readinessProbe: {httpGet: {port: 80, path: /, scheme: HTTP}, timeoutSeconds: 1, periodSeconds: 10, successThreshold: 1, failureThreshold: 3, initialDelaySeconds: 0}',
    )}\nrestartPolicy: Always\ndnsPolicy: ClusterFirst\nterminationGracePeriodSeconds: 30\nschedulerName: default-scheduler\nsecurityContext: {}`,
    '',
  ));
test('nulls and empty lists', () =>
  checkDifference(
    web('nginx:1'),
    `${web('nginx:1', 'env: []', 'args: null', 'resources: {limits: {}}')}\nvolumes: []\nnodeSelector: {}\naffinity: null`,
    '',
  ));
test('quantities of the same value', () =>
  checkDifference(
    web('nginx:1', 'resources: {limits: {cpu: 1000m, memory: 1Gi}}'),
    web('nginx:1', 'resources: {limits: {memory: "1024Mi", cpu: 1}}'),
    '',
  ));
test('quotes, order and style', () =>
  checkDifference(
    `${web('nginx:1')}\nnodeSelector: {a: x, b: "y"}`,
    `nodeSelector:\n  "b": 'y'\n  a: "x"\ncontainers: [{"image": "nginx:1", "name": "web"}]`,
    '',
  ));

test('labels and annotations', () => {
  const template = (metadata: string): ReturnType<typeof workloadIn>['object']['spec']['template'] =>
    workloadIn(deploymentWith(web('nginx:1'), '', metadata)).object.spec.template;
  const check = (before: string, after: string, expected: string): void => {
    assert.equal(differenceLine(templateDifferences(template(before), template(after))), expected);
  };
  check('labels: {app: web}', 'labels: {app: web, version: "2"}', 'label version');
  check('labels: {app: web}', 'labels: {app: web}\nannotations: {checksum/config: abc}', 'annotation checksum/config');
  check('labels: {app: web, pod-template-hash: 6b7f}', 'labels: {app: web}', '');
});

/** Fields that make another template, each written alone into a pod spec with a container. */
const changes = [
  'containers: [{name: web, image: "nginx:2"}]',
  'containers: [{name: web, image: "nginx:1", args: [x]}]',
  'containers: [{name: web, image: "nginx:1", resources: {requests: {cpu: 1m}}}]',
  'containers: [{name: web, image: "nginx:1", env: [{name: A, value: x}]}]',
  'containers: [{name: web, image: "nginx:1", livenessProbe: {exec: {command: [x]}}}]',
  'containers: [{name: web, image: "nginx:1", lifecycle: {preStop: {sleep: {seconds: 3}}}}]',
  'containers: [{name: web, image: "nginx:1", volumeMounts: [{name: a, mountPath: /a}]}]',
  'containers: [{name: web, image: "nginx:1"}]\nhostNetwork: true',
  'containers: [{name: web, image: "nginx:1"}]\ntolerations: [{key: a}]',
  'containers: [{name: web, image: "nginx:1"}]\npriorityClassName: high',
  'containers: [{name: web, image: "nginx:1"}]\nvolumes: [{name: a}]',
  'containers: [{name: web, image: "nginx:1"}]\nruntimeClassName: gvisor',
  'containers: [{name: web, image: "nginx:1"}]\nhostAliases: [{ip: 10.0.0.1, hostnames: [a]}]',
  'containers: [{name: web, image: "nginx:1"}]\nautomountServiceAccountToken: false',
  'containers: [{name: web, image: "nginx:1"}]\nenableServiceLinks: false',
];
const templates = ['containers: [{name: web, image: "nginx:1"}]', ...changes].map(
  podSpec => workloadIn(deploymentWith(podSpec)).object.spec.template,
);

test('property: two templates with any field between them differ, and in words', () => {
  const index = fc.nat(templates.length - 1);
  fc.assert(
    fc.property(index, index, (one, other) => {
      const [before, after] = [templates[one], templates[other]];
      assert.ok(before !== undefined && after !== undefined);
      const differences = templateDifferences(before, after);
      assert.equal(differences.length === 0, one === other);
      assert.ok(differences.every(({ subject, text }) => subject !== '' && text !== '' && !text.includes('undefined')));
    }),
    { numRuns: 20 },
  );
});

/** The value as YAML in braces: keys in an order of chance, plain or in quotes of either sort. */
function flow(value: unknown, chance: () => number): string {
  if (Array.isArray(value)) return `[${value.map(item => flow(item, chance)).join(', ')}]`;
  if (typeof value !== 'object' || value === null) {
    const text = JSON.stringify(value);
    return typeof value === 'string' && chance() % 2 === 0 && !/['\\]/.test(value) ? `'${value}'` : text;
  }
  const entries = Object.entries(value).map(([key, field]) => [chance(), `${JSON.stringify(key)}: ${flow(field, chance)}`] as const);
  return `{${entries
    .sort(([a], [b]) => a - b)
    .map(([, text]) => text)
    .join(', ')}}`;
}

test('property: a manifest written in another order, style, and with its defaults written out rolls nothing', () => {
  fc.assert(
    fc.property(fc.nat(templates.length - 1), fc.array(fc.nat(), { minLength: 40, maxLength: 40 }), (index, numbers) => {
      const template = templates[index];
      assert.ok(template !== undefined);
      let next = 0;
      const text = flow(
        {
          spec: { template, selector: { matchLabels: { app: 'web' } } },
          apiVersion: 'apps/v1',
          metadata: { name: 'web' },
          kind: 'Deployment',
        },
        () => numbers[next++ % numbers.length] ?? 0,
      );
      assert.deepEqual(templateDifferences(template, workloadIn(text).object.spec.template), []);
    }),
    { numRuns: 20 },
  );
});

const rich = {
  metadata: { labels: { app: 'web', tier: 'front' }, annotations: { 'checksum/config': 'abc' } },
  spec: {
    serviceAccountName: 'robot',
    terminationGracePeriodSeconds: 45,
    nodeSelector: { disk: 'ssd' },
    tolerations: [{ key: 'spot', operator: 'Exists', effect: 'NoSchedule' }],
    affinity: {
      podAntiAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: 'zone', labelSelector: { matchLabels: { app: 'web' } } }],
      },
    },
    securityContext: { runAsUser: 1000, sysctls: [{ name: 'a', value: 'b' }] },
    volumes: [
      { name: 'config', configMap: { name: 'options', items: [{ key: 'a', path: 'b' }], defaultMode: 420 } },
      { name: 'cache', emptyDir: { medium: 'Memory' } },
    ],
    initContainers: [{ name: 'wait', image: 'busybox:1', command: ['sh', '-c', 'sleep 1'] }],
    containers: [
      {
        name: 'web',
        image: 'nginx:1',
        args: ['-a', '-b'],
        env: [
          { name: 'A', value: '1' },
          { name: 'B', valueFrom: { secretKeyRef: { name: 'keys', key: 'b' } } },
        ],
        envFrom: [{ prefix: 'P', configMapRef: { name: 'options' } }],
        ports: [{ containerPort: 80, name: 'http' }],
        readinessProbe: { httpGet: { path: '/ready', port: 80, httpHeaders: [{ name: 'X', value: 'y' }] }, periodSeconds: 5 },
        lifecycle: { preStop: { exec: { command: ['stop'] } } },
        resources: { requests: { cpu: '250m', memory: '64Mi' }, limits: { memory: '128Mi' } },
        volumeMounts: [{ name: 'config', mountPath: '/etc/web', subPath: 'web' }],
      },
      { name: 'log', image: 'fluent-bit:3', workingDir: '/log' },
    ],
  },
};

type Value = string | number | readonly Value[] | { readonly [key: string]: Value };

/** How many scalars a value has. */
function scalars(value: Value): number {
  return typeof value === 'object' ? Object.values(value).reduce<number>((sum, inner: Value) => sum + scalars(inner), 0) : 1;
}

/** The value with its n-th scalar changed. */
function changed(value: Value, n: number): Value {
  if (typeof value === 'string') return `${value}x`;
  if (typeof value === 'number') return value + 1;
  let left = n;
  const change = (inner: Value): Value => {
    const count = scalars(inner);
    const here = left >= 0 && left < count;
    const result = here ? changed(inner, left) : inner;
    left -= count;
    return result;
  };
  if (Array.isArray(value)) return (value as readonly Value[]).map(change);
  return Object.fromEntries(Object.entries(value).map(([key, inner]: [string, Value]) => [key, change(inner)]));
}

test('property: any value of a template that changes rolls', () => {
  const read = (template: Value): Parameters<typeof templateDifferences>[0] =>
    workloadIn(JSON.stringify({ apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'web' }, spec: { template } })).object.spec
      .template;
  const before = read(rich);
  fc.assert(
    fc.property(fc.nat(scalars(rich) - 1), n => {
      const differences = templateDifferences(before, read(changed(rich, n)));
      assert.ok(differences.length > 0 && differences.every(({ text }) => text !== ''));
    }),
    { numRuns: 20 },
  );
});
