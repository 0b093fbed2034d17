import { type ApiObject, labelsAt, objectAt, objectsAt, stringAt } from '../apiObject';
import { type FieldError, forbidden, invalid, unsupported } from './findings';
import { validateAnnotations, validateLabels } from './metadata';
import { validatePodSpec } from './podSpec';
import { isEmptySelector, selects } from './selector';

/** ValidatePodTemplateSpecForReplicaSet. Without a selector nothing is selected, so that the labels can't match. */
export function validatePodTemplate(template: ApiObject, selector: ApiObject | undefined): FieldError[] {
  const path = ['spec', 'template'];
  const metadata = objectAt(template, 'metadata') ?? {};
  const labels = labelsAt(metadata, 'labels');
  const spec = objectAt(template, 'spec') ?? {};
  const errors: FieldError[] = [];
  if (selector === undefined || (!isEmptySelector(selector) && !selects(selector, labels ?? {}))) {
    const where = { code: 'selector/mismatch', path: [...path, 'metadata', 'labels'], related: ['spec', 'selector'] } as const;
    errors.push(invalid(where, labels ?? null, '`selector` does not match template `labels`'));
  }
  errors.push(
    ...validateLabels(labels, [...path, 'labels'], [...path, 'metadata', 'labels']),
    ...validateAnnotations(labelsAt(metadata, 'annotations'), [...path, 'annotations'], [...path, 'metadata', 'annotations']),
    ...validatePodSpec(spec, [...path, 'spec']),
  );
  if (objectsAt(spec, 'ephemeralContainers').length > 0) {
    const where = { code: 'pod/ephemeral-containers', path: [...path, 'spec', 'ephemeralContainers'] } as const;
    errors.push(forbidden(where, 'ephemeral containers not allowed in pod template'));
  }
  const restartPolicy = stringAt(spec, 'restartPolicy');
  if (restartPolicy !== 'Always') {
    errors.push(unsupported({ code: 'pod/restart-policy', path: [...path, 'spec', 'restartPolicy'] }, restartPolicy, ['Always']));
  }
  if (spec['activeDeadlineSeconds'] !== undefined) {
    const where = { code: 'pod/active-deadline', path: [...path, 'spec', 'activeDeadlineSeconds'] } as const;
    errors.push(forbidden(where, 'activeDeadlineSeconds in ReplicaSet is not Supported'));
  }
  return errors;
}
