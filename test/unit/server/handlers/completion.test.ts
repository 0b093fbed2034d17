import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { completion } from '../../../../server/handlers/completion';
import type { KubernetesVersion } from '../../../../server/kubernetes/kubernetesVersion';
import { judgementsOf } from '../../../../server/preview/judgements';
import { deployment, open, openAtCursor, settings } from '../../../support/manifest';

/** What is offered at `$0`: `LABEL → what it would do | what takes the place of what`. */
function checkCompletion(marked: string, ...expected: readonly string[]): void {
  const { file, position } = openAtCursor(marked);
  const items = completion.answer({ textDocument: file, position }, file, settings);
  const shown = items.map(({ label, detail, textEdit }) => {
    assert.ok(textEdit !== undefined && 'range' in textEdit);
    return `${label} → ${detail ?? ''} | ${textEdit.newText} for "${file.document.getText(textEdit.range)}"`;
  });
  assert.deepEqual(shown, expected);
}

/** The first of what is offered at `$0`: `LABEL → what it would do`. */
function checkFirst(marked: string, ...expected: readonly string[]): void {
  const { file, position } = openAtCursor(marked);
  const items = completion.answer({ textDocument: file, position }, file, settings).slice(0, expected.length);
  assert.deepEqual(
    items.map(({ label, detail }) => `${label} → ${detail ?? ''}`),
    expected,
  );
}

function labelsOf(marked: string, server?: KubernetesVersion): readonly string[] {
  const { file, position } = openAtCursor(marked, server);
  return completion.answer({ textDocument: file, position }, file, settings).map(({ label }) => label);
}

test('the values of maxSurge, but those that would be refused', () =>
  checkCompletion(
    deployment(['strategy:', '  rollingUpdate:', '    maxUnavailable: 0', '    maxSurge: $0']),
    '1 → at most 11 · never below 10 · about 50 s | 1 for ""',
    '2 → at most 12 · never below 10 · about 25 s | 2 for ""',
    '25% → at most 13 · never below 10 · about 20 s | 25% for ""',
    '50% → at most 15 · never below 10 · about 10 s | 50% for ""',
    '100% → at most 20 · never below 10 · about 5 s | 100% for ""',
  ));
test('the values of maxUnavailable', () =>
  checkCompletion(
    deployment(['strategy:', '  rollingUpdate:', '    maxSurge: 1', '    maxUnavailable: 2$05%']),
    '0 → at most 11 · never below 10 · about 50 s | 0 for "25%"',
    '1 → at most 11 · never below 9 · about 25 s | 1 for "25%"',
    '2 → at most 11 · never below 8 · about 20 s | 2 for "25%"',
    '25% → at most 11 · never below 8 · about 20 s | 25% for "25%"',
    '50% → at most 11 · never below 5 · about 10 s | 50% for "25%"',
    '100% → at most 11 · none available for 5 s · about 5 s | 100% for "25%"',
  ));
test('the strategies', () =>
  checkCompletion(
    deployment(['strategy:', '  type: Re$0']),
    'RollingUpdate → at most 13 · never below 8 · about 10 s | RollingUpdate for "Re"',
    'Recreate → at most 10 · none available for 8 s | Recreate for "Re"',
  ));
test('the fields that are absent', () =>
  checkCompletion(
    deployment(['strategy:', '  rollingUpdate:', '    maxSurge: 1', '    $0']),
    'maxUnavailable → default: 25% | maxUnavailable:  for ""',
  ));
test('the fields of the spec', () =>
  checkCompletion(
    deployment(['minReadySeconds: 3', 'st$0']),
    'strategy → default: RollingUpdate | strategy: for "st"',
    'progressDeadlineSeconds → default: 600 | progressDeadlineSeconds:  for "st"',
    'revisionHistoryLimit → default: 10 | revisionHistoryLimit:  for "st"',
    'paused → default: false | paused:  for "st"',
  ));
