/** A pod template as `kubectl describe` and `kubectl rollout history` print it (kubectl/pkg/describe: DescribePodTemplate), as far as the record goes. */
import type { Container, PodTemplateSpec } from '../../../../../server/kubernetes/pods/pod';

/** The lines below `Pod Template:`, their cells ending in tabs. `hash`: the label pod-template-hash that a ReplicaSet's template has. */
export function podTemplateLines({ metadata, spec }: PodTemplateSpec, hash: string | null): string[] {
  const labels = { ...metadata.labels, ...(hash === null ? {} : { 'pod-template-hash': hash }) };
  const annotations = sortedPairs(metadata.annotations ?? {}, ': ');
  return [
    ...listed('  Labels:\t', sortedPairs(labels, '=')),
    ...(annotations.length === 0 ? [] : listed('  Annotations:\t', annotations)),
    ...containers('  Init Containers:', spec.initContainers ?? []),
    ...containers('  Containers:', spec.containers),
    '  Volumes:\t<none>',
    ...listed('  Node-Selectors:\t', sortedPairs((spec['nodeSelector'] ?? {}) as Readonly<Record<string, string>>, '=')),
    '  Tolerations:\t<none>',
  ];
}

function containers(title: string, list: readonly Container[]): string[] {
  return list.length === 0 ? [] : [title, ...list.flatMap(containerLines)];
}

function containerLines({ name, image }: Container): string[] {
  const none = ['Port', 'Host Port', 'Environment', 'Mounts'].map(field => `    ${field}:\t<none>`);
  return [`   ${name}:`, `    Image:\t${image}`, ...none];
}

function listed(title: string, [first = '<none>', ...rest]: readonly string[]): string[] {
  return [`${title}${first}`, ...rest.map(value => `\t${value}`)];
}

function sortedPairs(values: Readonly<Record<string, string>>, separator: string): string[] {
  return Object.entries(values)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => `${key}${separator}${value}`);
}
