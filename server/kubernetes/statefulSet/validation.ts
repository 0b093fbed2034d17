import { type ApiObject, labelsAt, numberAt, objectAt, objectsAt, stringAt } from '../apiObject';
import { validateClaimSpec } from '../neighbours/persistentVolumeClaim';
import { meansTheSame } from '../normalForm';
import { without } from '../pods/defaulting';
import { validatePodTemplate, validateRunsForever, validateTemplateMetadata } from '../pods/podTemplate';
import {
  as,
  below,
  field,
  type FieldError,
  forbidden,
  invalid,
  invalids,
  named,
  nonNegative,
  oneOf,
  required,
} from '../validation/findings';
import { dnsLabelErrors } from '../validation/formats';
import { labelName, validateMetadata, validateMetadataUpdate } from '../validation/metadata';
import { isConvertible, isEmptySelector, labelMismatch, printedSelector, validateLabelSelector } from '../validation/selector';
import { templateToValidate } from './claimVolumes';
import { validateStatefulSetStrategy } from './updateStrategy';

const metadata = field('metadata/invalid-name', 'metadata');
const templateAt = field('pod/required', 'spec', 'template');

/** Of which parts of a spec the server says nothing: those that can't be changed, where an object is there already; and a template that was bad before. */
interface Tolerated {
  readonly immutable: boolean;
  readonly template: boolean;
}

/** ValidateStatefulSet (k8s.io/kubernetes/pkg/apis/apps/validation): what is refused of a defaulted StatefulSet on creation, in the server's order. */
export function validateStatefulSet(set: ApiObject): FieldError[] {
  return [
    ...validateMetadata(objectAt(set, 'metadata') ?? {}, metadata, labelName),
    ...validateSpec(objectAt(set, 'spec') ?? {}, { immutable: false, template: false }),
  ];
}

/** The fields of the spec that can be changed; the server names them in this order. */
const mutable: readonly string[] = [
  'replicas',
  'ordinals',
  'template',
  'updateStrategy',
  'revisionHistoryLimit',
  'persistentVolumeClaimRetentionPolicy',
  'minReadySeconds',
];

/** ValidateStatefulSetUpdate: what is refused of a StatefulSet that is to take the place of another. */
export function validateStatefulSetUpdate(set: ApiObject, old: ApiObject): FieldError[] {
  const spec = objectAt(set, 'spec') ?? {};
  const before = objectAt(old, 'spec') ?? {};
  const wasBad = validateSpec(before, { immutable: true, template: false }).length > 0;
  const immutableOf = (own: ApiObject): ApiObject => mutable.reduce(without, own);
  const isSame = meansTheSame(immutableOf(spec), immutableOf(before), 'StatefulSetSpec');
  const list = mutable.slice(0, -1).map(name => `'${name}'`);
  const words = `updates to statefulset spec for fields other than ${list.join(', ')} and '${mutable.at(-1)}' are forbidden`;
  return [
    ...validateMetadataUpdate(objectAt(set, 'metadata') ?? {}, objectAt(old, 'metadata') ?? {}, metadata),
    ...validateSpec(spec, { immutable: true, template: wasBad }),
    ...(isSame ? [] : [forbidden({ ...field('spec/immutable', 'spec'), at: changedField(spec, before) }, words)]),
  ];
}

/** The server names the whole spec; shown is the first field that differs. */
function changedField(spec: ApiObject, before: ApiObject): readonly string[] {
  const names = ['serviceName', 'selector', 'podManagementPolicy', 'volumeClaimTemplates'];
  const only = (own: ApiObject, name: string): ApiObject => ({ [name]: own[name] });
  const changed = names.find(name => !meansTheSame(only(spec, name), only(before, name), 'StatefulSetSpec'));
  return changed === undefined ? ['spec'] : ['spec', changed];
}

/** ValidateStatefulSetSpec */
function validateSpec(spec: ApiObject, tolerated: Tolerated): FieldError[] {
  const number = (name: string): FieldError[] => nonNegative(field('spec/negative', 'spec', name), numberAt(spec, name));
  return [
    ...validatePolicy(spec),
    ...validateStatefulSetStrategy(objectAt(spec, 'updateStrategy') ?? {}),
    ...validateRetention(objectAt(spec, 'persistentVolumeClaimRetentionPolicy') ?? {}),
    ...(tolerated.immutable ? [] : validateClaims(spec)),
    ...number('replicas'),
    ...number('minReadySeconds'),
    ...nonNegative(field('spec/negative', 'spec', 'ordinals', 'start'), numberAt(objectAt(spec, 'ordinals'), 'start')),
    ...(tolerated.immutable ? [] : validateServiceName(stringAt(spec, 'serviceName'))),
    ...validateSelector(spec, tolerated),
    ...validateRunsForever(objectAt(spec, 'template') ?? {}, templateAt, 'StatefulSet'),
  ];
}

function validatePolicy(spec: ApiObject): FieldError[] {
  const policy = stringAt(spec, 'podManagementPolicy');
  const own = field('spec/unsupported-value', 'spec', 'podManagementPolicy');
  if (policy === 'OrderedReady' || policy === 'Parallel') return [];
  return [invalid(own, named(policy), "must be 'OrderedReady' or 'Parallel'")];
}

function validateRetention(policy: ApiObject): FieldError[] {
  const own = field('spec/unsupported-value', 'spec', 'persistentVolumeClaimRetentionPolicy');
  return ['whenDeleted', 'whenScaled'].flatMap(name => oneOf(below(own, name), stringAt(policy, name), ['Retain', 'Delete']));
}

function validateClaims(spec: ApiObject): FieldError[] {
  const own = field('claim/invalid', 'spec', 'volumeClaimTemplates');
  return objectsAt(spec, 'volumeClaimTemplates').flatMap((claim, index) =>
    validateClaimSpec(objectAt(claim, 'spec') ?? {}, below(own, index, 'spec')),
  );
}

function validateServiceName(name: string): FieldError[] {
  return name === '' ? [] : invalids(field('spec/invalid-service-name', 'spec', 'serviceName'), name, dnsLabelErrors(name));
}

/** Selector, and the template by it: an inconvertible selector keeps the template from being looked at. */
function validateSelector(spec: ApiObject, tolerated: Tolerated): FieldError[] {
  const where = field('selector/invalid', 'spec', 'selector');
  const selector = objectAt(spec, 'selector');
  if (selector === undefined) return [required(as(where, 'selector/missing')), ...validateTemplate(spec, undefined, tolerated)];
  const errors = validateLabelSelector(selector, as(where, 'selector/invalid-expression'));
  if (isEmptySelector(selector)) {
    errors.push(invalid(as(where, 'selector/empty'), printedSelector(selector), 'empty selector is invalid for statefulset'));
  }
  if (isConvertible(selector)) return [...errors, ...validateTemplate(spec, selector, tolerated)];
  return [...errors, invalid(where, printedSelector(selector), '')];
}

/** ValidatePodTemplateSpecForStatefulSet: the server says twice what is wrong with the labels and annotations. */
function validateTemplate(spec: ApiObject, selector: ApiObject | undefined, tolerated: Tolerated): FieldError[] {
  const { template, placed } = templateToValidate(spec);
  return [
    ...labelMismatch(selector, labelsAt(objectAt(template, 'metadata'), 'labels'), templateAt),
    ...(tolerated.template ? [] : validatePodTemplate(template, templateAt).map(placed)),
    ...validateTemplateMetadata(template, templateAt),
  ];
}
