import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newestVersion } from '../../../../../server/kubernetes/kubernetesVersion';
import { objectKinds } from '../../../../../server/kubernetes/objectKinds';
import { verdictOf } from '../../../../../server/kubernetes/verdict';
import { parseDocument } from '../../../../../server/yaml/parse';
import type { LocatedMap } from '../../../../../server/yaml/located';

// Every expectation is what kube-apiserver 1.36.3 answers.

interface Boundary {
  /** With the last value that the server takes. */
  readonly taken: string;
  /** With the first that it refuses. */
  readonly refused: string;
  readonly path: string;
}

function checkBoundary({ taken, refused, path }: Boundary): void {
  assert.deepEqual(refusals(taken), []);
  assert.deepEqual(refusals(refused), [`spec.template.spec.${path}`]);
}

function refusals(pod: string): readonly string[] {
  const kind = objectKinds.get('apps/v1/Deployment');
  assert.ok(kind !== undefined);
  const { decoding, errors } = verdictOf(objectOf(deployment(pod)), kind, newestVersion);
  assert.deepEqual(decoding, []);
  return errors.map(error => error.path);
}

function objectOf(text: string): LocatedMap {
  const { root } = parseDocument(text);
  assert.ok(root?.type === 'map');
  return root;
}

function deployment(pod: string): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec: {selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {${pod}}}}`;
}

function container(rest: string): string {
  return `containers: [{name: web, image: nginx, ${rest}}]`;
}

function exitCodes(count: number): string {
  const values = Array.from({ length: count }, (_, index) => index).join(', ');
  return container(`restartPolicy: Always, restartPolicyRules: [{action: Restart, exitCodes: {operator: In, values: [${values}]}}]`);
}

function appArmor(file: string): string {
  return `securityContext: {appArmorProfile: {type: Localhost, localhostProfile: "${file}"}}, ${container('')}`;
}

function pod(field: string): string {
  return `${field}, ${container('')}`;
}

function volume(source: string): string {
  return pod(`volumes: [{name: data, ${source}}]`);
}

test('255 exit codes', () =>
  checkBoundary({ taken: exitCodes(255), refused: exitCodes(256), path: 'containers[0].restartPolicyRules[0].exitCodes.values' }));

test('20 rules', () => {
  const rule = '{action: Restart, exitCodes: {operator: In, values: [1]}}';
  const rules = (count: number): string =>
    container(`restartPolicy: Always, restartPolicyRules: [${Array.from({ length: count }, () => rule).join(', ')}]`);
  checkBoundary({ taken: rules(20), refused: rules(21), path: 'containers[0].restartPolicyRules' });
});

test('4,095 bytes of a profile', () =>
  checkBoundary({
    taken: appArmor('é'.repeat(2047) + 'x'),
    refused: appArmor('é'.repeat(2048)),
    path: 'securityContext.appArmorProfile.localhostProfile',
  }));

test('the mode of a file', () =>
  checkBoundary({
    taken: volume('configMap: {name: web, defaultMode: 511}'),
    refused: volume('configMap: {name: web, defaultMode: 512}'),
    path: 'volumes[0].configMap.defaultMode',
  }));

test('the partition of a disk', () =>
  checkBoundary({
    taken: volume('awsElasticBlockStore: {volumeID: vol-1, partition: 255}'),
    refused: volume('awsElasticBlockStore: {volumeID: vol-1, partition: 256}'),
    path: 'volumes[0].awsElasticBlockStore.partition',
  }));

test('how long a token is good for', () => {
  const token = (seconds: number): string =>
    volume(`projected: {sources: [{serviceAccountToken: {path: token, expirationSeconds: ${seconds}}}]}`);
  const path = 'volumes[0].projected.sources[0].serviceAccountToken.expirationSeconds';
  checkBoundary({ taken: token(600), refused: token(599), path });
  checkBoundary({ taken: token(4294967296), refused: token(4294967297), path });
});

test('the weight of a preference', () => {
  const preference = (weight: number): string =>
    pod(
      `affinity: {podAffinity: {preferredDuringSchedulingIgnoredDuringExecution: [{weight: ${weight}, podAffinityTerm: {topologyKey: zone, labelSelector: {}}}]}}`,
    );
  const path = 'affinity.podAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].weight';
  checkBoundary({ taken: preference(1), refused: preference(0), path });
  checkBoundary({ taken: preference(100), refused: preference(101), path });
});

test('32 domains to search', () => {
  const domains = (count: number): string =>
    pod(`dnsConfig: {searches: [${Array.from({ length: count }, (_, index) => `d${index}.test`).join(', ')}]}`);
  checkBoundary({ taken: domains(32), refused: domains(33), path: 'dnsConfig.searches' });
});

test('the ports of a container', () => {
  const port = (number: number): string => container(`ports: [{containerPort: ${number}}]`);
  checkBoundary({ taken: port(65535), refused: port(65536), path: 'containers[0].ports[0].containerPort' });
});

test('the user of a container', () => {
  const user = (id: number): string => container(`securityContext: {runAsUser: ${id}}`);
  checkBoundary({ taken: user(2147483647), refused: user(2147483648), path: 'containers[0].securityContext.runAsUser' });
  checkBoundary({ taken: user(0), refused: user(-1), path: 'containers[0].securityContext.runAsUser' });
});
