import { type ApiObject, labelsAt, numberAt, objectAt } from '../apiObject';
import { meansTheSame } from '../normalForm';
import { podTemplateWarnings, validatePodTemplate, validateRunsForever } from '../pods/podTemplate';
import { as, field, type FieldError, invalid, nonNegative } from '../validation/findings';
import { validateMetadata, validateMetadataUpdate } from '../validation/metadata';
import {
  isConvertible,
  isEmptySelector,
  labelMismatch,
  printedSelector,
  validateImmutableSelector,
  validateLabelSelector,
} from '../validation/selector';
import { validateDaemonSetStrategy } from './updateStrategy';

const metadata = field('metadata/invalid-name', 'metadata');
const templateAt = field('pod/required', 'spec', 'template');

/** ValidateDaemonSet (k8s.io/kubernetes/pkg/apis/apps/validation): what is refused of a defaulted DaemonSet on creation, in the server's order. */
export function validateDaemonSet(set: ApiObject): FieldError[] {
  return [...validateMetadata(objectAt(set, 'metadata') ?? {}, metadata), ...validateSpec(objectAt(set, 'spec') ?? {})];
}

/** ValidateDaemonSetUpdate: of one that is to take the place of another; its selector stays. */
export function validateDaemonSetUpdate(set: ApiObject, old: ApiObject): FieldError[] {
  const spec = objectAt(set, 'spec') ?? {};
  return [
    ...validateMetadataUpdate(objectAt(set, 'metadata') ?? {}, objectAt(old, 'metadata') ?? {}, metadata),
    ...validateImmutableSelector(spec, objectAt(old, 'spec') ?? {}),
    ...validateSpec(spec),
  ];
}

/** What the server warns of when it accepts a DaemonSet (WarningsOnCreate). */
export function daemonSetWarnings(set: ApiObject): FieldError[] {
  return podTemplateWarnings(templateOf(set), templateAt);
}

/** WarningsOnUpdate: only of a template that changes. */
export function daemonSetUpdateWarnings(set: ApiObject, old: ApiObject): FieldError[] {
  return meansTheSame(templateOf(set), templateOf(old), 'PodTemplateSpec') ? [] : daemonSetWarnings(set);
}

function templateOf(set: ApiObject): ApiObject {
  return objectAt(objectAt(set, 'spec'), 'template') ?? {};
}

/** ValidateDaemonSetSpec */
function validateSpec(spec: ApiObject): FieldError[] {
  const number = (name: string): FieldError[] => nonNegative(field('spec/negative', 'spec', name), numberAt(spec, name));
  const template = objectAt(spec, 'template') ?? {};
  return [
    ...validateSelector(spec, template),
    ...validatePodTemplate(template, templateAt),
    ...validateRunsForever(template, templateAt, 'DaemonSet'),
    ...number('minReadySeconds'),
    ...validateDaemonSetStrategy(objectAt(spec, 'updateStrategy') ?? {}),
    ...number('revisionHistoryLimit'),
  ];
}

/** Of a selector that isn't there the server only says that it selects nothing. */
function validateSelector(spec: ApiObject, template: ApiObject): FieldError[] {
  const where = field('selector/invalid', 'spec', 'selector');
  const selector = objectAt(spec, 'selector');
  const labels = labelsAt(objectAt(template, 'metadata'), 'labels');
  const isUsable = selector === undefined || isConvertible(selector);
  return [
    ...validateLabelSelector(selector, as(where, 'selector/invalid-expression')),
    ...(isUsable ? labelMismatch(selector, labels, templateAt) : []),
    ...(selector !== undefined && isEmptySelector(selector)
      ? [invalid(as(where, 'selector/empty'), printedSelector(selector), 'empty selector is invalid for daemonset')]
      : []),
  ];
}
