/** Nodes that are alike, as somebody states them who has no list of them: in the settings, in `.rollout-preview.yaml`, or out of what kubectl prints. */
import type { NodeClass } from '../protocol/nodes';
import { isRecord } from '../protocol/record';
import type { Node, Taint } from './node';
import { isExtended, isHugePages } from './resourceNames';
import { parseQuantity } from './quantity';
import type { ResourceList } from './resourceList';

/** More nodes than that are simulated by nobody. */
export const mostNodes = 1000;
const hostname = 'kubernetes.io/hostname';
const zone = 'topology.kubernetes.io/zone';
const gpu = 'nvidia.com/gpu';
const usualPods = 110;
/** Every node has a disk; of one that nobody has described it is taken to be enough. */
const usualStorage = '1Ti';
/** What the kubelet of most nodes labels them with, and pods often select. */
const usualLabels: Readonly<Record<string, string>> = { 'kubernetes.io/os': 'linux', 'kubernetes.io/arch': 'amd64' };
/** Labels that tell nodes of a class apart, or say again what others do. */
const ofEachNode = /^(?:kubernetes\.io\/hostname|topology\.kubernetes\.io\/zone|(?:failure-domain\.)?beta\.kubernetes\.io\/.*)$/;
/** What cordoning a node comes to. */
const cordoned: Taint = { key: 'node.kubernetes.io/unschedulable', value: '', effect: 'NoSchedule' };

/** The nodes of classes, called `node-1` and so on; at most 1,000. */
export function nodesOf(classes: readonly NodeClass[]): readonly Node[] {
  const nodes: Node[] = [];
  for (const own of classes) {
    for (let index = 0; index < own.count && nodes.length < mostNodes; index++) nodes.push(nodeOf(own, index, `node-${nodes.length + 1}`));
  }
  return nodes;
}

function nodeOf(
  { cpu, memory, gpus = 0, pods = usualPods, zones = [], labels = {}, taints = [], resources = {} }: NodeClass,
  index: number,
  name: string,
): Node {
  const own = zones[index % zones.length];
  return {
    name,
    labels: { [hostname]: name, ...usualLabels, ...(own === undefined ? {} : { [zone]: own }), ...labels },
    taints,
    unschedulable: taints.some(({ key }) => key === cordoned.key),
    allocatable: new Map([
      ['cpu', cpu],
      ['memory', memory],
      ['pods', String(pods)],
      ['ephemeral-storage', usualStorage],
      ...(gpus > 0 ? [[gpu, String(gpus)] as const] : []),
      ...Object.entries(resources),
    ]),
  };
}

/** The classes that nodes come to, those that are alike together: their names are not kept, nor labels that all nodes have. */
export function classesOf(nodes: readonly Node[]): readonly NodeClass[] {
  const classes = new Map<string, { own: NodeClass; zones: string[]; count: number }>();
  for (const node of nodes) {
    const own = classOf(node);
    const key = JSON.stringify(own);
    const same = classes.get(key) ?? { own, zones: [], count: 0 };
    classes.set(key, same);
    same.count++;
    const at = Object.hasOwn(node.labels, zone) ? node.labels[zone] : undefined;
    if (at !== undefined && !same.zones.includes(at)) same.zones.push(at);
  }
  return [...classes.values()].map(({ own, zones, count }) => ({ ...own, count, ...(zones.length === 0 ? {} : { zones }) }));
}

function classOf({ allocatable, labels, taints: written, unschedulable }: Node): NodeClass {
  const taints = unschedulable && !written.some(({ key }) => key === cordoned.key) ? [...written, cordoned] : written;
  const kept = Object.entries(labels).filter(
    ([key, value]) => !ofEachNode.test(key) && (!Object.hasOwn(usualLabels, key) || usualLabels[key] !== value),
  );
  const devices = [...allocatable].filter(
    ([name, amount]) => name !== gpu && (isExtended(name) || isHugePages(name) || isKnownDisk(name, amount)) && amount !== '0',
  );
  const gpus = Number(allocatable.get(gpu) ?? 0);
  const pods = Number(allocatable.get('pods') ?? usualPods);
  return {
    count: 1,
    cpu: allocatable.get('cpu') ?? '0',
    memory: allocatable.get('memory') ?? '0',
    ...(gpus > 0 ? { gpus } : {}),
    ...(pods === usualPods ? {} : { pods }),
    ...(kept.length === 0 ? {} : { labels: Object.fromEntries(kept) }),
    ...(taints.length === 0 ? {} : { taints: taints.map(({ key, value, effect }) => ({ key, value, effect })) }),
    ...(devices.length === 0 ? {} : { resources: Object.fromEntries(devices) }),
  };
}

function isKnownDisk(name: string, amount: string): boolean {
  return name === 'ephemeral-storage' && amount !== usualStorage;
}

/** The classes of whatever somebody has written; what isn't one is left out. */
export function readNodeClasses(value: unknown): readonly NodeClass[] {
  return Array.isArray(value) ? value.flatMap(item => readNodeClass(item) ?? []) : [];
}

/** Undefined for what isn't a class of nodes: cpu and memory have to be quantities. */
function readNodeClass(value: unknown): NodeClass | undefined {
  if (!isRecord(value)) return undefined;
  const [cpu, memory] = [quantityOf(value['cpu']), quantityOf(value['memory'])];
  const count = value['count'] ?? 1;
  if (cpu === undefined || memory === undefined || !isCount(count)) return undefined;
  const { gpus, pods, zones, labels, taints } = value;
  const resources = isRecord(value['resources'])
    ? Object.entries(value['resources']).map(([name, amount]) => [name, quantityOf(amount)] as const)
    : [];
  const known: ResourceList = new Map(resources.flatMap(([name, amount]) => (amount === undefined ? [] : [[name, amount] as const])));
  return {
    count,
    cpu,
    memory,
    ...(isCount(gpus) && gpus > 0 ? { gpus } : {}),
    ...(isCount(pods) ? { pods } : {}),
    ...(Array.isArray(zones) ? { zones: zones.filter(isText) } : {}),
    ...(isRecord(labels)
      ? { labels: Object.fromEntries(Object.entries(labels).filter((entry): entry is [string, string] => isText(entry[1]))) }
      : {}),
    ...(Array.isArray(taints) ? { taints: taints.flatMap(taint => readTaint(taint) ?? []) } : {}),
    ...(known.size === 0 ? {} : { resources: Object.fromEntries(known) }),
  };
}

function readTaint(value: unknown): Taint | undefined {
  if (!isRecord(value) || !isText(value['key']) || !isText(value['effect'])) return undefined;
  return { key: value['key'], value: isText(value['value']) ? value['value'] : '', effect: value['effect'] };
}

function quantityOf(value: unknown): string | undefined {
  if (typeof value !== 'number' && typeof value !== 'string') return undefined;
  const quantity = parseQuantity(String(value));
  return typeof quantity === 'string' || quantity.nanos < 0n ? undefined : quantity.text;
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 1_000_000;
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}
