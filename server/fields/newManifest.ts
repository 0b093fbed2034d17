import * as l10n from '@vscode/l10n';
import type { Proposal } from './proposal';

/** A Deployment to begin with; the API server accepts it, and no rule has anything to say of it. */
const lines = [
  'apiVersion: apps/v1',
  'kind: Deployment',
  'metadata:',
  '  name: ${1:web}',
  'spec:',
  '  replicas: ${2:3}',
  '  strategy:',
  '    type: RollingUpdate',
  '    rollingUpdate:',
  '      maxSurge: ${3:1}',
  '      maxUnavailable: ${4:0}',
  '  selector:',
  '    matchLabels:',
  '      app: ${1:web}',
  '  template:',
  '    metadata:',
  '      labels:',
  '        app: ${1:web}',
  '    spec:',
  '      containers:',
  '        - name: ${1:web}',
  '          image: ${5:nginx:1.27}',
  '          ports:',
  '            - containerPort: ${6:80}',
  '          readinessProbe:',
  '            httpGet:',
  '              path: ${7:/}',
  '              port: ${6:80}',
  '          livenessProbe:',
  '            httpGet:',
  '              path: ${7:/}',
  '              port: ${6:80}',
  '          resources:',
  '            requests:',
  '              cpu: ${8:100m}',
  '              memory: ${9:128Mi}',
  '            limits:',
  '              memory: ${9:128Mi}',
  '',
];

/** How a document that has nothing yet can begin: with a whole Deployment, or with one of its first lines. */
export function beginnings(): readonly Proposal[] {
  return [wholeDeployment(), line('apiVersion', 'apps/v1'), line('kind', 'Deployment')];
}

function line(key: string, value: string): Proposal {
  return { label: key, text: `${key}: ${value}`, kind: 'field', effect: value, documentation: null };
}

function wholeDeployment(): Proposal {
  return {
    label: 'Deployment',
    text: lines.join('\n').replace(/\$\{\d+:([^}]*)\}/g, '$1'),
    snippet: lines.join('\n'),
    kind: 'manifest',
    effect: l10n.t('with strategy, probes, and resources'),
    documentation: null,
  };
}