test('of very many pods only the bounds', () =>
  checkCompletion(
    deployment(['strategy:', '  type: Re$0']).replace('replicas: 10', 'replicas: 100000'),
    'RollingUpdate → at most 125,000 · never below 75,000 | RollingUpdate for "Re"',
    'Recreate → at most 100,000 · never below 0 | Recreate for "Re"',
  ));

const begun = 'apiVersion: apps/v1\nkind: Deployment\n';

/** The labels of what is offered at `$0`, the first of them. */
function checkLabels(marked: string, ...expected: readonly string[]): void {
  const { file, position } = openAtCursor(marked);
  const labels = completion.answer({ textDocument: file, position }, file, settings).map(({ label }) => label);
  assert.deepEqual(labels.slice(0, Math.max(1, expected.length)), expected);
}

/** What the file is once the label is chosen at `$0` by a client that can fill in snippets, their places as they are filled at first. */
function checkChosen(marked: string, chosen: string, expected: string): void {
  const { file, position } = openAtCursor(marked);
  const client = { settingsCommand: null, timelineCommand: null, snippets: true };
  const item = completion.answer({ textDocument: file, position }, file, settings, client).find(({ label }) => label === chosen);
  assert.ok(item?.textEdit !== undefined && 'range' in item.textEdit, `${chosen} isn’t offered`);
  const line = file.document.getText({ start: { line: position.line, character: 0 }, end: position });
  const indent = /^ */.exec(line)?.[0] ?? '';
  const filled = item.textEdit.newText.replace(/\$\{\d+:([^}]*)\}|\$\{\d+\}/g, '$1').replaceAll('\n', `\n${indent}`);
  assert.equal(TextDocument.applyEdits(file.document, [{ range: item.textEdit.range, newText: filled }]), expected);
}

test('from the first line on', () => {
  checkLabels(`${begun}$0`, 'metadata', 'spec');
  checkLabels(`${begun}metadata:\n  $0`, 'name', 'namespace', 'labels', 'annotations');
  checkLabels(`${begun}metadata:\n  name: web\nspec:\n  $0`, 'selector', 'template', 'replicas', 'strategy', 'minReadySeconds');
  checkLabels(`${begun}spec:\n  strategy:\n    $0`, 'type', 'rollingUpdate');
  checkLabels(`${begun}spec:\n  template:\n    spec:\n      $0`, 'containers', 'initContainers', 'volumes');
  checkLabels(`${begun}spec:\n  template:\n    spec:\n      containers:\n        - $0`, 'name', 'image', 'command', 'args', 'ports');
});
test('what is required comes first, and what the API server fills in stands beside it', () =>
  checkFirst(deployment([], ['volumeMounts:', '  - $0']), 'name → required', 'mountPath → required', 'mountPropagation → ', 'readOnly → '));
test('the defaults of a probe that is only begun', () =>
  checkFirst(
    deployment([], ['livenessProbe:', '  $0']),
    'httpGet → ',
    'tcpSocket → ',
    'exec → ',
    'initialDelaySeconds → default: 0',
    'periodSeconds → default: 10',
    'timeoutSeconds → default: 1',
  ));
test('only what the Kubernetes has that is assumed, and stores', () => {
  const sources = (server?: KubernetesVersion): readonly string[] =>
    labelsOf(deployment([], ['env:', '  - name: A', '    valueFrom:', '      $0']), server);
  assert.deepEqual(sources(), ['configMapKeyRef', 'fieldRef', 'fileKeyRef', 'resourceFieldRef', 'secretKeyRef']);
  assert.deepEqual(sources(33), ['configMapKeyRef', 'fieldRef', 'resourceFieldRef', 'secretKeyRef']);
  assert.ok(labelsOf(deployment().replace('containers:', '$0\n      containers:'), 33).includes('hostUsers'));
  assert.ok(!labelsOf(deployment().replace('containers:', '$0\n      containers:'), 30).includes('hostUsers'));
});
test('before apiVersion or kind is whole', () => {
  checkLabels('kind: Deployment\n$0', 'apiVersion', 'metadata', 'spec');
  checkLabels('kind: Deployment\napiVersion: $0', 'apps/v1');
  checkLabels('apiVersion: apps/v1\nki$0', 'kind');
  checkLabels('apiVersion: apps/v1\nkind: De$0', 'Deployment');
  checkLabels('kind: Deployment\nspec:\n  strategy:\n    type: $0', 'RollingUpdate', 'Recreate');
});
test('nothing in what becomes something else', () => {
  for (const text of [
    'name: CI\non$0',
    'apiVersion: v1\nkind: Service\nsp$0',
    'kind: Deployment\napiVersion: extensions/v1\nsp$0',
    'a: {{ b }}\nkind: Deployment\nsp$0',
  ])
    checkLabels(text);
});
test('a begun manifest has its values, though nothing is known of its rollout', () =>
  checkCompletion(
    `${begun}spec:\n  strategy:\n    rollingUpdate:\n      maxSurge: 2$0`,
    ...['0', '1', '2', '25%', '50%', '100%'].map(value => `${value} →  | ${value} for "2"`),
  ));
