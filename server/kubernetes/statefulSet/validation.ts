import { type ApiObject, labelsAt, numberAt, objectAt, objectsAt, stringAt } from '../apiObject';
import { validateClaimSpec } from '../neighbours/persistentVolumeClaim';
import type { KubernetesVersion } from '../kubernetesVersion';
import { meansTheSame } from '../normalForm';
import { without } from '../pods/defaulting';
import { templateAt, validatePodTemplate, validateRunsForever, validateTemplateMetadata } from '../pods/podTemplate';
import { below, field, type FieldError, forbidden, invalid, invalids, nonNegative, oneOf } from '../validation/findings';
import { dnsLabelErrors } from '../validation/formats';
import { named } from '../validation/goSyntax';
import { labelName, metadataAt, validateMetadata, validateMetadataUpdate } from '../validation/metadata';
import { labelMismatch, validateSelectorAndTemplate } from '../validation/selector';
import { templateToValidate } from './claimVolumes';
import { validateStatefulSetStrategy } from './updateStrategy';

const selectorWords = { empty: 'empty selector is invalid for statefulset', inconvertible: '' };

/** The server, and of which parts of a spec it says nothing: those that can't be changed, where an object is there already; and a template that was bad before. */
interface Tolerated {
  readonly immutable: boolean;
  readonly template: boolean;
  readonly server: KubernetesVersion;
}

/** ValidateStatefulSet (k8s.io/kubernetes/pkg/apis/apps/validation): what is refused of a defaulted StatefulSet on creation, in the server's order. */
export function validateStatefulSet(set: ApiObject, server: KubernetesVersion): FieldError[] {
  return [
    ...validateMetadata(objectAt(set, 'metadata') ?? {}, metadataAt(server), labelName),
    ...validateSpec(objectAt(set, 'spec') ?? {}, { immutable: false, template: false, server }),
  ];
}

/** The fields of the spec that can be changed; the server names them in this order. The limit of the history couldn't before 1.33. */
const mutableFields: readonly string[] = [
  'replicas',
  'ordinals',
  'template',
  'updateStrategy',
  'revisionHistoryLimit',
  'persistentVolumeClaimRetentionPolicy',
  'minReadySeconds',
];

/** ValidateStatefulSetUpdate: what is refused of a StatefulSet that is to take the place of another. */
export function validateStatefulSetUpdate(set: ApiObject, old: ApiObject, server: KubernetesVersion): FieldError[] {
  const mutable = mutableFields.filter(name => server >= 33 || name !== 'revisionHistoryLimit');
  const spec = objectAt(set, 'spec') ?? {};
  const before = objectAt(old, 'spec') ?? {};
  const wasBad = validateSpec(before, { immutable: true, template: false, server }).length > 0;
  const immutableOf = (own: ApiObject): ApiObject => mutable.reduce(without, own);
  const isSame = meansTheSame(immutableOf(spec), immutableOf(before), 'StatefulSetSpec');
  const list = mutable.slice(0, -1).map(name => `'${name}'`);
  const words = `updates to statefulset spec for fields other than ${list.join(', ')} and '${mutable.at(-1)}' are forbidden`;
  return [
    ...validateMetadataUpdate(objectAt(set, 'metadata') ?? {}, objectAt(old, 'metadata') ?? {}, metadataAt(server)),
    ...validateSpec(spec, { immutable: true, template: wasBad, server }),
    ...(isSame ? [] : [forbidden({ ...field(server, 'spec/immutable', 'spec'), at: changedField(spec, before) }, words)]),
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
  const { server } = tolerated;
  const number = (name: string): FieldError[] => nonNegative(field(server, 'spec/negative', 'spec', name), numberAt(spec, name));
  return [
    ...validatePolicy(spec, server),
    ...validateStatefulSetStrategy(objectAt(spec, 'updateStrategy') ?? {}, server),
    ...validateRetention(objectAt(spec, 'persistentVolumeClaimRetentionPolicy') ?? {}, server),
    // Before 1.34 nobody looked at them.
    ...(tolerated.immutable || server < 34 ? [] : validateClaims(spec, server)),
    ...number('replicas'),
    ...number('minReadySeconds'),
    ...nonNegative(field(server, 'spec/negative', 'spec', 'ordinals', 'start'), numberAt(objectAt(spec, 'ordinals'), 'start')),
    ...(tolerated.immutable || server < 33 ? [] : validateServiceName(stringAt(spec, 'serviceName'), server)),
    ...validateSelectorAndTemplate(spec, tolerated.server, selectorWords, selector => validateTemplate(spec, selector, tolerated)),
    ...validateRunsForever(objectAt(spec, 'template') ?? {}, templateAt(server), 'StatefulSet'),
  ];
}

function validatePolicy(spec: ApiObject, server: KubernetesVersion): FieldError[] {
  const policy = stringAt(spec, 'podManagementPolicy');
  const own = field(server, 'spec/unsupported-value', 'spec', 'podManagementPolicy');
  if (policy === 'OrderedReady' || policy === 'Parallel') return [];
  return [invalid(own, named(policy), { words: "must be 'OrderedReady' or 'Parallel'", reason: { oneOf: ['OrderedReady', 'Parallel'] } })];
}

function validateRetention(policy: ApiObject, server: KubernetesVersion): FieldError[] {
  const own = field(server, 'spec/unsupported-value', 'spec', 'persistentVolumeClaimRetentionPolicy');
  return ['whenDeleted', 'whenScaled'].flatMap(name => oneOf(below(own, name), stringAt(policy, name), ['Retain', 'Delete']));
}

function validateClaims(spec: ApiObject, server: KubernetesVersion): FieldError[] {
  const own = field(server, 'claim/invalid', 'spec', 'volumeClaimTemplates');
  return objectsAt(spec, 'volumeClaimTemplates').flatMap((claim, index) =>
    validateClaimSpec(objectAt(claim, 'spec') ?? {}, below(own, index, 'spec')),
  );
}

function validateServiceName(name: string, server: KubernetesVersion): FieldError[] {
  return name === '' ? [] : invalids(field(server, 'spec/invalid-service-name', 'spec', 'serviceName'), name, dnsLabelErrors(name));
}

/** ValidatePodTemplateSpecForStatefulSet: the server says twice what is wrong with the labels and annotations. Before 1.34 it didn't look at the pods. */
function validateTemplate(spec: ApiObject, selector: ApiObject | undefined, tolerated: Tolerated): FieldError[] {
  const { template, placed } = templateToValidate(spec);
  const own = templateAt(tolerated.server);
  return [
    ...labelMismatch(selector, labelsAt(objectAt(template, 'metadata'), 'labels'), own),
    ...(tolerated.template || tolerated.server < 34 ? [] : validatePodTemplate(template, own).map(placed)),
    ...validateTemplateMetadata(template, own),
  ];
}
