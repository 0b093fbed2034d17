/** Every fix of every rule and of every refusal, applied: it does away with what it was offered for, and what comes next stands in its title. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { codeAction } from '../../../../server/handlers/codeAction';
import { diagnostics } from '../../../../server/handlers/diagnostics';
import type { OpenFile } from '../../../../server/lsp/openFile';
import { rules } from '../../../../server/rules/index';
import { deployment, open, settings } from '../../../support/manifest';

const probe = 'readinessProbe: { tcpSocket: { port: 80 } }';
const disk = '      volumes: [{ name: data, persistentVolumeClaim: { claimName: disk } }]\n';
const claim = (mode: string): string =>
  `---\napiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: { name: disk }\nspec: { accessModes: [${mode}] }\n`;

const quota = (pods: number): string =>
  `---\napiVersion: v1\nkind: ResourceQuota\nmetadata: { name: team }\nspec: { hard: { pods: ${pods} } }\n`;
const node =
  '---\napiVersion: v1\nkind: Node\nmetadata: { name: n1, labels: { kubernetes.io/hostname: n1 } }\nstatus: { allocatable: { cpu: 4, pods: 110, nvidia.com/gpu: 3 } }\n';

const strategies: readonly (readonly string[])[] = [
  [],
  ['strategy: { type: Recreate }'],
  ['strategy: { type: Recreate, rollingUpdate: { maxSurge: 1 } }'],
  ['strategy: { type: Rolling }'],
  ...[
    'maxSurge: 0, maxUnavailable: 0',
    'maxSurge: 0, maxUnavailable: 1',
    'maxSurge: 0, maxUnavailable: 20%',
    'maxUnavailable: 20%',
    'maxUnavailable: 100%',
    'maxUnavailable: 101%',
    'maxUnavailable: 3',
    'maxSurge: "2"',
    'maxUnavailable: -1',
  ].map(own => [`strategy: { rollingUpdate: { ${own} } }`]),
];

/** What an old pod may have that a new one needs, as lines of the container or behind it. */
const pods: readonly { readonly container?: string; readonly behind?: string; readonly more?: string }[] = [
  {},
  { behind: disk },
  { behind: disk, more: claim('ReadWriteOncePod') },
  { container: 'ports: [{ containerPort: 80, hostPort: 80 }]' },
  { behind: '      hostNetwork: true\n', container: 'ports: [{ containerPort: 80 }]' },
  { container: 'resources: { limits: { nvidia.com/gpu: 1 } }' },
  {
    behind:
      '      affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: kubernetes.io/hostname, labelSelector: { matchLabels: { app: web } } }] } }\n',
  },
  { more: quota(3) },
  { container: 'resources: { limits: { nvidia.com/gpu: 1 } }', more: node },
];

const deadlines: readonly (readonly string[])[] = [
  ['progressDeadlineSeconds: 20', 'minReadySeconds: 19'],
  ['progressDeadlineSeconds: 4000', 'minReadySeconds: 3999'],
  ['progressDeadlineSeconds: 90000', 'minReadySeconds: 1000'],
  ['progressDeadlineSeconds: 10', 'minReadySeconds: 2000'],
];
const slow = [
  'readinessProbe: { tcpSocket: { port: 80 }, initialDelaySeconds: 5000 }',
  'lifecycle: { preStop: { exec: { command: [sleep, "40"] } } }',
];

/** Pods that are never created, started, or ready: what stands in their container, and behind it. */
const ports = 'ports: [{ containerPort: 80 }, { containerPort: 81 }]';
const stuck: readonly (readonly [container: readonly string[], behind?: string])[] = [
  [[], '      priority: 100\n'],
  [[], '      overhead: { cpu: 1 }\n'],
  [[], '      schedulingGates: [{ name: a }, { name: b }]\n'],
  [
    [],
    '      topologySpreadConstraints: [{ maxSkew: 1, topologyKey: zone, whenUnsatisfiable: DoNotSchedule, labelSelector: { matchLabels: { app: web } } }]\n',
  ],
  [['resources: { limits: { memory: 128m }, requests: { memory: 64m } }']],
  [[ports, 'livenessProbe: { httpGet: { port: web } }']],
  [[ports, 'lifecycle: { postStart: { httpGet: { port: web } } }']],
  [['livenessProbe: { tcpSocket: { port: 80 }, periodSeconds: 1, failureThreshold: 2 }']],
];