test('values right behind the colon', () =>
  checkCompletion(
    deployment(['strategy:', '  type:$0']),
    'RollingUpdate → at most 13 · never below 8 · about 10 s |  RollingUpdate for ""',
    'Recreate → at most 10 · none available for 8 s |  Recreate for ""',
  ));
test('the values that a field may have', () => {
  checkLabels(deployment(['paused: $0']), 'true', 'false');
  checkLabels(deployment(['replicas: $0']).replace('  replicas: 10\n', ''), '1', '2', '3', '5', '10');
  checkLabels(deployment([], ['imagePullPolicy: $0']), 'Always', 'IfNotPresent', 'Never');
  checkLabels(deployment([], ['readinessProbe:', '  httpGet:', '    scheme: $0']), 'HTTP', 'HTTPS');
  checkLabels(deployment([], ['readinessProbe:', '  periodSeconds: $0']), '10');
  checkLabels(
    deployment([], ['ports:', '  - name: http', '    containerPort: 8080', 'readinessProbe:', '  tcpSocket:', '    port: $0']),
    'http',
    '8080',
  );
  checkLabels(deployment([], ['image: $0']));
  checkLabels(deployment().replace('app: web', 'app: $0'));
});
test('in braces and in JSON', () => {
  checkLabels(deployment(['strategy: { rollingUpdate: { maxSurge: $0 } }']), '0', '1');
  checkLabels(deployment(['strategy: { rollingUpdate: { maxSurge: 1, $0 } }']), 'maxUnavailable');
  checkLabels(`{"apiVersion": "apps/v1", "kind": "Deployment", "spec": {"strategy": {"type": "Re$0"}}}`, 'RollingUpdate', 'Recreate');
  checkLabels(`{"apiVersion": "apps/v1", "kind": "Deployment", "spec": {"paused": $0}}`, 'true', 'false');
  checkLabels(`{"apiVersion": "apps/v1", "kind": "Deployment", "spec": {$0}}`);
});
test('in quotes only texts', () => {
  checkLabels(deployment(['strategy:', '  rollingUpdate:', '    maxSurge: "$0"']), '25%', '50%', '100%');
  checkChosen(
    deployment(['strategy:', '  rollingUpdate:', '    maxSurge: "2$05%"']),
    '50%',
    deployment(['strategy:', '  rollingUpdate:', '    maxSurge: "50%"']),
  );
});
test('a field brings what belongs to it', () => {
  checkChosen(
    `${begun}metadata:\n  name: api\nspec:\n  sel$0`,
    'selector',
    `${begun}metadata:\n  name: api\nspec:\n  selector:\n    matchLabels:\n      app: api`,
  );
  checkChosen(
    deployment([], ['ports:', '  - containerPort: 8080', 're$0']),
    'readinessProbe',
    deployment([], ['ports:', '  - containerPort: 8080', 'readinessProbe:', '  httpGet:', '    path: /', '    port: 8080']),
  );
  const list = `${begun}spec:\n  template:\n    spec:\n      containers:\n        - `;
  checkChosen(
    `${list}$0`,
    'resources',
    `${list}resources:\n            requests:\n              cpu: 100m\n              memory: 128Mi\n            limits:\n              memory: 128Mi`,
  );
});
test('an empty file begins with a whole workload, of which nothing is to be said', () => {
  for (const marked of ['$0', '# one\n---\n$0', 'dep$0', `${deployment()}---\n$0`]) {
    const { file, position } = openAtCursor(marked);
    for (const snippets of [true, false]) {
      const items = completion.answer({ textDocument: file, position }, file, settings, {
        settingsCommand: null,
        timelineCommand: null,
        snippets,
      });
      const [whole, lines] = [items.slice(0, 3), items.slice(3)];
      assert.deepEqual(
        whole.map(({ label }) => label),
        ['Deployment', 'StatefulSet', 'DaemonSet'],
        marked,
      );
      assert.deepEqual(
        lines.map(({ textEdit }) => textEdit?.newText),
        ['apiVersion: apps/v1', 'kind: Deployment', 'kind: StatefulSet', 'kind: DaemonSet'],
      );
      for (const { label, textEdit } of whole) {
        assert.ok(textEdit !== undefined && 'range' in textEdit);
        const text = textEdit.newText.replace(/\$\{\d+:([^}]*)\}/g, '$1');
        const made = open(TextDocument.applyEdits(file.document, [{ range: textEdit.range, newText: text }])).workloads.at(-1);
        assert.ok(made !== undefined && made.workload.kind === label);
        assert.deepEqual([made.workload.problems, judgementsOf(made, settings)], [[], []], label);
      }
    }
  }
  checkLabels('name: CI\n$0');
  checkLabels('- $0');
});

