import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { codeAction } from '../../../../server/handlers/codeAction';
import { deployment, openAtCursor, settings } from '../../../support/manifest';

/** The quick fixes at `$0`, each with the lines that it leaves in place of others: `TITLE: +LINE -LINE`. */
function checkActions(marked: string, ...expected: readonly string[]): void {
  const { file, position } = openAtCursor(marked);
  const params = { textDocument: file, range: { start: position, end: position }, context: { diagnostics: [] } };
  const shown = codeAction.answer(params, file, settings).map(({ title, edit }) => {
    const before = file.document.getText();
    const after = TextDocument.applyEdits(file.document, edit?.changes?.[file.uri] ?? []);
    return `${title}: ${changedLines(before.split('\n'), after.split('\n'))}`;
  });
  assert.deepEqual(shown, expected);
}

function changedLines(before: readonly string[], after: readonly string[]): string {
  const gone = before.filter(line => !after.includes(line)).map(line => `-${line.trim()}`);
  const come = after.filter(line => !before.includes(line)).map(line => `+${line.trim()}`);
  return [...gone, ...come].join(' ');
}

test('nothing could be replaced', () =>
  checkActions(
    deployment(['strategy:', '  rollingUpdate:', '    maxSurge: 0', '    maxUnavailable: $00 # why']),
    'Set maxUnavailable to 1: never below 9 of 10, no extra pods needed: -maxUnavailable: 0 # why +maxUnavailable: 1 # why',
    'Set maxSurge to 1: never below 10 of 10, needs room for 1 extra pod: -maxSurge: 0 +maxSurge: 1',
    'Use Recreate: no pods available for about 8 s: -rollingUpdate: -maxSurge: 0 -maxUnavailable: 0 # why +type: Recreate # why',
  ));
test('a number in quotes', () =>
  checkActions(
    deployment(['strategy:', '  rollingUpdate:', '    maxSurge: "$03"']),
    'Set maxSurge to 3: never below 8 of 10, needs room for 3 extra pods: -maxSurge: "3" +maxSurge: 3',
  ));
test('an outage, with the rule’s switch', () =>
  checkActions(
    deployment(['strategy:', '  rollingUpdate:', '    maxUnavailable: 1$00']),
    'Set maxUnavailable to 1: never below 9 of 10, needs room for 3 extra pods: -maxUnavailable: 10 +maxUnavailable: 1',
    'Set maxSurge to 1, maxUnavailable to 0: never below 10 of 10, needs room for 1 extra pod: -maxUnavailable: 10 +maxUnavailable: 0 +maxSurge: 1',
    'Ignore strategy/outage-allowed here: +# rollout: ignore strategy/outage-allowed',
  ));
test('Recreate with bounds', () =>
  checkActions(
    deployment(['strategy:', '  type: Recreate', '  roll$0ingUpdate:', '    maxSurge: 1']),
    'Use Recreate: no pods available for about 8 s: -rollingUpdate: -maxSurge: 1',
    'Use RollingUpdate: never below 8 of 10, needs room for 1 extra pod: -type: Recreate +type: RollingUpdate',
  ));
test('in braces there is no room for a comment', () =>
  checkActions(
    '{"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "a"}, "spec": {"paused": $0true, "selector": {"matchLabels": {"app": "a"}}, "template": {"metadata": {"labels": {"app": "a"}}, "spec": {"containers": [{"name": "a", "image": "a:1"}]}}}}',
    'Remove paused: everything applied while paused is rolled out at once: -{"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "a"}, "spec": {"paused": true, "selector": {"matchLabels": {"app": "a"}}, "template": {"metadata": {"labels": {"app": "a"}}, "spec": {"containers": [{"name": "a", "image": "a:1"}]}}}} +{"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "a"}, "spec": {"selector": {"matchLabels": {"app": "a"}}, "template": {"metadata": {"labels": {"app": "a"}}, "spec": {"containers": [{"name": "a", "image": "a:1"}]}}}}',
  ));
