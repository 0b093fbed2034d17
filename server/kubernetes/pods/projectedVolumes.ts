import { type ApiObject, numberAt, objectAt, objectsAt, stringAt } from '../apiObject';
import { given } from '../validation/detail';
import { below, type FieldError, forbidden, invalid, invalids, present, required, shownAt, type Where } from '../validation/findings';
import { volumePathErrors } from '../validation/formats';
import { mapList, mapObject } from './defaulting';
import { referencesWithDefaults, validateFieldRef, validateResourceFieldRef } from './fieldSelectors';
import { defaultFileMode, validateKeyToPath, validateMode } from './fileVolumes';

/** A volume whose downwardAPI and projected sources have their defaults. */
export function projectedWithDefaults(volume: ApiObject): ApiObject {
  const filled = mapObject(volume, 'downwardAPI', source => ({ defaultMode: defaultFileMode, ...itemsWithDefaults(source) }));
  return mapObject(filled, 'projected', projected => ({
    defaultMode: defaultFileMode,
    ...mapList(projected, 'sources', source => {
      const token = mapObject(source, 'serviceAccountToken', own => ({ expirationSeconds: 3600, ...own }));
      return mapObject(token, 'downwardAPI', itemsWithDefaults);
    }),
  }));
}

function itemsWithDefaults(source: ApiObject): ApiObject {
  return mapList(source, 'items', referencesWithDefaults);
}

/** validateDownwardAPIVolumeSource. The server leaves out which item it means. */
export function validateDownwardApi(source: ApiObject, where: Where): FieldError[] {
  return [...validateMode(source, 'defaultMode', where), ...validateItems(source, where)];
}

function validateItems(source: ApiObject, where: Where): FieldError[] {
  return objectsAt(source, 'items').flatMap((item, index) => validateItem(item, shownAt(where, [...where.at, 'items', index])));
}

const volumeFields = ['metadata.annotations', 'metadata.labels', 'metadata.name', 'metadata.namespace', 'metadata.uid'];

function validateItem(item: ApiObject, where: Where): FieldError[] {
  const path = stringAt(item, 'path');
  const pathAt = below(where, 'path');
  const fieldRef = objectAt(item, 'fieldRef');
  const resourceFieldRef = objectAt(item, 'resourceFieldRef');
  const errors = [...present(pathAt, path), ...invalids(pathAt, path, volumePathErrors(path))];
  if (fieldRef !== undefined) {
    errors.push(...validateFieldRef(fieldRef, below(where, 'fieldRef'), volumeFields));
    if (resourceFieldRef !== undefined) {
      errors.push(
        invalid(
          where,
          'resource',
          given('fieldRef and resourceFieldRef can not be specified simultaneously', 'fieldRef', 'resourceFieldRef'),
        ),
      );
    }
  } else if (resourceFieldRef !== undefined) {
    errors.push(...validateResourceFieldRef(resourceFieldRef, below(where, 'resourceFieldRef'), true));
  } else errors.push(required(where, 'one of fieldRef and resourceFieldRef is required'));
  return [...errors, ...validateMode(item, 'mode', where)];
}

/** validateProjectedVolumeSource: several sources in one volume, each file once. */
export function validateProjected(projected: ApiObject, where: Where): FieldError[] {
  const paths = new Set<string>();
  const sources = objectsAt(projected, 'sources').flatMap((source, index) => {
    const own = below(where, 'sources', index);
    const errors = [
      ...validateKeys(source, 'secret', { volume: where, own, paths }),
      ...validateKeys(source, 'configMap', { volume: where, own, paths }),
      ...validateProjectedFields(source, { volume: where, own, paths }),
      ...validateToken(source, where, own),
    ];
    const kinds = ['secret', 'configMap', 'downwardAPI', 'serviceAccountToken'].filter(field => source[field] !== undefined);
    return kinds.length > 1
      ? [...errors, forbidden(own, { words: 'may not specify more than 1 volume type per source', reason: 'severalProjections' })]
      : errors;
  });
  return [...validateMode(projected, 'defaultMode', where), ...sources];
}

interface Projection {
  readonly volume: Where;
  readonly own: Where;
  /** Those of the sources before. */
  readonly paths: Set<string>;
}

function validateKeys(source: ApiObject, field: 'secret' | 'configMap', projection: Projection): FieldError[] {
  const keys = objectAt(source, field);
  if (keys === undefined) return [];
  const own = below(projection.own, field);
  const name = stringAt(keys, 'name');
  const errors = present(below(own, 'name'), name);
  objectsAt(keys, 'items').forEach((item, index) => {
    const at = below(own, 'items', index);
    errors.push(...validateKeyToPath(item, at), ...onlyOnce(stringAt(item, 'path'), name, at, projection));
  });
  return errors;
}

function validateProjectedFields(source: ApiObject, projection: Projection): FieldError[] {
  const own = below(projection.own, 'downwardAPI');
  return objectsAt(objectAt(source, 'downwardAPI'), 'items').flatMap((item, index) => {
    const at = [...own.at, 'items', index];
    const path = stringAt(item, 'path');
    return [...validateItem(item, shownAt(own, at)), ...onlyOnce(path, path, shownAt(own, at), projection)];
  });
}

/** The server says of the volume that a path is there twice. */
function onlyOnce(path: string, value: string, where: Where, { volume, paths }: Projection): FieldError[] {
  if (path === '' || !paths.has(path)) {
    paths.add(path);
    return [];
  }
  return [invalid(shownAt(volume, [...where.at, 'path']), value, 'conflicting duplicate paths')];
}

function validateToken(source: ApiObject, volume: Where, where: Where): FieldError[] {
  const token = objectAt(source, 'serviceAccountToken');
  if (token === undefined) return [];
  const own = below(where, 'serviceAccountToken');
  const seconds = numberAt(token, 'expirationSeconds') ?? 0;
  const path = stringAt(token, 'path');
  const pathAt = shownAt(below(volume, 'path'), [...own.at, 'path']);
  const errors: FieldError[] = [];
  const secondsAt = below(own, 'expirationSeconds');
  if (seconds < 600) errors.push(invalid(secondsAt, seconds, 'may not specify a duration less than 10 minutes'));
  if (seconds > 2 ** 32) errors.push(invalid(secondsAt, seconds, 'may not specify a duration larger than 2^32 seconds'));
  return [...errors, ...(path === '' ? [required(pathAt)] : invalids(pathAt, path, volumePathErrors(path)))];
}
