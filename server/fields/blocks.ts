import { own } from '../kubernetes/own';
import { type ApiObject, numberAt, objectsAt } from '../kubernetes/apiObject';
import type { ApiType } from '../kubernetes/apiTypes/apiType';
import type { Workload } from '../kubernetes/workloads/workload';

/** What most manifests have below a field, as lines of a snippet; `NAME` is the workload's name and `PORT` the port of its first container. */
const blocks: Readonly<Record<string, readonly string[]>> = {
  metadata: ['name: ${1:NAME}'],
  'metadata.labels': ['app: ${1:NAME}'],
  'spec.selector': ['matchLabels:', '  app: ${1:NAME}'],
  'spec.selector.matchLabels': ['app: ${1:NAME}'],
  'spec.strategy': ['rollingUpdate:', '  maxSurge: ${1:1}', '  maxUnavailable: ${2:0}'],
  'spec.strategy.rollingUpdate': ['maxSurge: ${1:1}', 'maxUnavailable: ${2:0}'],
  'spec.template': ['metadata:', '  labels:', '    app: ${1:NAME}', 'spec:', '  containers:', '    - name: ${2:NAME}', '      image: ${3}'],
  'spec.template.metadata': ['labels:', '  app: ${1:NAME}'],
  'spec.template.metadata.labels': ['app: ${1:NAME}'],
  'spec.template.spec': ['containers:', '  - name: ${1:NAME}', '    image: ${2}'],
  'spec.template.spec.containers': ['- name: ${1:NAME}', '  image: ${2}'],
};

/** The same for fields of containers. */
const containerBlocks: Readonly<Record<string, readonly string[]>> = {
  ports: ['- containerPort: ${1:PORT}'],
  readinessProbe: ['httpGet:', '  path: ${1:/}', '  port: ${2:PORT}'],
  livenessProbe: ['httpGet:', '  path: ${1:/}', '  port: ${2:PORT}'],
  startupProbe: ['httpGet:', '  path: ${1:/}', '  port: ${2:PORT}', 'failureThreshold: ${3:30}'],
  resources: ['requests:', '  cpu: ${1:100m}', '  memory: ${2:128Mi}', 'limits:', '  memory: ${3:128Mi}'],
  'lifecycle.preStop': ['sleep:', '  seconds: ${1:5}'],
  lifecycle: ['preStop:', '  sleep:', '    seconds: ${1:5}'],
  env: ['- name: ${1}', '  value: ${2}'],
};

const step = '  ';

/** A field with what belongs to it, as a snippet; undefined where the field has a single value. `indent` is how far its line's begin is left of it. */
export function blockOf(key: string, path: string, type: ApiType, workload: Workload, indent: number): string | undefined {
  const inContainer = /^spec\.template\.spec\.(?:containers|initContainers)\[\*\]\.(.+)$/.exec(path)?.[1];
  const lines = own(blocks, path) ?? (inContainer === undefined ? undefined : own(containerBlocks, inContainer)) ?? bodyOf(type);
  if (lines === undefined) return undefined;
  const filled = lines.map(line => line.replaceAll('NAME', escaped(workload.name || 'web')).replaceAll('PORT', String(portOf(workload))));
  return [`${key}:`, ...filled.map(line => `${' '.repeat(indent)}${step}${line}`)].join('\n');
}

function bodyOf(type: ApiType): readonly string[] | undefined {
  if (type.kind === 'list') return ['- ${0}'];
  return type.kind === 'struct' || type.kind === 'map' ? ['${0}'] : undefined;
}

function portOf({ object }: Workload): number {
  const [container] = object.spec.template.spec.containers;
  const [port] = container === undefined ? [] : objectsAt(container as ApiObject, 'ports');
  return numberAt(port, 'containerPort') ?? 80;
}

/** As text in a snippet. */
function escaped(text: string): string {
  return text.replace(/[$}\\]/g, sign => `\\${sign}`);
}
