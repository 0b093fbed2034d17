import { type ApiObject, objectAt, objectsAt, stringAt, stringsAt } from '../apiObject';
import { given } from '../validation/detail';
import { as, below, type FieldError, forbidden, invalid, invalids, required, shownAt, type Where } from '../validation/findings';
import { dnsLabelErrors, dnsSubdomainErrors, labelKeyErrors } from '../validation/formats';
import { unknownOperator, validateLabelSelector, validateLabelValues, validateOperator } from '../validation/selector';

const requiredField = 'requiredDuringSchedulingIgnoredDuringExecution';
const preferredField = 'preferredDuringSchedulingIgnoredDuringExecution';

/** validateAffinity: on which nodes a pod may or would rather stand, and near to or far from which other pods. */
export function validateAffinity(spec: ApiObject, where: Where): FieldError[] {
  const affinity = objectAt(spec, 'affinity');
  const own = below(as(where, 'affinity/invalid-term'), 'affinity');
  return [
    ...validateNodeAffinity(objectAt(affinity, 'nodeAffinity'), below(own, 'nodeAffinity')),
    ...['podAffinity', 'podAntiAffinity'].flatMap(field => validatePodAffinity(objectAt(affinity, field), below(own, field))),
  ];
}

function validateNodeAffinity(affinity: ApiObject | undefined, where: Where): FieldError[] {
  const selector = objectAt(affinity, requiredField);
  const terms = objectsAt(selector, 'nodeSelectorTerms');
  const own = below(where, requiredField, 'nodeSelectorTerms');
  const errors =
    selector !== undefined && terms.length === 0
      ? [required(own, 'must have at least one node selector term')]
      : terms.flatMap((term, index) => validateNodeTerm(term, below(own, index), true));
  return [
    ...errors,
    ...objectsAt(affinity, preferredField).flatMap((term, index) => {
      const at = below(where, preferredField, index);
      return [...validateWeight(term, at), ...validateNodeTerm(objectAt(term, 'preference') ?? {}, below(at, 'preference'), false)];
    }),
  ];
}

function validateWeight(term: ApiObject, where: Where): FieldError[] {
  const weight = typeof term['weight'] === 'number' ? term['weight'] : 0;
  return weight >= 1 && weight <= 100
    ? []
    : [invalid(as(below(where, 'weight'), 'affinity/invalid-weight'), weight, 'must be in the range 1-100')];
}

/** ValidateNodeSelectorTerm. What is only preferred may ask for values that no label has, and before 1.32 anything may. */
function validateNodeTerm(term: ApiObject, where: Where, checksValues: boolean): FieldError[] {
  return [
    ...objectsAt(term, 'matchExpressions').flatMap((requirement, index) =>
      validateNodeRequirement(requirement, below(where, 'matchExpressions', index), checksValues),
    ),
    ...objectsAt(term, 'matchFields').flatMap((requirement, index) => validateNodeField(requirement, below(where, 'matchFields', index))),
  ];
}

function validateNodeRequirement(requirement: ApiObject, where: Where, checksValues: boolean): FieldError[] {
  const key = stringAt(requirement, 'key');
  return [
    ...(validateOperator(requirement, where) ?? validateComparison(requirement, where)),
    ...invalids(below(where, 'key'), key, labelKeyErrors(key)),
    ...(checksValues && where.server >= 32 ? validateLabelValues(requirement, where) : []),
  ];
}

function validateComparison(requirement: ApiObject, where: Where): FieldError[] {
  const operator = stringAt(requirement, 'operator');
  if (operator !== 'Gt' && operator !== 'Lt') return [unknownOperator(requirement, where)];
  if (stringsAt(requirement, 'values').length === 1) return [];
  return [required(below(where, 'values'), given("must be specified single value when `operator` is 'Lt' or 'Gt'", 'operator'))];
}

/** ValidateNodeFieldSelectorRequirement: the only field of a node is its name. */
function validateNodeField(requirement: ApiObject, where: Where): FieldError[] {
  const operator = stringAt(requirement, 'operator');
  const values = stringsAt(requirement, 'values');
  const key = stringAt(requirement, 'key');
  const valuesAt = below(where, 'values');
  const errors: FieldError[] = [];
  if (operator !== 'In' && operator !== 'NotIn') errors.push(unknownOperator(requirement, where));
  else if (values.length !== 1) {
    errors.push(required(valuesAt, given("must be only one value when `operator` is 'In' or 'NotIn' for node field selector", 'operator')));
  }
  if (key !== 'metadata.name') return [...errors, invalid(below(where, 'key'), key, 'not a valid field selector key')];
  return [...errors, ...values.flatMap((value, index) => invalids(below(valuesAt, index), value, dnsSubdomainErrors(value)))];
}

