import { type ApiObject, labelsAt, objectAt } from '../apiObject';
import { claimSpecWarnings, claimSpecWithDefaults, validateClaimSpec } from '../neighbours/persistentVolumeClaim';
import { as, below, type FieldError, forbidden, required, shownAt, type Where } from '../validation/findings';
import { validateAnnotations, validateLabels } from '../validation/metadata';
import { mapObject } from './defaulting';

/** Volumes with a claim of their own, made from a template for each pod. */

export function ephemeralWithDefaults(volume: ApiObject): ApiObject {
  return mapObject(volume, 'ephemeral', ephemeral =>
    mapObject(ephemeral, 'volumeClaimTemplate', template => ({
      ...template,
      spec: claimSpecWithDefaults(objectAt(template, 'spec') ?? {}),
    })),
  );
}

/** What the metadata of a claim template may not have, in the order of ObjectMeta. The server writes `uID`. */
const notInTemplates = [
  'name',
  'generateName',
  'namespace',
  'selfLink',
  'uid',
  'resourceVersion',
  'generation',
  'creationTimestamp',
  'deletionTimestamp',
  'deletionGracePeriodSeconds',
  'ownerReferences',
  'finalizers',
  'managedFields',
];

/** validateEphemeralVolumeSource */
export function validateEphemeral(source: ApiObject, where: Where): FieldError[] {
  const template = objectAt(source, 'volumeClaimTemplate');
  const own = below(where, 'volumeClaimTemplate');
  if (template === undefined) return [required(own)];
  const metadata = objectAt(template, 'metadata') ?? {};
  const metadataAt = below(own, 'metadata');
  return [
    ...validateAnnotations(labelsAt(metadata, 'annotations'), below(metadataAt, 'annotations')),
    ...validateLabels(labelsAt(metadata, 'labels'), as(below(metadataAt, 'labels'), 'metadata/invalid-label')),
    ...notInTemplates
      .filter(field => metadata[field] !== undefined)
      .map(field => forbidden(shownAt(below(metadataAt, field === 'uid' ? 'uID' : field), [...metadataAt.at, field]), 'cannot be set')),
    ...validateClaimSpec(objectAt(template, 'spec') ?? {}, below(own, 'spec')),
  ];
}

export function ephemeralWarnings(source: ApiObject, where: Where): FieldError[] {
  const template = objectAt(source, 'volumeClaimTemplate');
  return template === undefined ? [] : claimSpecWarnings(objectAt(template, 'spec') ?? {}, below(where, 'volumeClaimTemplate', 'spec'));
}
