import type { LocatedMap } from '../yaml/located';
import type { ParsedDocument } from '../yaml/parse';
import { type ApiObject, objectAt, objectsAt, stringAt } from './apiObject';
import { type Claim, claimOf } from './claim';
import { labelsIn, mayShareNamespace, nameOf, type ObjectName } from './objectName';
import { objectsOf } from './objectsOf';
import { type Service, serviceOf } from './service';
import type { Workload } from './workloads/workload';

/** What stands beside a workload, in its file and in others, and bears on its pods. Plain JSON. */
export interface Neighbours {
  readonly claims: readonly Claim[];
  readonly services: readonly Service[];
  /** What other Deployments select. */
  readonly siblings: readonly Sibling[];
}

/** A Deployment beside another one. */
export interface Sibling extends ObjectName {
  readonly matchLabels: Readonly<Record<string, string>>;
}

export const noNeighbours: Neighbours = { claims: [], services: [], siblings: [] };

const kind = /\bkind["']?\s*:\s*["']?(?:PersistentVolumeClaim|Service)(?![\w-])/;

/** Whether it is worth while to look for neighbours in a text. */
export function mayHoldNeighbours(text: string): boolean {
  return kind.test(text);
}

/** The neighbours that documents are for the workloads beside them, in the order of the text. */
export function findNeighbours(documents: readonly ParsedDocument[]): Neighbours {
  const objects = documents.flatMap(({ root }) => objectsOf(root));
  const ofType = (wanted: string): LocatedMap[] => objects.filter(({ type }) => type === wanted).map(({ node }) => node);
  const claims = ofType('v1/PersistentVolumeClaim').flatMap(node => claimOf(node) ?? []);
  const services = ofType('v1/Service').flatMap(node => serviceOf(node) ?? []);
  const siblings = ofType('apps/v1/Deployment').flatMap(siblingOf);
  return claims.length + services.length + siblings.length === 0 ? noNeighbours : { claims, services, siblings };
}

function siblingOf(node: LocatedMap): readonly Sibling[] {
  const name = nameOf(node);
  return name === undefined ? [] : [{ ...name, matchLabels: labelsIn(node, ['spec', 'selector', 'matchLabels']) }];
}

/**
 * Of the neighbours those that have to do with a workload: the claims that its volumes name, the Services that select its pods,
 * and for each label of its selector another Deployment that selects the same but for this one. `own` stand in its file; a claim that is there is the one that is meant, so that those of the same name `elsewhere` don't count.
 */
export function neighboursOf(workload: Workload, own: readonly Neighbours[], elsewhere: readonly Neighbours[]): Neighbours {
  const claims = claimNames(workload).flatMap(name => {
    const [here, there] = [own, elsewhere].map(all =>
      all.flatMap(neighbours => neighbours.claims.filter(claim => claim.name === name && mayShareNamespace(claim, workload))),
    );
    return here !== undefined && here.length > 0 ? here : (there ?? []);
  });
  const labels = workload.deployment.spec.template.metadata.labels ?? {};
  const all = [...own, ...elsewhere];
  const services = all
    .flatMap(neighbours => neighbours.services)
    .filter(service => mayShareNamespace(service, workload) && selects(service.selector, labels));
  const matched = Object.entries(workload.deployment.spec.selector?.matchLabels ?? {});
  const others = all.flatMap(neighbours => neighbours.siblings).filter(({ name }) => name !== workload.name);
  const siblings = matched.flatMap(([key]) => others.find(({ matchLabels }) => differsIn(key, matchLabels, matched)) ?? []);
  return { claims, services, siblings };
}

/** Whether labels have the same keys as others, and another value at this one only. */
function differsIn(key: string, labels: Readonly<Record<string, string>>, others: readonly (readonly [string, string])[]): boolean {
  return (
    Object.keys(labels).length === others.length &&
    others.every(([other, value]) => Object.hasOwn(labels, other) && (labels[other] !== value) === (other === key))
  );
}

function claimNames({ deployment }: Workload): readonly string[] {
  const volumes = objectsAt(deployment.spec.template.spec as ApiObject, 'volumes');
  const names = volumes.map(volume => stringAt(objectAt(volume, 'persistentVolumeClaim'), 'claimName'));
  return [...new Set(names)].filter(name => name !== '');
}

function selects(selector: Readonly<Record<string, string>>, labels: Readonly<Record<string, string>>): boolean {
  const wanted = Object.entries(selector);
  return wanted.length > 0 && wanted.every(([key, value]) => Object.hasOwn(labels, key) && labels[key] === value);
}
