import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { humanDuration } from '../../../../../server/rollout/render/age';
import { correlate } from '../../../../../server/rollout/render/events';
import { getDeployment } from '../../../../../server/rollout/render/get';
import { podTemplateLines } from '../../../../../server/rollout/render/podTemplate';
import { describeColumns, lineUp, tableColumns } from '../../../../../server/rollout/render/tabwriter';
import { deployment } from '../deployments';
import { HandRun } from '../handRun';

describe('columns', () => {
  test('a column is as wide as its widest cell in the lines that have it', () =>
    assert.equal(
      lineUp(['a:\tone', 'longer:\ttwo', 'Title', 'b:\tthree'], describeColumns).join('\n'),
      'a:       one\nlonger:  two\nTitle\nb:  three',
    ));
  test('a table has a least width', () => assert.equal(lineUp(['A\tB', '1\t2'], tableColumns).join('\n'), 'A     B\n1     2'));
});

test('kubectl get deployment before 1.11', () => {
  const { cluster } = new HandRun({ replicas: 10, surge: 1, unavailable: 1 }).start().run('wait 65\nimage 2');
  assert.equal(
    getDeployment(cluster, 'old'),
    'NAME   DESIRED   CURRENT   UP-TO-DATE   AVAILABLE   AGE\nbusy   10        11        2            9           65s',
  );
});

describe('ages', () => {
  checkAge(0, '0s');
  checkAge(119, '119s');
  checkAge(120, '2m');
  checkAge(125, '2m5s');
  checkAge(11 * 60 + 5, '11m');
  checkAge(3 * 3600 + 60, '3h1m');
  checkAge(30 * 3600, '30h');
  checkAge(3 * 86_400 + 3600, '3d1h');
  checkAge(100 * 86_400, '100d');
  checkAge(800 * 86_400, '2y70d');
});

describe('events', () => {
  test('the same text is counted', () => {
    const events = [0, 5].map(second => ({ atMs: second * 1000, type: 'Normal' as const, reason: 'A', message: 'same' }));
    assert.deepEqual(correlate(events), [{ type: 'Normal', reason: 'A', message: 'same', firstMs: 0, lastMs: 5000, count: 2 }]);
  });

  test('from the tenth on they are combined, and after 25 dropped', () => {
    const events = Array.from({ length: 40 }, (_, index) => ({ atMs: index, type: 'Normal' as const, reason: 'A', message: `m${index}` }));
    const listed = correlate(events);
    assert.deepEqual(
      listed.map(({ message, count }) => `${message} x${count}`),
      [...Array.from({ length: 9 }, (_, index) => `m${index} x1`), '(combined from similar events): m24 x16'],
    );
  });
});

test('a pod template with all sorts of fields', () => {
  const { template } = deployment({
    container: {
      ports: [{ containerPort: 80 }, { containerPort: 443, protocol: 'UDP' }],
      command: ['sh', '-c'],
      resources: { limits: { memory: '1Gi', cpu: 1 }, requests: { cpu: '250m' } },
      readinessProbe: {
        httpGet: { path: 'ready', port: 'http' },
        initialDelaySeconds: 3,
        periodSeconds: 10,
        timeoutSeconds: 1,
        successThreshold: 1,
        failureThreshold: 3,
      },
      env: [
        { name: 'A', value: '1' },
        { name: 'B', valueFrom: { secretKeyRef: { name: 's', key: 'k' } } },
      ],
      volumeMounts: [{ name: 'data', mountPath: '/data', readOnly: true }],
    },
  }).spec;
  const spec = {
    ...template.spec,
    volumes: [{ name: 'data', emptyDir: {} }],
    nodeSelector: { disk: 'ssd' },
    tolerations: [{ operator: 'Exists' }],
  };
  assert.equal(
    `\n${lineUp(podTemplateLines({ ...template, spec }, null), describeColumns).join('\n')}`,
    `
  Labels:  app=busy
  Containers:
   busy:
    Image:       busybox:1.28.4
    Ports:       80/TCP, 443/UDP
    Host Ports:  0/TCP, 0/UDP
    Command:
      sh
      -c
    Limits:
      cpu:     1
      memory:  1Gi
    Requests:
      cpu:      250m
    Readiness:  http-get http://:http/ready delay=3s timeout=1s period=10s #success=1 #failure=3
    Environment:
      A:  1
      B:  <set to the key 'k' in secret 's'>  Optional: false
    Mounts:
      /data from data (ro)
  Volumes:
   data:
    Type:          EmptyDir (a temporary directory that shares a pod's lifetime)
    Medium:        
    SizeLimit:     <unset>
  Node-Selectors:  disk=ssd
  Tolerations:     op=Exists`,
  );
});

function checkAge(seconds: number, expected: string): void {
  test(expected, () => assert.equal(humanDuration(seconds * 1000), expected));
}
