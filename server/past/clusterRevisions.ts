import * as l10n from '@vscode/l10n';
import { canonicalTemplate } from '../kubernetes/canonicalTemplate';
import type { PodTemplateSpec } from '../kubernetes/pods/pod';
import type { Workload } from '../kubernetes/workloads/workload';
import type { ClusterRevision, ClusterRevisionsResult } from '../protocol/revisions';
import { travellingAnnotations } from '../rollout/controllers/deployment/annotations';
import { maxDocumentSize } from '../yaml/parse';
import { splitDocuments } from '../yaml/splitDocuments';
import { readClusterObjects, type ClusterObject } from './clusterObjects';
import { digest } from '../kubernetes/digest';
import { goneRevisions } from './goneRevisions';
import { changeCauseOf, imagesOf, toPastManifest } from './pastManifest';

/** In one line how a template differs from the present one. */
export type DifferenceOf = (now: PodTemplateSpec, template: PodTemplateSpec) => ClusterRevision['difference'];

/**
 * The revisions of a workload in what `kubectl get rs,deploy` has printed as YAML or JSON: the ReplicaSets that the Deployment owns, by the
 * annotations of the Deployment controller.
 */
export function readClusterRevisions(workload: Workload, text: string, differenceOf: DifferenceOf): ClusterRevisionsResult {
  if (splitDocuments(text).some(({ start, end }) => end - start > maxDocumentSize))
    return nothing(l10n.t('Can’t import revisions: the kubectl output is larger than {0} MB.', maxDocumentSize / 2 ** 20));
  const objects = readClusterObjects(text, workload.object.server);
  const mine = objects.filter(({ namespace }) => workload.namespace === null || namespace === null || namespace === workload.namespace);
  const replicaSets = mine.filter(object => isOwned(object, workload.name));
  const namespaces = [...new Set(replicaSets.map(({ namespace }) => namespace ?? ''))];
  if (replicaSets.length === 0) return nothing(problemOf(objects, workload));
  if (namespaces.length > 1) {
    return nothing(
      l10n.t('The kubectl output contains ReplicaSets of {0} in several namespaces: {1}.', workload.name, namespaces.join(', ')),
    );
  }
  const deployment = mine.find(
    ({ kind, name, namespace }) => kind === 'Deployment' && name === workload.name && namespaces.includes(namespace ?? ''),
  );
  const current = currentOf(replicaSets, deployment);
  const revisions = replicaSets
    .map(replicaSet => {
      const now = (current ?? replicaSet).object.spec.template;
      return revisionOf(replicaSet, replicaSet === current, template => differenceOf(withoutHash(now), template));
    })
    .sort((one, other) => one.revision - other.revision);
  const limit = (deployment?.object ?? workload.object).spec.revisionHistoryLimit;
  return { problem: null, revisions, gone: goneRevisions(revisions, limit) };
}

function nothing(problem: string): ClusterRevisionsResult {
  return { problem, revisions: [], gone: [] };
}

function problemOf(objects: readonly ClusterObject[], { name, namespace }: Workload): string {
  if (objects.length === 0) return l10n.t('The kubectl output contains no ReplicaSets. Use the output of `kubectl get rs,deploy -o yaml`.');
  const names = objects.flatMap(object =>
    object.kind === 'ReplicaSet' ? [[object.namespace, object.owner ?? object.name].filter(part => part !== null).join('/')] : [],
  );
  const owners = [...new Set(names)].filter(other => other !== '').slice(0, 5);
  const where = namespace === null ? name : `${namespace}/${name}`;
  if (owners.length === 0) return l10n.t('The kubectl output contains no ReplicaSets of {0}.', where);
  return l10n.t('The kubectl output contains no ReplicaSets of {0}, only of {1}.', where, owners.join(', '));
}

/** By the owner; where that was taken out, by the name that the controller gives. */
function isOwned({ kind, name, owner, object }: ClusterObject, of: string): boolean {
  if (kind !== 'ReplicaSet') return false;
  if (owner !== null) return owner === of;
  const hash = object.spec.template.metadata.labels?.['pod-template-hash'] ?? '';
  return hash !== '' && name === `${of}-${hash}`;
}

/** The oldest set with the Deployment's template (deployment/util: FindNewReplicaSet); without a Deployment the newest revision. */
function currentOf(replicaSets: readonly ClusterObject[], deployment: ClusterObject | undefined): ClusterObject | undefined {
  if (deployment === undefined) return [...replicaSets].sort((one, other) => revisionNumber(other) - revisionNumber(one))[0];
  const template = canonicalTemplate(deployment.object.spec.template);
  return replicaSets
    .filter(({ object: { spec } }) => canonicalTemplate(spec.template) === template)
    .sort((one, other) => compare(one.created ?? '', other.created ?? '') || compare(one.name, other.name))[0];
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

function revisionOf(
  object: ClusterObject,
  current: boolean,
  differenceOf: (template: PodTemplateSpec) => ReturnType<DifferenceOf>,
): ClusterRevision {
  const { metadata, spec } = object.object;
  const manifest = { template: withoutHash(spec.template), annotations: travellingAnnotations(metadata.annotations), spec: null };
  return {
    revision: revisionNumber(object),
    formerRevisions: numbersOf(metadata.annotations['deployment.kubernetes.io/revision-history'] ?? ''),
    replicaSet: object.name,
    current,
    images: imagesOf(manifest.template),
    changeCause: changeCauseOf(manifest),
    created: object.created,
    replicas: spec.replicas,
    digest: digest(canonicalTemplate(manifest.template)),
    difference: differenceOf(manifest.template),
    manifest: toPastManifest(manifest),
  };
}

/** As `kubectl rollout undo` takes it away, too. */
function withoutHash(template: PodTemplateSpec): PodTemplateSpec {
  const { labels, ...metadata } = template.metadata;
  if (labels === undefined) return template;
  const kept = Object.fromEntries(Object.entries(labels).filter(([key]) => key !== 'pod-template-hash'));
  return { ...template, metadata: { ...metadata, labels: kept } };
}

/** Without the annotation, or with a text that is no number, 0, as kubectl has it. */
function revisionNumber({ object }: ClusterObject): number {
  return numbersOf(object.metadata.annotations['deployment.kubernetes.io/revision'] ?? '')[0] ?? 0;
}

function numbersOf(list: string): readonly number[] {
  return list.split(',').flatMap(text => (/^[0-9]{1,15}$/.test(text) ? [Number(text)] : []));
}
