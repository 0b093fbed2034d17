import type { LocatedMap } from '../../yaml/located';
import type { KubernetesVersion } from '../kubernetesVersion';
import { own } from '../own';
import { judge } from '../manifest';
import { withoutLabel } from '../pods/withoutLabel';
import type { KeptRevision, KeptRevisions } from '../workloads/keptRevisions';
import { deploymentKind } from './kind';
import { standIn } from './standIn';

/** The ReplicaSets (apps/v1) of a Deployment: each keeps a template, and its numbers in annotations of the Deployment controller. */
export const replicaSets: KeptRevisions = { type: 'apps/v1/ReplicaSet', resources: 'rs,deploy', read };

const hashLabel = 'pod-template-hash';

/** A ReplicaSet's replicas, template and annotations are named as those of a Deployment are. */
function read(node: LocatedMap, server?: KubernetesVersion): KeptRevision {
  const { metadata, spec } = standIn({ object: judge(node, deploymentKind, server).object }, node, { name: '', namespace: null }, server);
  return {
    revision: numbersOf(own(metadata.annotations, 'deployment.kubernetes.io/revision') ?? '')[0] ?? 0,
    formerRevisions: numbersOf(own(metadata.annotations, 'deployment.kubernetes.io/revision-history') ?? ''),
    template: withoutLabel(spec.template, hashLabel),
    annotations: metadata.annotations,
    replicas: spec.replicas,
    hash: own(spec.template.metadata.labels ?? {}, hashLabel) ?? '',
  };
}

/** What is no number doesn't count. */
function numbersOf(list: string): readonly number[] {
  return list.split(',').flatMap(text => (/^[0-9]{1,15}$/.test(text) ? [Number(text)] : []));
}
