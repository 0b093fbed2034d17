/** The candidates follow from why something is rejected, whatever the server of a version says to it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { KubernetesVersion } from '../../../../server/kubernetes/kubernetesVersion';
import { obviousFixes } from '../../../../server/rules/obviousFixes';
import { deployment, open } from '../../../support/manifest';

function checkFixes(text: string, expected: readonly string[], server?: KubernetesVersion): void {
  const titles = open(text, server).workloads.flatMap(({ workload }) =>
    workload.problems.flatMap(problem => obviousFixes(workload, problem).map(({ title }) => title)),
  );
  assert.deepEqual(titles, expected);
}

/** A Deployment with this in the spec of its pods. */
const withPod = (...lines: readonly string[]): string => `${deployment()}${lines.map(line => `      ${line}\n`).join('')}`;

const set = (kind: string, spec: string): string =>
  `apiVersion: apps/v1\nkind: ${kind}\nmetadata: { name: web }\nspec:\n${spec}  template:\n    metadata: { labels: { app: web } }\n    spec: { containers: [{ name: web, image: web }] }\n`;

const selected = '  selector: { matchLabels: { app: web } }\n';

test('one of two fields that exclude each other is removed, in whatever words the server says it', () => {
  const text = withPod('hostUsers: false', 'hostNetwork: true');
  checkFixes(text, ['Remove hostNetwork', 'Remove hostUsers'], 33);
  checkFixes(text, ['Remove hostNetwork', 'Remove hostUsers'], 36);
  checkFixes(withPod('shareProcessNamespace: true', 'hostPID: true'), ['Remove shareProcessNamespace', 'Remove hostPID']);
  const named = withPod('hostnameOverride: web', 'setHostnameAsFQDN: true');
  checkFixes(named, ['Remove hostnameOverride', 'Remove setHostnameAsFQDN']);
});

test('nothing of several projections is removed unasked, in whatever words the server says it', () => {
  const source = '{ secret: { name: a }, configMap: { name: b } }';
  const text = withPod(`volumes: [{ name: all, projected: { sources: [${source}] } }]`);
  checkFixes(text, [], 30);
  checkFixes(text, [], 36);
});

test('nor resources that lack what huge pages need', () =>
  checkFixes(deployment([], ['resources: { limits: { hugepages-2Mi: 4Mi } }']), []));

test('the nearest of the values that there are', () => {
  checkFixes(set('StatefulSet', `${selected}  podManagementPolicy: parallel\n`), ['Did you mean Parallel?']);
  checkFixes(withPod('dnsPolicy: Defualt'), ['Did you mean Default?']);
});

test('a selector by the labels of the template, also where the server speaks of these', () => {
  checkFixes(set('DaemonSet', ''), ['Set the selector to the labels of the pod template']);
  checkFixes(set('StatefulSet', ''), ['Set the selector to the labels of the pod template']);
});

test('what another field must be first', () => {
  const mount = 'volumeMounts: [{ name: data, mountPath: /data, recursiveReadOnly: Enabled }]';
  const text = `${deployment([], [mount])}      volumes: [{ name: data, emptyDir: {} }]\n`;
  checkFixes(text, ['Set readOnly to true', 'Remove recursiveReadOnly']);
  checkFixes(deployment([], ['securityContext: { procMount: Unmasked }']), ['Set hostUsers to false']);
});

test('a value of another type, and what is no value of the type', () => {
  checkFixes(deployment(['minReadySeconds: "5"']), ['Remove the quotes']);
  checkFixes(withPod('hostNetwork: "true"'), ['Remove the quotes']);
  checkFixes(deployment([], ['workingDir: 5']), ['Put 5 in quotes']);
  checkFixes(deployment([], ['workingDir: [5]']), []);
  checkFixes(deployment([], ['resources: { limits: { memory: 512MB } }']), ['Did you mean 512M?']);
  checkFixes(deployment([], ['resources: { limits: { cpu: -1 } }']), ['Set cpu to 1']);
});
