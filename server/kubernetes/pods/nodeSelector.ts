/** Which nodes a pod or a volume wants (component-helpers/scheduling/corev1/nodeaffinity). */
import { type ApiObject, labelsAt, objectAt, objectsAt } from '../apiObject';
import { isIn, type LabelRequirement, type Labels, meetsRequirement, requirementOf } from '../labelSelector';

/** One of the terms is enough; of a term all of it. A term without anything matches no node. */
export interface NodeSelectorTerm {
  readonly expressions: readonly LabelRequirement[];
  /** By `metadata.name`, the one field there is. */
  readonly fields: readonly LabelRequirement[];
}

/** `nodeSelector` and the required node affinity: both are to be met. */
export interface RequiredNodes {
  readonly selector: readonly LabelRequirement[];
  /** null: none are required. */
  readonly terms: readonly NodeSelectorTerm[] | null;
}

export interface NamedLabels {
  readonly name: string;
  readonly labels: Labels;
}

export function requiredNodesOf(spec: ApiObject): RequiredNodes {
  const affinity = objectAt(objectAt(spec, 'affinity'), 'nodeAffinity');
  const required = objectAt(affinity, 'requiredDuringSchedulingIgnoredDuringExecution');
  return {
    selector: Object.entries(labelsAt(spec, 'nodeSelector') ?? {}).map(([key, value]) => isIn(key, value)),
    terms: required === undefined ? null : nodeSelectorTermsOf(required),
  };
}

export function nodeSelectorTermsOf(nodeSelector: ApiObject): readonly NodeSelectorTerm[] {
  return objectsAt(nodeSelector, 'nodeSelectorTerms').map(term => ({
    expressions: objectsAt(term, 'matchExpressions').map(requirementOf),
    fields: objectsAt(term, 'matchFields').map(requirementOf),
  }));
}

export function isRequiredNode({ selector, terms }: RequiredNodes, node: NamedLabels): boolean {
  return selector.every(requirement => meetsRequirement(requirement, node.labels)) && (terms === null || matchesTerms(terms, node));
}

export function matchesTerms(terms: readonly NodeSelectorTerm[], { name, labels }: NamedLabels): boolean {
  return terms.some(
    ({ expressions, fields }) =>
      expressions.length + fields.length > 0 &&
      expressions.every(requirement => meetsRequirement(requirement, labels)) &&
      fields.every(requirement => meetsRequirement(requirement, { 'metadata.name': name })),
  );
}
