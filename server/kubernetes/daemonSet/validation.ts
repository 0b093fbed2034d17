import { type ApiObject, labelsAt, numberAt, objectAt } from '../apiObject';
import type { KubernetesVersion } from '../kubernetesVersion';
import { meansTheSame } from '../normalForm';
import { podTemplateWarnings, templateAt, validatePodTemplate, validateRunsForever } from '../pods/podTemplate';
import { as, field, type FieldError, invalid, nonNegative } from '../validation/findings';
import { metadataAt, validateMetadata, validateMetadataUpdate } from '../validation/metadata';
import {
  isConvertible,
  isEmptySelector,
  labelMismatch,
  printedSelector,
  validateImmutableSelector,
  validateLabelSelector,
} from '../validation/selector';
import { validateDaemonSetStrategy } from './updateStrategy';

/** ValidateDaemonSet (k8s.io/kubernetes/pkg/apis/apps/validation): what is refused of a defaulted DaemonSet on creation, in the server's order. */
export function validateDaemonSet(set: ApiObject, server: KubernetesVersion): FieldError[] {
  return [...validateMetadata(objectAt(set, 'metadata') ?? {}, metadataAt(server)), ...validateSpec(objectAt(set, 'spec') ?? {}, server)];
}

/** ValidateDaemonSetUpdate: of one that is to take the place of another; its selector stays. Before 1.34 it was judged as a new one first, and its selector last. */
export function validateDaemonSetUpdate(set: ApiObject, old: ApiObject, server: KubernetesVersion): FieldError[] {
  const spec = objectAt(set, 'spec') ?? {};
  const metadata = validateMetadataUpdate(objectAt(set, 'metadata') ?? {}, objectAt(old, 'metadata') ?? {}, metadataAt(server));
  const selector = validateImmutableSelector(spec, objectAt(old, 'spec') ?? {}, server);
  const errors = validateSpec(spec, server);
  return server < 34 ? [...validateDaemonSet(set, server), ...metadata, ...errors, ...selector] : [...metadata, ...selector, ...errors];
}

/** What the server warns of when it accepts a DaemonSet (WarningsOnCreate). */
export function daemonSetWarnings(set: ApiObject, server: KubernetesVersion): readonly FieldError[] {
  return podTemplateWarnings(templateOf(set), templateAt(server));
}

/** WarningsOnUpdate: only of a template that changes. */
export function daemonSetUpdateWarnings(set: ApiObject, old: ApiObject, server: KubernetesVersion): readonly FieldError[] {
  return meansTheSame(templateOf(set), templateOf(old), 'PodTemplateSpec') ? [] : daemonSetWarnings(set, server);
}

function templateOf(set: ApiObject): ApiObject {
  return objectAt(objectAt(set, 'spec'), 'template') ?? {};
}

/** ValidateDaemonSetSpec */
function validateSpec(spec: ApiObject, server: KubernetesVersion): FieldError[] {
  const number = (name: string): FieldError[] => nonNegative(field(server, 'spec/negative', 'spec', name), numberAt(spec, name));
  const template = objectAt(spec, 'template') ?? {};
  return [
    ...validateSelector(spec, template, server),
    ...validatePodTemplate(template, templateAt(server)),
    ...validateRunsForever(template, templateAt(server), 'DaemonSet'),
    ...number('minReadySeconds'),
    ...validateDaemonSetStrategy(objectAt(spec, 'updateStrategy') ?? {}, server),
    ...number('revisionHistoryLimit'),
  ];
}

/** Of a selector that isn't there the server only says that it selects nothing. */
function validateSelector(spec: ApiObject, template: ApiObject, server: KubernetesVersion): FieldError[] {
  const where = field(server, 'selector/invalid', 'spec', 'selector');
  const selector = objectAt(spec, 'selector');
  const labels = labelsAt(objectAt(template, 'metadata'), 'labels');
  const isUsable = selector === undefined || isConvertible(selector);
  return [
    ...validateLabelSelector(selector, as(where, 'selector/invalid-expression')),
    ...(isUsable
      ? labelMismatch(selector, labels, templateAt(server)).map(error => (selector === undefined ? missing(error) : error))
      : []),
    ...(selector !== undefined && isEmptySelector(selector)
      ? [invalid(as(where, 'selector/empty'), printedSelector(selector), 'empty selector is invalid for daemonset')]
      : []),
  ];
}

/** In plain words it is the selector that isn't there. */
function missing(error: FieldError): FieldError {
  return { ...error, code: 'selector/missing' };
}
