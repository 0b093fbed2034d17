import { type ApiObject, labelsAt, objectAt, objectsAt, stringAt, stringsAt } from '../apiObject';
import type { KubernetesVersion } from '../kubernetesVersion';
import { wordsIn } from '../validation/detail';
import { as, below, type FieldError, keyed, type Where } from '../validation/findings';
import { wordsOf } from '../validation/formerWords';
import { labelValueErrors } from '../validation/formats';

/** Labels of nodes that have got other names, what the server says of them (GetNodeLabelDeprecatedMessage), and from which version on, if not always. */
const deprecated: readonly (readonly [key: string, message: string, since?: KubernetesVersion])[] = [
  ['beta.kubernetes.io/arch', 'deprecated since v1.14; use "kubernetes.io/arch" instead'],
  ['beta.kubernetes.io/os', 'deprecated since v1.14; use "kubernetes.io/os" instead'],
  ['failure-domain.beta.kubernetes.io/region', 'deprecated since v1.17; use "topology.kubernetes.io/region" instead'],
  ['failure-domain.beta.kubernetes.io/zone', 'deprecated since v1.17; use "topology.kubernetes.io/zone" instead'],
  ['beta.kubernetes.io/instance-type', 'deprecated since v1.17; use "node.kubernetes.io/instance-type" instead'],
  ['app.kubernetes.io/created-by', 'deprecated since v1.9', 31],
  ['scheduler.alpha.kubernetes.io/preferAvoidPods', 'deprecated since v1.22; use Taints and Tolerations instead', 31],
  ['node-role.kubernetes.io/master', 'use "node-role.kubernetes.io/control-plane" instead', 31],
];

function deprecation(key: string, { server }: Where): string | undefined {
  const [, message, since = server] = deprecated.find(([own]) => own === key) ?? [];
  return since <= server ? message : undefined;
}

/** What the server warns of where a pod chooses its nodes by labels of former times. */
export function nodeLabelWarnings(spec: ApiObject, where: Where): FieldError[] {
  const own = as(where, 'deprecated/label');
  const affinity = objectAt(objectAt(spec, 'affinity'), 'nodeAffinity');
  const required = objectsAt(objectAt(affinity, 'requiredDuringSchedulingIgnoredDuringExecution'), 'nodeSelectorTerms');
  const preferred = objectsAt(affinity, 'preferredDuringSchedulingIgnoredDuringExecution');
  const affinityAt = below(own, 'affinity', 'nodeAffinity');
  const requiredAt = below(affinityAt, 'requiredDuringSchedulingIgnoredDuringExecution', 'nodeSelectorTerms');
  const preferredAt = below(affinityAt, 'preferredDuringSchedulingIgnoredDuringExecution');
  return [
    ...Object.keys(labelsAt(spec, 'nodeSelector') ?? {}).flatMap(key => {
      const message = deprecation(key, where);
      return message === undefined ? [] : [{ ...keyed(below(own, 'nodeSelector'), key, true), message }];
    }),
    ...required.flatMap((term, index) => termWarnings(term, below(requiredAt, index), false)),
    ...preferred.flatMap((term, index) => termWarnings(objectAt(term, 'preference'), below(preferredAt, index, 'preference'), true)),
    ...objectsAt(spec, 'topologySpreadConstraints').flatMap((constraint, index) =>
      spreadWarnings(constraint, below(own, 'topologySpreadConstraints', index)),
    ),
  ];
}

/** A value that no label can have is only refused where the term is required; it is warned of from 1.33 on. */
function termWarnings(term: ApiObject | undefined, where: Where, checksValues: boolean): FieldError[] {
  return objectsAt(term, 'matchExpressions').flatMap((requirement, index) => {
    const own = below(where, 'matchExpressions', index);
    const values = checksValues && where.server >= 33 ? stringsAt(requirement, 'values') : [];
    return [
      ...keyWarnings(stringAt(requirement, 'key'), below(own, 'key')),
      ...values.flatMap((value, at) =>
        labelValueErrors(value).map(detail => ({
          ...as(below(own, 'values', at), 'affinity/invalid-value'),
          message: `${value} is invalid, ${wordsOf(where.server, wordsIn(detail))}`,
        })),
      ),
    ];
  });
}

function spreadWarnings(constraint: ApiObject, where: Where): FieldError[] {
  const own = as(below(where, 'labelSelector'), 'spread/no-selector');
  return [
    ...keyWarnings(stringAt(constraint, 'topologyKey'), below(where, 'topologyKey')),
    ...(constraint['labelSelector'] === undefined ? [{ ...own, message: 'a null labelSelector results in matching no pod' }] : []),
  ];
}

function keyWarnings(key: string, where: Where): FieldError[] {
  const message = deprecation(key, where);
  return message === undefined ? [] : [{ ...where, message: `${key} is ${message}` }];
}