/** A manifest of a set with these lines in its spec. */
function set(kind: 'StatefulSet' | 'DaemonSet', ...lines: readonly string[]): string {
  const template = 'metadata: { labels: { app: db } }, spec: { containers: [{ name: db, image: "db:1" }] }';
  const spec = ['selector: { matchLabels: { app: db } }', `template: { ${template} }`, ...lines];
  return [`apiVersion: apps/v1`, `kind: ${kind}`, 'metadata: { name: db }', 'spec:', ...spec.map(line => `  ${line}`)].join('\n');
}

test('the partitions of a StatefulSet, with what each protects', () =>
  checkFirst(
    set('StatefulSet', 'replicas: 3', 'updateStrategy:', '  rollingUpdate:', '    partition: $0'),
    '0 → at most 3 · never below 2 · about 24 s',
    '1 → at most 3 · never below 2 · about 16 s',
    '2 → at most 3 · never below 2 · about 8 s',
    '3 → partition covers all pods · nothing is replaced',
  ));
test('the update strategies of a StatefulSet', () =>
  checkFirst(
    set('StatefulSet', 'replicas: 3', 'updateStrategy:', '  type: $0'),
    'RollingUpdate → at most 3 · never below 2 · about 24 s',
    'OnDelete → OnDelete · replaced only when deleted',
  ));
test('what becomes of the claims of a StatefulSet', () =>
  checkFirst(
    set('StatefulSet', 'persistentVolumeClaimRetentionPolicy:', '  whenScaled: $0'),
    'Retain → claims stay',
    'Delete → claims are deleted with the pods that are scaled away',
  ));
test('a surge of a DaemonSet is offered with what must be set beside it', () =>
  checkFirst(
    set('DaemonSet', 'updateStrategy:', '  rollingUpdate:', '    maxSurge: $0'),
    '0 → at most 3 · never below 2 · about 8 s per node',
    '1 → with maxUnavailable: 0 · at most 4 · never below 3 · about 6 s per node',
    '2 → with maxUnavailable: 0 · at most 5 · never below 3 · about 7 s per 2 nodes',
  ));
test('the amounts of a DaemonSet beside a surge', () =>
  checkFirst(
    set('DaemonSet', 'updateStrategy:', '  rollingUpdate:', '    maxSurge: 1', '    maxUnavailable: $0'),
    '0 → at most 4 · never below 3 · about 6 s per node',
    '1 → with maxSurge: 0 · at most 3 · never below 2 · about 8 s per node',
  ));
