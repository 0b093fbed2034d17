import { neighbourKinds } from '../protocol/neighbours';
import type { LocatedMap } from '../yaml/located';
import type { ParsedDocument } from '../yaml/parse';
import type { ApiObject } from './apiObject';
import { type Claim, claimOf } from './claim';
import { digest } from './digest';
import { grouped } from './grouped';
import { labelsIn, mayShareNamespace, nameOf, type ObjectName } from './objectName';
import { objectsOf } from './objectsOf';
import { claimNames } from './pods/claimNames';
import { type Service, serviceOf } from './service';
import { Siblings } from './siblings';
import { placedClusterKey, type ClusterNeighbour, ClusterNeighbours, clusterNeighboursIn } from './surroundings/clusterNeighbour';
import type { Workload } from './workloads/workload';

/** What stands beside a workload, in its file and in others, and bears on its pods. Plain JSON. */
export interface Neighbours {
  readonly claims: readonly Claim[];
  readonly services: readonly Service[];
  /** What others of its kind select. */
  readonly siblings: readonly Sibling[];
  /** What else bears on where their pods may be, and how many of them. */
  readonly cluster: readonly ClusterNeighbour[];
}

/** A workload beside another one of its kind. */
export interface Sibling extends ObjectName {
  readonly matchLabels: Readonly<Record<string, string>>;
}

export const noNeighbours: Neighbours = { claims: [], services: [], siblings: [], cluster: [] };

const kind = new RegExp(String.raw`\bkind["']?\s*:\s*["']?(?:${neighbourKinds.join('|')})(?:List)?(?![\w-])`);

/** Whether it is worth while to look for neighbours in a text. */
export function mayHoldNeighbours(text: string): boolean {
  return kind.test(text);
}

const keys = new WeakMap<Neighbours, string>();

/** A short text that differs where neighbours do. */
export function neighboursKey(neighbours: Neighbours): string {
  const known = keys.get(neighbours) ?? keyOf(neighbours);
  keys.set(neighbours, known);
  return known;
}

function keyOf({ claims, services, siblings, cluster }: Neighbours): string {
  return digest(JSON.stringify([claims, services, siblings, placedClusterKey(cluster)]));
}

/** The neighbours that documents are for the workloads beside them, in the order of the text. */
export function findNeighbours(documents: readonly ParsedDocument[]): Neighbours {
  const objects = documents.flatMap(({ root }) => objectsOf(root));
  const ofType = (wanted: string): LocatedMap[] => objects.filter(({ type }) => type === wanted).map(({ node }) => node);
  const claims = ofType('v1/PersistentVolumeClaim').flatMap(node => claimOf(node) ?? []);
  const services = ofType('v1/Service').flatMap(node => serviceOf(node) ?? []);
  const siblings = ofType('apps/v1/Deployment').flatMap(siblingOf);
  const cluster = documents.flatMap(clusterNeighboursIn);
  const found = claims.length + services.length + siblings.length + cluster.length;
  return found === 0 ? noNeighbours : { claims, services, siblings, cluster };
}

function siblingOf(node: LocatedMap): readonly Sibling[] {
  const name = nameOf(node);
  return name === undefined ? [] : [{ ...name, matchLabels: labelsIn(node, ['spec', 'selector', 'matchLabels']) }];
}

/** Services of one workload that are looked at, at most. */
const mostServices = 100;

/** What files hold, by what workloads ask for: each of thousands has its own neighbours in a time that doesn't grow with the files. */
export class GatheredNeighbours {
  readonly claims: ReadonlyMap<string, readonly Claim[]>;
  readonly services: ReadonlyMap<string, readonly Service[]>;
  readonly siblings: Siblings;
  readonly cluster: ClusterNeighbours;

  constructor(all: readonly Neighbours[]) {
    this.claims = claimsByName(all);
    this.services = servicesByLabel(all.flatMap(({ services }) => services));
    this.siblings = new Siblings(all.flatMap(({ siblings }) => siblings));
    this.cluster = new ClusterNeighbours(all.flatMap(({ cluster }) => cluster));
  }
}