/** Of other kinds. */
const sets: readonly string[] = [
  deployment(['updateStrategy: { rollingUpdate: { partition: 10 } }'], [probe]).replace('kind: Deployment', 'kind: StatefulSet'),
  deployment(
    ['updateStrategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } }'],
    [probe, 'ports: [{ containerPort: 80, hostPort: 80 }]'],
  )
    .replace('kind: Deployment', 'kind: DaemonSet')
    .replace('  replicas: 10\n', ''),
];

const scaler = `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: web }
spec: { scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }, minReplicas: 5, maxReplicas: 9 }
`;

const manifests: readonly string[] = [
  ...stuck.map(([container, behind = '']) => deployment([], [probe, ...container]) + behind),
  deployment([], [probe]).replace('image: web:1', 'image: " web:1"'),
  deployment([], [probe]).replace('image: web:1', 'image: >\n            web:1'),
  ...strategies.flatMap(strategy => [1, 3].map(replicas => withReplicas(deployment(strategy, [probe]), replicas))),
  ...pods.flatMap(({ container, behind = '', more = '' }) =>
    ['{}', '{ type: Recreate }', '{ rollingUpdate: { maxSurge: 0, maxUnavailable: 1 } }', '{ rollingUpdate: { maxUnavailable: 0 } }'].map(
      (strategy, index) =>
        withReplicas(deployment([`strategy: ${strategy}`], [probe, ...(container === undefined ? [] : [container])]), index === 3 ? 3 : 1) +
        behind +
        more,
    ),
  ),
  ...deadlines.map(spec => deployment(spec, [probe])),
  deployment(['paused: true', 'strategy: { type: Recreate }', 'revisionHistoryLimit: 0'], [probe]),
  withReplicas(deployment(['progressDeadlineSeconds: 20'], [probe.replace('80 }', '80 }, periodSeconds: 20')]), 3),
  deployment([], slow),
  `${withReplicas(deployment([], [probe]), 3)}---
${scaler}`,
  ...sets,
];

/** Nothing that can be written without asking, or no strategy, helps. */
const withoutFix = ['probe/no-readiness', 'image/moving-tag', 'selector/version-label', 'image/invalid-reference', 'resource/limit-range'];
/** Only a command helps, or it is no more than a word in the text; sets.test.ts tries what helps. */
const ofSets = ['statefulset/undo-does-not-heal', 'statefulset/only-pod-stops', 'daemonset/one-node-at-a-time', 'strategy/on-delete'];

function withReplicas(manifest: string, replicas: number): string {
  return manifest.replace('replicas: 10', `replicas: ${replicas}`);
}

/** The code of each thing that is said, of an error with a word before it. */
function said(file: OpenFile): readonly string[] {
  return diagnostics
    .answer({ textDocument: file }, file, settings)
    .items.map(({ code, severity }) => `${severity === 1 ? 'error ' : ''}${code ?? ''}`);
}

test('no fix of any rule leads to what it does not name, and each does what it is for', () => {
  const tried = new Set<string>();
  for (const manifest of manifests) {
    const file = open(manifest);
    const before = said(file);
    const range = { start: { line: 0, character: 0 }, end: file.document.positionAt(manifest.length) };
    const actions = codeAction.answer({ textDocument: file, range, context: { diagnostics: [] } }, file, settings);
    for (const { title, edit, diagnostics: [about] = [] } of actions) {
      if (edit === undefined || title.startsWith('Ignore ')) continue;
      const code = String(about?.code ?? '');
      tried.add(code);
      const after = said(open(TextDocument.applyEdits(file.document, edit.changes?.[file.uri] ?? [])));
      const come = after.filter(one => !before.includes(one) && !title.includes(one));
      assert.deepEqual(come, [], `${title}\n${manifest}`);
      assert.ok(!after.some(one => one.endsWith(code)), `${code} after: ${title}\n${manifest}`);
    }
  }
  const fixable = rules.map(({ code }) => code).filter(code => ![...withoutFix, ...ofSets].includes(code));
  assert.deepEqual(
    fixable.filter(code => !tried.has(code)),
    [],
  );
});
