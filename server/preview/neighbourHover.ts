import { fieldAt } from '../fields/fieldAt';
import { neighbourFieldAt } from '../fields/neighbours';
import type { ConcernedField } from '../fields/neighbours/neighbourField';
import { kindOf } from '../kinds/index';
import { labelsAt } from '../kubernetes/apiObject';
import { parsePath } from '../yaml/find';
import { type ConcernedWorkload, concernedWorkloads, isBeside } from './concernedWorkloads';
import type { ExplainedField } from './fields';
import { rolloutOf } from './judgements';
import type { ManifestFile } from './manifestFile';
import { nameIn, neighbourObjects } from './neighbourObjects';
import { inFile } from './place';
import type { PreviewSettings } from './settings';

/** The field of a quota, an autoscaler, a budget or a node at an offset of a file, with what it means for the workloads; null where nothing is known of it. */
export function explainedNeighbourAt(file: ManifestFile, offset: number, settings: PreviewSettings): ExplainedField | null {
  for (const { node, type, base } of neighbourObjects(file)) {
    const place = fieldAt(node, offset - base);
    const path = parsePath(place?.path ?? '');
    const field = neighbourFieldAt(type, path);
    if (place === undefined || field === undefined) continue;
    const name = nameIn(node);
    const workloads = concernedWorkloads(file, settings).map(concerned => concernedField(concerned, name, file.uri, settings));
    const explanation = field.explain({ node, name, path, workloads });
    return { key: place.key, explanation, span: inFile({ base }, place.span), workload: null };
  }
  return null;
}

function concernedField(concerned: ConcernedWorkload, name: string, uri: string, settings: PreviewSettings): ConcernedField {
  const { placed } = concerned;
  const { workload } = placed;
  const { object } = workload;
  const { rollout } = kindOf(workload);
  const isHere = (kind: string): boolean => isBeside(placed, kind, name, uri);
  return {
    kind: workload.kind,
    name: workload.name,
    labels: labelsAt(object.spec.template.metadata, 'labels') ?? {},
    desired: object.spec.replicas,
    unavailable: object.spec.replicas - rollout.bounds(object).floor,
    ceilingAt: replicas => rollout.bounds({ ...object, spec: { ...object.spec, replicas } }).ceiling,
    autoscaler: workload.autoscaler?.name ?? null,
    quotas: isHere('ResourceQuota') ? (rolloutOf(placed, settings)?.quotas ?? []) : [],
    isOnNodes: isHere('Node'),
  };
}
