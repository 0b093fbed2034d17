import * as l10n from '@vscode/l10n';
import type { Proposal } from './proposal';

/** A workload to begin with: what its kind has of its own, beside the pods. */
interface Beginning {
  readonly kind: string;
  readonly name: string;
  /** The lines of the spec above `selector`. */
  readonly spec: readonly string[];
  readonly image: string;
  readonly port: number;
  readonly probe: readonly string[];
}

const httpGet = ['            httpGet:', '              path: ${7:/}', '              port: ${6:PORT}'];
const tcpSocket = ['            tcpSocket:', '              port: ${6:PORT}'];

const whole: readonly Beginning[] = [
  {
    kind: 'Deployment',
    name: 'web',
    spec: [
      '  replicas: ${2:3}',
      '  strategy:',
      '    type: RollingUpdate',
      '    rollingUpdate:',
      '      maxSurge: ${3:1}',
      '      maxUnavailable: ${4:0}',
    ],
    image: 'nginx:1.27',
    port: 80,
    probe: httpGet,
  },
  {
    kind: 'StatefulSet',
    name: 'db',
    spec: [
      '  replicas: ${2:3}',
      '  serviceName: ${3:db}',
      '  podManagementPolicy: OrderedReady',
      '  updateStrategy:',
      '    type: RollingUpdate',
      '    rollingUpdate:',
      '      partition: ${4:0}',
    ],
    image: 'redis:7.4',
    port: 6379,
    probe: tcpSocket,
  },
  {
    kind: 'DaemonSet',
    name: 'agent',
    spec: ['  updateStrategy:', '    type: RollingUpdate', '    rollingUpdate:', '      maxSurge: ${3:0}', '      maxUnavailable: ${4:1}'],
    image: 'fluent/fluent-bit:3.2',
    port: 2020,
    probe: httpGet,
  },
];

/** The API server accepts it, and no rule has anything to say of it. */
function linesOf({ kind, name, spec, image, port, probe }: Beginning): string {
  const at = (lines: readonly string[]): readonly string[] => lines.map(one => one.replace('PORT', String(port)));
  return [
    'apiVersion: apps/v1',
    `kind: ${kind}`,
    'metadata:',
    `  name: \${1:${name}}`,
    'spec:',
    ...spec,
    '  selector:',
    '    matchLabels:',
    `      app: \${1:${name}}`,
    '  template:',
    '    metadata:',
    '      labels:',
    `        app: \${1:${name}}`,
    '    spec:',
    '      containers:',
    `        - name: \${1:${name}}`,
    `          image: \${5:${image}}`,
    '          ports:',
    `            - containerPort: \${6:${String(port)}}`,
    '          readinessProbe:',
    ...at(probe),
    '          livenessProbe:',
    ...at(probe),
    '          resources:',
    '            requests:',
    '              cpu: ${8:100m}',
    '              memory: ${9:128Mi}',
    '            limits:',
    '              memory: ${9:128Mi}',
    '',
  ].join('\n');
}

/** How a document that has nothing yet can begin: with a whole workload, or with one of its first lines. */
export function beginnings(): readonly Proposal[] {
  return [...whole.map(wholeManifest), line('apiVersion', 'apps/v1'), ...whole.map(({ kind }) => line('kind', kind))];
}

function line(key: string, value: string): Proposal {
  return { label: key, text: `${key}: ${value}`, kind: 'field', effect: value, documentation: null };
}

function wholeManifest(beginning: Beginning): Proposal {
  const lines = linesOf(beginning);
  return {
    label: beginning.kind,
    text: lines.replace(/\$\{\d+:([^}]*)\}/g, '$1'),
    snippet: lines,
    kind: 'manifest',
    effect: l10n.t('with strategy, probes, and resources'),
    documentation: null,
  };
}