/** What stands beside the workloads of one file. */
export class NeighbourIndex {
  readonly #own: GatheredNeighbours;
  readonly #all: GatheredNeighbours;
  /** What stands in their own file isn't elsewhere. */
  readonly #isOwn: ReadonlySet<unknown>;

  /** `own` stand in the workloads' file, and may be among all. */
  constructor(own: readonly Neighbours[], elsewhere: readonly Neighbours[] | GatheredNeighbours = []) {
    this.#own = new GatheredNeighbours(own);
    this.#all = elsewhere instanceof GatheredNeighbours ? elsewhere : new GatheredNeighbours([...own, ...elsewhere]);
    this.#isOwn = new Set(own.flatMap(({ claims, services, cluster }): readonly unknown[] => [...claims, ...services, ...cluster]));
  }

  /**
   * Those that have to do with a workload: the claims that its volumes name, of which one in its file is the one that is meant, so that those of the same
   * name elsewhere don't count; the Services that select its pods; and for each label of its selector another of its kind that selects the same but for
   * this one.
   */
  of(workload: Workload): Neighbours {
    const claims = claimNames(workload.object.spec.template.spec as ApiObject).flatMap(name => {
      const [here = [], there = []] = [this.#own, this.#all].map(known =>
        (known.claims.get(name) ?? []).filter(claim => mayShareNamespace(claim, workload)),
      );
      return here.length > 0 ? here : there.filter(claim => !this.#isOwn.has(claim));
    });
    const services = [...servicesIn(this.#own, workload, none), ...servicesIn(this.#all, workload, this.#isOwn)].slice(0, mostServices);
    const [own, all] = [this.#own.cluster.bearingOn(workload), this.#all.cluster.bearingOn(workload)];
    const cluster = own.length === 0 ? all : [...own, ...all.filter(neighbour => !this.#isOwn.has(neighbour))];
    return { claims, services, siblings: this.#all.siblings.of(workload), cluster };
  }
}

const none: ReadonlySet<unknown> = new Set();

/** The Services that select a workload's pods, as many as are looked at, without some. */
function servicesIn({ services }: GatheredNeighbours, { namespace, object }: Workload, without: ReadonlySet<unknown>): readonly Service[] {
  const labels = object.spec.template.metadata.labels ?? {};
  const places = namespace === null ? [anywhere] : [namespace, ''];
  const found: Service[] = [];
  for (const [key, value] of Object.entries(labels)) {
    for (const place of places) {
      for (const service of services.get(JSON.stringify([place, key, value])) ?? []) {
        if (found.length === mostServices) return found;
        if (!without.has(service) && selects(service.selector, labels)) found.push(service);
      }
    }
  }
  return found;
}

function claimsByName(neighbours: readonly Neighbours[]): ReadonlyMap<string, readonly Claim[]> {
  return grouped(
    neighbours.flatMap(({ claims }) => claims),
    ({ name }) => [name],
  );
}

/** No namespace has this name. */
const anywhere = '*';

/** By the label that the fewest of them select, each in its namespace and in whichever. */
function servicesByLabel(services: readonly Service[]): ReadonlyMap<string, readonly Service[]> {
  const keysOf = ({ namespace, selector }: Service): readonly (readonly string[])[] =>
    Object.entries(selector).map(label => [anywhere, namespace ?? ''].map(place => JSON.stringify([place, ...label])));
  const counts = new Map<string, number>();
  for (const key of services.flatMap(keysOf).flat()) counts.set(key, (counts.get(key) ?? 0) + 1);
  const rarest = (keys: readonly (readonly string[])[]): readonly string[] =>
    keys.reduce((least, own) => ((counts.get(own[0] ?? '') ?? 0) < (counts.get(least[0] ?? '') ?? 0) ? own : least), keys[0] ?? []);
  return grouped(services, service => rarest(keysOf(service)));
}

function selects(selector: Readonly<Record<string, string>>, labels: Readonly<Record<string, string>>): boolean {
  return Object.entries(selector).every(([key, value]) => Object.hasOwn(labels, key) && labels[key] === value);
}
