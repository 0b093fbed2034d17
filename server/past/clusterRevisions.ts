import * as l10n from '@vscode/l10n';
import { canonicalTemplate } from '../kubernetes/canonicalTemplate';
import { digest } from '../kubernetes/digest';
import type { PodTemplateSpec } from '../kubernetes/pods/pod';
import { templateImages } from '../kubernetes/pods/templateContainers';
import type { KeptRevisions } from '../kubernetes/workloads/keptRevisions';
import type { Workload } from '../kubernetes/workloads/workload';
import type { ClusterRevision, ClusterRevisionsResult } from '../protocol/revisions';
import { travellingAnnotations } from '../rollout/controllers/deployment/annotations';
import { changeCauseOf } from '../rollout/kubectl/changeCause';
import { inNamespace } from '../rollout/kubectl/commands';
import { maxDocumentSize } from '../yaml/parse';
import { splitDocuments } from '../yaml/splitDocuments';
import { type ClusterObjects, type ClusterWorkload, type KeptObject, readClusterObjects } from './clusterObjects';
import { goneRevisions } from './goneRevisions';
import { toPastManifest } from './pastManifest';

/** In one line how a template differs from the present one. */
export type DifferenceOf = (now: PodTemplateSpec, template: PodTemplateSpec) => ClusterRevision['difference'];

/** What a cluster keeps of a kind, and what the objects are called that keep it. */
export interface KeptByKind {
  readonly kept: KeptRevisions;
  readonly rollout: { readonly generations: string };
}

/** What prints a workload's revisions in a terminal. */
export function revisionsCommand({ namespace }: Pick<Workload, 'namespace'>, { kept }: KeptByKind): string {
  return `kubectl get ${kept.resources}${inNamespace(namespace)} -o yaml`;
}

/** The revisions of a workload in what its `revisionsCommand` has printed, as YAML or JSON: by the objects that it owns there. */
export function readClusterRevisions(
  workload: Workload,
  kind: KeptByKind,
  text: string,
  differenceOf: DifferenceOf,
): ClusterRevisionsResult {
  if (splitDocuments(text).some(({ start, end }) => end - start > maxDocumentSize))
    return nothing(l10n.t('Can’t import revisions: the kubectl output is larger than {0} MB.', maxDocumentSize / 2 ** 20));
  const objects = readClusterObjects(text, workload.type, kind.kept, workload.object.server);
  const isThere = ({ namespace }: KeptObject | ClusterWorkload): boolean =>
    workload.namespace === null || namespace === null || namespace === workload.namespace;
  const kept = objects.kept.filter(object => isThere(object) && object.owner === workload.name);
  const namespaces = [...new Set(kept.map(({ namespace }) => namespace ?? ''))];
  const keptBy = kind.rollout.generations;
  if (kept.length === 0) return nothing(problemOf(objects, workload, kind));
  if (namespaces.length > 1) {
    return nothing(
      l10n.t('The kubectl output contains {0}s of {1} in several namespaces: {2}.', keptBy, workload.name, namespaces.join(', ')),
    );
  }
  const owner = objects.workloads.find(
    object => isThere(object) && object.name === workload.name && namespaces.includes(object.namespace ?? ''),
  );
  const current = currentOf(kept, owner);
  const revisions = kept
    .map(object => revisionOf(object, kind, object === current, template => differenceOf((current ?? object).revision.template, template)))
    .sort((one, other) => one.revision - other.revision);
  const limit = (owner?.object ?? workload.object).spec.revisionHistoryLimit;
  return { problem: null, revisions, gone: goneRevisions(revisions, { limit, keptBy }) };
}

function nothing(problem: string): ClusterRevisionsResult {
  return { problem, revisions: [], gone: [] };
}

function problemOf({ workloads, kept }: ClusterObjects, { name, namespace }: Workload, kind: KeptByKind): string {
  const keptBy = kind.rollout.generations;
  if (workloads.length + kept.length === 0) {
    const command = revisionsCommand({ namespace: null }, kind);
    return l10n.t('The kubectl output contains no {0}s. Use the output of `{1}`.', keptBy, command);
  }
  const names = kept.map(object => [object.namespace, object.owner ?? object.name].filter(part => part !== null).join('/'));
  const owners = [...new Set(names)].filter(other => other !== '').slice(0, 5);
  const where = namespace === null ? name : `${namespace}/${name}`;
  if (owners.length === 0) return l10n.t('The kubectl output contains no {0}s of {1}.', keptBy, where);
  return l10n.t('The kubectl output contains no {0}s of {1}, only of {2}.', keptBy, where, owners.join(', '));
}

/** The oldest object with the workload's template (deployment/util: FindNewReplicaSet); without the workload the newest revision. */
function currentOf(kept: readonly KeptObject[], owner: ClusterWorkload | undefined): KeptObject | undefined {
  if (owner === undefined) return [...kept].sort((one, other) => other.revision.revision - one.revision.revision)[0];
  const template = canonicalTemplate(owner.object.spec.template);
  return kept
    .filter(({ revision }) => canonicalTemplate(revision.template) === template)
    .sort((one, other) => compare(one.created ?? '', other.created ?? '') || compare(one.name, other.name))[0];
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

function revisionOf(
  { name, created, revision }: KeptObject,
  kind: KeptByKind,
  current: boolean,
  differenceOf: (template: PodTemplateSpec) => ReturnType<DifferenceOf>,
): ClusterRevision {
  const manifest = { template: revision.template, annotations: travellingAnnotations(revision.annotations), spec: null };
  return {
    revision: revision.revision,
    formerRevisions: revision.formerRevisions,
    name,
    current,
    images: templateImages(manifest.template),
    changeCause: changeCauseOf(manifest, kind.rollout),
    created,
    replicas: revision.replicas,
    digest: digest(canonicalTemplate(manifest.template)),
    difference: differenceOf(manifest.template),
    manifest: toPastManifest(manifest),
  };
}
