/** Numbers at the limits of what a machine counts have an answer in words on each surface: none is infinite, none is no number, none has an exponent. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CodeActionRequest, CodeLensRequest, HoverRequest, InlayHintRequest } from 'vscode-languageserver';
import { methods } from '../../server/protocol';
import { LanguageServer } from './languageServer';

const uri = 'file:///web.yaml';
const numbers = [
  '2147483647',
  '2147483648',
  '-2147483649',
  '9007199254740991',
  '9007199254740993',
  '9223372036854775808',
  '1e308',
  '1e999',
  '4'.repeat(400),
];

const fields: Readonly<Record<string, (value: string) => string>> = {
  replicas: value => manifest({ spec: `replicas: ${value}` }),
  'replicas of a StatefulSet': value => manifest({ kind: 'StatefulSet', spec: `replicas: ${value}` }),
  'the first ordinal of a StatefulSet': value => manifest({ kind: 'StatefulSet', spec: `ordinals: {start: ${value}}` }),
  'the partition of a StatefulSet': value =>
    manifest({ kind: 'StatefulSet', spec: `updateStrategy: {rollingUpdate: {partition: ${value}, maxUnavailable: ${value}}}` }),
  'maxUnavailable of a DaemonSet': value =>
    manifest({ kind: 'DaemonSet', spec: `updateStrategy: {rollingUpdate: {maxUnavailable: ${value}}}` }),
  maxSurge: value => manifest({ spec: `strategy: {rollingUpdate: {maxSurge: ${value}}}` }),
  'maxSurge in percent': value => manifest({ spec: `strategy: {rollingUpdate: {maxSurge: "${value}%"}}` }),
  minReadySeconds: value => manifest({ spec: `minReadySeconds: ${value}` }),
  progressDeadlineSeconds: value => manifest({ spec: `progressDeadlineSeconds: ${value}` }),
  revisionHistoryLimit: value => manifest({ spec: `revisionHistoryLimit: ${value}` }),
  terminationGracePeriodSeconds: value => manifest({ pod: `terminationGracePeriodSeconds: ${value}` }),
  'a probe': value =>
    manifest({
      container: `readinessProbe: {tcpSocket: {port: 80}, initialDelaySeconds: ${value}, periodSeconds: ${value}, failureThreshold: ${value}}`,
    }),
  'a sleep': value => manifest({ container: `lifecycle: {preStop: {exec: {command: [sh, -c, sleep ${value}]}}}` }),
  quantities: value => manifest({ container: `resources: {requests: {cpu: ${value}, memory: "${value}"}, limits: {memory: ${value}Gi}}` }),
};

function manifest({ kind = 'Deployment', spec = 'replicas: 3', pod = 'restartPolicy: Always', container = 'image: nginx:1' }): string {
  return `apiVersion: apps/v1
kind: ${kind}
metadata: {name: web}
spec:
  ${spec}
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      ${pod}
      containers:
        - name: web
          ${container === 'image: nginx:1' ? '' : 'image: nginx:1\n          '}${container}
`;
}

function checkWords(what: string, answers: unknown): void {
  const said = JSON.stringify(answers, (key, value: unknown) => (key === 'newText' || key === 'arguments' ? undefined : value));
  // The API server's own words are quoted.
  const found = /.{0,60}(?:\bNaN\b|\bInfinity\b|undefined|(?<!cannot unmarshal number -?)\b\d+(?:\.\d+)?[eE]\+\d).{0,60}/.exec(said);
  assert.equal(found?.[0] ?? null, null, what);
}

async function everything(server: LanguageServer, scenario: object, workload = 'Deployment//web'): Promise<readonly unknown[]> {
  const textDocument = { uri };
  const range = { start: { line: 0, character: 0 }, end: { line: 100, character: 0 } };
  const hovers = [4, 9, 13].map(line =>
    server.request(HoverRequest.method, { textDocument, position: { line, character: line === 4 ? 4 : 12 } }),
  );
  return Promise.all([
    ...[CodeLensRequest.method, methods.workloads].map(method =>
      server.request(method, method === methods.workloads ? { uri } : { textDocument }),
    ),
    server.pull(uri),
    server.request(CodeActionRequest.method, { textDocument, range, context: { diagnostics: [] } }),
    server.request(InlayHintRequest.method, { textDocument, range }),
    ...hovers,
    ...[methods.timeline, methods.compare, methods.report].map(method => server.request(method, { uri, workload, scenario })),
    server.request(methods.editEffect, { uri, base: manifest({}), others: [] }),
  ]);
}

const scenario = { whatIf: {}, assumptions: {}, actions: [] };

for (const [field, text] of Object.entries(fields)) {
  test(field, () =>
    LanguageServer.run({}, async server => {
      for (const value of numbers) {
        await server.open(text(value), uri);
        const kind = /(?<=^kind: )\w+/m.exec(text(value))?.[0] ?? '';
        checkWords(`${field}: ${value}`, await everything(server, scenario, `${kind}//web`));
        await server.close(uri);
      }
    }),
  );
}

test('what is simulated', () =>
  LanguageServer.run({}, async server => {
    await server.open(manifest({}), uri);
    await server.open(manifest({ kind: 'StatefulSet' }), 'file:///set.yaml');
    const action = (action: object, at: unknown = 'rest') => ({ ...scenario, actions: [{ at, action }] });
    const asked: readonly object[] = [
      ...[
        2 ** 31,
        2 ** 53,
        1e308,
        -1e308,
        '4'.repeat(400),
        '1e999',
        '4'.repeat(5000),
        `${'4'.repeat(99_999)}%`,
        'x'.repeat(500_000),
      ].flatMap(value => [
        ...['replicas', 'maxSurge', 'maxUnavailable', 'minReadySeconds'].map(field => ({ ...scenario, whatIf: { [field]: value } })),
        ...(typeof value === 'number' ? [action({ kind: 'scale', replicas: value })] : []),
      ]),
      action({ kind: 'restart' }, 1e308),
      action({ kind: 'undo', toRevision: 2 ** 53 - 2 }),
      { ...scenario, assumptions: { readySeconds: 1_000_000, shutdownSeconds: 1_000_000, gateSeconds: 1_000_000 } },
    ];
    const restarts = Array.from({ length: 1000 }, () => ({ at: 'rest' as const, action: { kind: 'restart' as const } }));
    const tooMuch = {
      uri,
      workload: 'Deployment//web',
      scenario: { whatIf: { replicas: 300, maxSurge: 1, maxUnavailable: 0 }, assumptions: {}, actions: restarts },
    };
    const result = await server.ask('timeline', tooMuch);
    assert.equal(result.state === 'refused' && result.message, 'Can’t simulate that many commands on 300 pods.');
    for (const one of asked) checkWords(JSON.stringify(one).slice(0, 200), await everything(server, one));
  }));
