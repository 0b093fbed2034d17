/** A pod template as `kubectl describe` and `kubectl rollout history` print it (kubectl/pkg/describe: DescribePodTemplate). Cells end in tabs. */
import type { Container, Json, PodSpec, PodTemplateSpec, Probe } from '../../kubernetes/deployment';

/** The lines below `Pod Template:`. `hash`: the label pod-template-hash that a ReplicaSet's template has. */
export function podTemplateLines(template: PodTemplateSpec, hash: string | null): string[] {
  const labels = { ...template.metadata.labels, ...(hash === null ? {} : { 'pod-template-hash': hash }) };
  const { spec } = template;
  return [
    ...listed('  Labels:\t', sortedPairs(labels, '='), '\t'),
    ...(isEmpty(template.metadata.annotations)
      ? []
      : listed('  Annotations:\t', sortedPairs(template.metadata.annotations ?? {}, ': '), '\t')),
    ...field(spec, 'serviceAccountName', '  Service Account:\t'),
    ...containers('  Init Containers:', spec.initContainers ?? []),
    ...containers('  Containers:', spec.containers),
    ...volumes(spec),
    ...field(spec, 'priorityClassName', '  Priority Class Name:\t'),
    ...listed('  Node-Selectors:\t', sortedPairs(objectIn(spec, 'nodeSelector'), '='), '                 \t'),
    ...listed('  Tolerations:\t', tolerations(spec), '               \t'),
  ];
}

function containers(title: string, list: readonly Container[]): string[] {
  return list.length === 0 ? [] : [title, ...list.flatMap(containerLines)];
}

function containerLines(container: Container): string[] {
  const ports = listIn(container, 'ports');
  const port = (name: string) => ports.map(item => `${text(item[name]) || '0'}/${text(item['protocol']) || 'TCP'}`).join(', ');
  const many = ports.length > 1 ? 's' : '';
  return [
    `   ${container.name}:`,
    `    Image:\t${container.image}`,
    `    Port${many}:\t${port('containerPort') || '<none>'}`,
    `    Host Port${many}:\t${port('hostPort') || '<none>'}`,
    ...words('    Command:', container['command']),
    ...words('    Args:', container['args']),
    ...resources('    Limits:', container.resources?.limits),
    ...resources('    Requests:', container.resources?.requests),
    ...probe('    Liveness:', container.livenessProbe),
    ...probe('    Readiness:', container.readinessProbe),
    ...probe('    Startup:', container.startupProbe),
    ...block('    Environment:', listIn(container, 'env').map(environment)),
    ...block('    Mounts:', listIn(container, 'volumeMounts').map(mount).sort()),
  ];
}

function words(title: string, list: unknown): string[] {
  return Array.isArray(list) && list.length > 0 ? [title, ...list.map(word => `      ${text(word)}`)] : [];
}

function resources(title: string, amounts: Readonly<Record<string, Json>> | undefined): string[] {
  return isEmpty(amounts) ? [] : [title, ...sortedPairs(amounts ?? {}, ':\t').map(pair => `      ${pair}`)];
}

/** In the words of DescribeProbe, such as `http-get http://:8080/healthz delay=0s timeout=1s period=10s #success=1 #failure=3`. */
function probe(title: string, value: Probe | undefined): string[] {
  if (value === undefined) return [];
  const numbers = `delay=${value.initialDelaySeconds}s timeout=${value.timeoutSeconds}s period=${value.periodSeconds}s #success=${value.successThreshold} #failure=${value.failureThreshold}`;
  return [`${title}\t${handler(value)} ${numbers}`];
}

function handler(value: Probe): string {
  if (isObject(value['exec'])) return `exec [${listOf(value['exec']['command']).map(text).join(' ')}]`;
  const http = value['httpGet'];
  if (isObject(http))
    return `http-get ${(text(http['scheme']) || 'HTTP').toLowerCase()}://${text(http['host'])}:${text(http['port'])}${path(text(http['path']))}`;
  const tcp = value['tcpSocket'];
  if (isObject(tcp)) return `tcp-socket ${text(tcp['host'])}:${text(tcp['port'])}`;
  const grpc = value['grpc'];
  if (isObject(grpc)) return `grpc <pod>:${text(grpc['port'])} ${text(grpc['service'])}`;
  return 'unknown';
}

function path(value: string): string {
  return value === '' || value.startsWith('/') ? value : `/${value}`;
}