test('what the API server’s words leave no doubt about', () => {
  checkActions(
    deployment([], ['env:', '  - name: PORT', '    value: 80$080 # as text']),
    "Put 8080 in quotes: -value: 8080 # as text +value: '8080' # as text",
  );
  checkActions(
    deployment([], ['env:', '  - name: PORT', '    value: !!int 80$080']),
    "Put 8080 in quotes: -value: !!int 8080 +value: '8080'",
  );
  checkActions(deployment(['minReadySeconds: "1$00"']), 'Remove the quotes: -minReadySeconds: "10" +minReadySeconds: 10');
  checkActions(
    deployment([], ['securityContext:', '  privileged: tr$0ue', '  allowPrivilegeEscalation: false']),
    'Set privileged to false: -privileged: true +privileged: false',
    'Set allowPrivilegeEscalation to true: -allowPrivilegeEscalation: false +allowPrivilegeEscalation: true',
  );
  checkActions(deployment([], ['resources:', '  limits:', '    memory: 512$0MB']), 'Did you mean 512M?: -memory: 512MB +memory: 512M');
  checkActions(
    deployment([], ['resources:', '  requests:', '    cpu: $02', '  limits:', '    cpu: 1']),
    'Set the request of cpu to 1: -cpu: 2',
    'Set the limit of cpu to 2: -cpu: 1',
  );
  checkActions(
    deployment().replace('      labels:\n        app: web', '      la$0bels:\n        app: web2'),
    'Set the labels of the pod template to those of the selector: -app: web2 +app: web',
  );
});
test('a key of the pod’s spec', () => {
  const pod = (...lines: readonly string[]): string => deployment().replace('      containers:', `${lines.join('\n')}\n      containers:`);
  checkActions(
    pod(
      '      affinity:',
      '        podAntiAffinity:',
      '          requiredDuringSchedulingIgnoredDuringExecution:',
      '            - topologyKey: $0""',
      '              labelSelector: {}',
    ),
    'Set topologyKey to kubernetes.io/hostname: -- topologyKey: "" +- topologyKey: "kubernetes.io/hostname"',
  );
  checkActions(
    pod('      hostUsers: false', '      host$0PID: true'),
    'Remove hostPID: -hostPID: true',
    'Remove hostUsers: -hostUsers: false',
  );
  checkActions(
    deployment([], ['volumeMounts: [{name: d$0ta, mountPath: /data}]']).replace(
      '      containers:',
      '      volumes: [{name: data}]\n      containers:',
    ),
    'Did you mean data?: -volumeMounts: [{name: dta, mountPath: /data}] +volumeMounts: [{name: data, mountPath: /data}]',
  );
});
test('nothing is offered that the API server would reject', () =>
  checkActions(deployment([], ['readinessProbe: {httpGet: {port: "$099999"}}'])));
test('what is accepted and dropped', () =>
  checkActions(
    deployment([], ['lifecycle: {preStop: {sleep: {seconds: 1}}, stop$0Signal: SIGUSR1}']),
    'Remove stopSignal: -lifecycle: {preStop: {sleep: {seconds: 1}}, stopSignal: SIGUSR1} +lifecycle: {preStop: {sleep: {seconds: 1}}}',
  ));
test('a misspelt field, its comment and its quotes kept', () => {
  checkActions(
    deployment(['strategy:', '  rollingUpdate:', '    max$0Sruge: 1 # why']),
    'Did you mean maxSurge?: -maxSruge: 1 # why +maxSurge: 1 # why',
  );
  checkActions(deployment([`"min-ready$0-seconds": 1`]), 'Did you mean minReadySeconds?: -"min-ready-seconds": 1 +"minReadySeconds": 1');
  checkActions(
    deployment([], ['Readiness$0Probe:', '  tcpSocket: { port: 80 }']),
    'Did you mean readinessProbe?: -ReadinessProbe: +readinessProbe:',
  );
  checkActions(
    deployment([], ['readinessProbe: { tcpSocket: { prot$0: 80 } }']),
    'Did you mean port?: -readinessProbe: { tcpSocket: { prot: 80 } } +readinessProbe: { tcpSocket: { port: 80 } }',
  );
});
test('a misspelt field beside the right one, in an anchor, or of another level gets no other name', () => {
  checkActions(deployment(['minReadySeconds: 1', 'minReady$0Second: 2']));
  checkActions(deployment([], ['Image$0: web:2']));
  checkActions(deployment(['maxSur$0ge: 1']));
});
test('a misspelt value', () =>
  checkActions(deployment([], ['imagePullPolicy: alw$0ays']), 'Did you mean Always?: -imagePullPolicy: always +imagePullPolicy: Always'));
test('nothing where nothing is wrong', () => checkActions(deployment(['minReady$0Seconds: 1'])));

test('a client that can show a setting is offered the rule’s', () => {
  const { file, position } = openAtCursor(deployment(['paused: $0true']));
  const params = { textDocument: file, range: { start: position, end: position }, context: { diagnostics: [] } };
  const commands = codeAction
    .answer(params, file, settings, { settingsCommand: 'show', timelineCommand: null, copyCommand: null })
    .flatMap(({ title, command }) => (command === undefined ? [] : [[title, command.command, command.arguments]]));
  assert.deepEqual(commands, [['Configure strategy/paused in settings…', 'show', ['rolloutPreview.rules']]]);
});

test('a client that can copy a command is offered the one that server-side apply needs', () => {
  const { file, position } = openAtCursor(deployment(['strategy: {type: $0Recrate}']).replace('name: web', 'name: web\n  namespace: shop'));
  const params = { textDocument: file, range: { start: position, end: position }, context: { diagnostics: [] } };
  const commands = codeAction
    .answer(params, file, settings, { settingsCommand: null, timelineCommand: null, copyCommand: 'copy' })
    .flatMap(({ title, command }) => (command === undefined ? [] : [[title, command.command, command.arguments]]));
  const patch = `kubectl patch deployment web -n shop -p '{"spec":{"strategy":{"rollingUpdate":null,"type":"Recreate"}}}'`;
  assert.deepEqual(commands, [['Copy kubectl patch for server-side apply', 'copy', [patch]]]);
});

test('only quick fixes are asked for, among others, or not at all', () => {
  const { file, position } = openAtCursor(deployment(['paused: $0true']));
  const ask = (only: string[]): number =>
    codeAction.answer({ textDocument: file, range: { start: position, end: position }, context: { diagnostics: [], only } }, file, settings)
      .length;
  assert.deepEqual([ask(['quickfix']), ask(['source', 'quickfix']), ask(['refactor'])], [2, 2, 0]);
});