function validatePodAffinity(affinity: ApiObject | undefined, where: Where): FieldError[] {
  return [
    ...objectsAt(affinity, requiredField).flatMap((term, index) => validatePodTerm(term, below(where, requiredField, index))),
    ...objectsAt(affinity, preferredField).flatMap((term, index) => {
      const at = below(where, preferredField, index);
      return [...validateWeight(term, at), ...validatePodTerm(objectAt(term, 'podAffinityTerm') ?? {}, below(at, 'podAffinityTerm'))];
    }),
  ];
}

function validatePodTerm(term: ApiObject, where: Where): FieldError[] {
  const topologyKey = stringAt(term, 'topologyKey');
  const topologyAt = as(below(where, 'topologyKey'), 'affinity/no-topology-key');
  return [
    ...validateLabelSelector(objectAt(term, 'labelSelector'), below(where, 'labelSelector')),
    ...validateLabelSelector(objectAt(term, 'namespaceSelector'), below(where, 'namespaceSelector')),
    ...stringsAt(term, 'namespaces').flatMap((name, index) =>
      invalids(shownAt(below(where, 'namespace'), [...where.at, 'namespaces', index]), name, dnsLabelErrors(name)),
    ),
    ...validateMatchLabelKeys(term, where),
    ...(topologyKey === '' ? [required(topologyAt, 'can not be empty')] : []),
    ...invalids(topologyAt, topologyKey, labelKeyErrors(topologyKey)),
  ];
}

/** ValidateMatchLabelKeysAndMismatchLabelKeys: keys whose values are taken from the pod itself. */
export function validateMatchLabelKeys(object: ApiObject, where: Where): FieldError[] {
  const selector = objectAt(object, 'labelSelector');
  const match = stringsAt(object, 'matchLabelKeys');
  const mismatch = stringsAt(object, 'mismatchLabelKeys');
  const keys = (field: string, list: readonly string[]): FieldError[] => {
    if (list.length > 0 && selector === undefined) {
      return [forbidden(below(where, field), given('must not be specified when labelSelector is not set', 'labelSelector'))];
    }
    return list.flatMap((key, index) => invalids(below(where, field, index), key, labelKeyErrors(key)));
  };
  return [
    ...keys('matchLabelKeys', match),
    ...keys('mismatchLabelKeys', mismatch),
    ...(selector === undefined ? [] : repeatedKeys(selector, match, where)),
    ...match.flatMap((key, index) =>
      mismatch.includes(key)
        ? [invalid(below(where, 'matchLabelKeys', index), key, 'exists in both matchLabelKeys and mismatchLabelKeys')]
        : [],
    ),
  ];
}

/** A key that an expression repeats after another with that key. The server counts the item of matchLabelKeys as one of the whole. */
function repeatedKeys(selector: ApiObject, match: readonly string[], where: Where): FieldError[] {
  const seen = new Set(Object.keys(objectAt(selector, 'matchLabels') ?? {}));
  return objectsAt(selector, 'matchExpressions').flatMap(requirement => {
    const key = stringAt(requirement, 'key');
    const index = match.lastIndexOf(key);
    const isRepeated = index !== -1 && seen.has(key);
    seen.add(key);
    if (!isRepeated) return [];
    const own = shownAt(below(where, index), [...where.at, 'matchLabelKeys', index]);
    return [invalid(own, key, { words: 'exists in both matchLabelKeys and labelSelector', reason: 'inSelector' })];
  });
}

/** What the server warns of: a term that can't find any pod. */
export function podAffinityWarnings(spec: ApiObject, where: Where): FieldError[] {
  const own = below(as(where, 'affinity/no-selector'), 'affinity');
  const missing = (term: ApiObject | undefined, at: Where): FieldError[] =>
    term?.['labelSelector'] !== undefined
      ? []
      : [{ ...below(at, 'labelSelector'), message: 'a null labelSelector results in matching no pod' }];
  return ['podAffinity', 'podAntiAffinity'].flatMap(field => {
    const affinity = objectAt(objectAt(spec, 'affinity'), field);
    const at = below(own, field);
    return [
      ...objectsAt(affinity, requiredField).flatMap((term, index) => missing(term, below(at, requiredField, index))),
      ...objectsAt(affinity, preferredField).flatMap((term, index) =>
        missing(objectAt(term, 'podAffinityTerm'), below(at, preferredField, index, 'podAffinityTerm')),
      ),
    ];
  });
}