function environment(variable: Readonly<Record<string, unknown>>): string {
  const { name, value, valueFrom } = variable;
  const from = isObject(valueFrom) ? Object.entries(valueFrom)[0] : undefined;
  if (from === undefined || !isObject(from[1])) return `      ${text(name)}:\t${text(value)}`;
  const [kind, source] = from;
  switch (kind) {
    case 'secretKeyRef':
      return `      ${text(name)}:\t<set to the key '${text(source['key'])}' in secret '${text(source['name'])}'>\tOptional: ${text(source['optional']) || 'false'}`;
    case 'configMapKeyRef':
      return `      ${text(name)}:\t<set to the key '${text(source['key'])}' of config map '${text(source['name'])}'>\tOptional: ${text(source['optional']) || 'false'}`;
    case 'fieldRef':
      return `      ${text(name)}:\t (${text(source['apiVersion']) || 'v1'}:${text(source['fieldPath'])})`;
    default:
      return `      ${text(name)}:\t${text(source['containerName'])} (${text(source['resource'])})`;
  }
}

function mount(value: Readonly<Record<string, unknown>>): string {
  const flags = [value['readOnly'] === true ? 'ro' : 'rw', ...(text(value['subPath']) === '' ? [] : [`path="${text(value['subPath'])}"`])];
  return `      ${text(value['mountPath'])} from ${text(value['name'])} (${flags.join(',')})`;
}

function volumes(spec: PodSpec): string[] {
  const list = listIn(spec, 'volumes');
  if (list.length === 0) return ['  Volumes:\t<none>'];
  return ['  Volumes:', ...list.flatMap(volume => [`   ${text(volume['name'])}:`, ...volumeSource(volume)])];
}

function volumeSource(volume: Readonly<Record<string, unknown>>): string[] {
  const [kind, source] = Object.entries(volume).find(([key]) => key !== 'name') ?? ['emptyDir', {}];
  const of = isObject(source) ? source : {};
  const optional = `    Optional:\t${text(of['optional']) || 'false'}`;
  switch (kind) {
    case 'configMap':
      return ['    Type:\tConfigMap (a volume populated by a ConfigMap)', `    Name:\t${text(of['name'])}`, optional];
    case 'secret':
      return ['    Type:\tSecret (a volume populated by a Secret)', `    SecretName:\t${text(of['secretName'])}`, optional];
    case 'persistentVolumeClaim':
      return [
        '    Type:\tPersistentVolumeClaim (a reference to a PersistentVolumeClaim in the same namespace)',
        `    ClaimName:\t${text(of['claimName'])}`,
        `    ReadOnly:\t${text(of['readOnly']) || 'false'}`,
      ];
    case 'hostPath':
      return [
        '    Type:\tHostPath (bare host directory volume)',
        `    Path:\t${text(of['path'])}`,
        `    HostPathType:\t${text(of['type'])}`,
      ];
    case 'emptyDir':
      return [
        "    Type:\tEmptyDir (a temporary directory that shares a pod's lifetime)",
        `    Medium:\t${text(of['medium'])}`,
        `    SizeLimit:\t${text(of['sizeLimit']) || '<unset>'}`,
      ];
    default:
      return [`    Type:\t${kind}`];
  }
}

function tolerations(spec: PodSpec): string[] {
  return listIn(spec, 'tolerations')
    .map(({ key, operator, value, effect, tolerationSeconds }) => {
      const pair = `${text(key)}${text(value) === '' ? '' : `=${text(value)}`}${text(effect) === '' ? '' : `:${text(effect)}`}`;
      const exists =
        operator === 'Exists' && text(value) === '' ? (text(key) === '' && text(effect) === '' ? 'op=Exists' : ' op=Exists') : '';
      return `${pair}${exists}${tolerationSeconds === undefined ? '' : ` for ${text(tolerationSeconds)}s`}`;
    })
    .sort();
}

function listed(title: string, values: readonly string[], indent: string): string[] {
  const [first = '<none>', ...rest] = values;
  return [`${title}${first}`, ...rest.map(value => `${indent}${value}`)];
}

function block(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [`${title}\t<none>`] : [title, ...lines];
}

function field(spec: PodSpec, name: string, title: string): string[] {
  return text(spec[name]) === '' ? [] : [`${title}${text(spec[name])}`];
}

function sortedPairs(values: Readonly<Record<string, unknown>>, separator: string): string[] {
  return Object.entries(values)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => `${key}${separator}${text(value)}`);
}

function isEmpty(values: Readonly<Record<string, unknown>> | undefined): boolean {
  return values === undefined || Object.keys(values).length === 0;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function objectIn(owner: Readonly<Record<string, unknown>>, name: string): Readonly<Record<string, unknown>> {
  const value = owner[name];
  return isObject(value) ? value : {};
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function listIn(owner: Readonly<Record<string, unknown>>, name: string): readonly Readonly<Record<string, unknown>>[] {
  return listOf(owner[name]).filter(isObject);
}

function text(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}
