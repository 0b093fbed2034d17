import { type ApiObject, objectAt, objectsAt, stringAt } from '../apiObject';
import { type Detail, noSource, severalSources } from '../validation/detail';
import { as, below, type FieldError, invalid, invalids, notFound, present, required, shownAt, type Where } from '../validation/findings';
import { quoted } from '../../yaml/quoted';
import {
  backstepErrors,
  configKeyErrors,
  dnsLabelErrors,
  dnsSubdomainErrors,
  envNameErrors,
  namePrefixErrors,
} from '../validation/formats';
import { containersOf, type ContainerAt } from './containersOf';
import { mapList, mapObject } from './defaulting';
import { referencesWithDefaults, validateFieldRef, validateResourceFieldRef } from './fieldSelectors';

/** A container whose environment has the defaults of its references. */
export function envWithDefaults(container: ApiObject): ApiObject {
  return mapList(container, 'env', variable =>
    mapObject(variable, 'valueFrom', valueFrom =>
      mapObject(referencesWithDefaults(valueFrom), 'fileKeyRef', fileKeyRef => ({ optional: false, ...fileKeyRef })),
    ),
  );
}

/** ValidateEnv, ValidateEnvFrom */
export function validateEnv(container: ApiObject, where: Where): FieldError[] {
  const own = as(where, 'env/invalid-source');
  return [
    ...objectsAt(container, 'env').flatMap((variable, index) => validateVariable(variable, below(own, 'env', index))),
    ...objectsAt(container, 'envFrom').flatMap((source, index) => validateEnvFrom(source, index, below(own, 'envFrom'))),
  ];
}

function validateVariable(variable: ApiObject, where: Where): FieldError[] {
  const name = stringAt(variable, 'name');
  const own = as(below(where, 'name'), 'env/invalid-name');
  const valueFrom = objectAt(variable, 'valueFrom');
  return [
    ...(name === '' ? [required(own)] : invalids(own, name, envNameErrors(name, where.server))),
    ...(valueFrom === undefined ? [] : validateValueFrom(valueFrom, stringAt(variable, 'value'), below(where, 'valueFrom'))),
  ];
}

const variableFields = [
  'metadata.name',
  'metadata.namespace',
  'metadata.uid',
  'spec.nodeName',
  'spec.serviceAccountName',
  'status.hostIP',
  'status.hostIPs',
  'status.podIP',
  'status.podIPs',
];

const sources: readonly (readonly [string, (source: ApiObject, where: Where) => FieldError[]])[] = [
  ['fieldRef', (source, where) => validateFieldRef(source, where, variableFields)],
  ['resourceFieldRef', (source, where) => validateResourceFieldRef(source, where, false)],
  ['configMapKeyRef', validateKeyRef],
  ['secretKeyRef', validateKeyRef],
  ['fileKeyRef', validateFileKeyRef],
];

function validateValueFrom(valueFrom: ApiObject, value: string, where: Where): FieldError[] {
  const given = sources.filter(([field]) => valueFrom[field] !== undefined);
  const errors = given.flatMap(([field, check]) => check(objectAt(valueFrom, field) ?? {}, below(where, field)));
  const own = { ...where, onKey: true };
  if (given.length === 0) {
    const listed = '`fieldRef`, `resourceFieldRef`, `configMapKeyRef`, `secretKeyRef` or `fileKeyRef`';
    const detail = noSource(listed, ...sources.map(([source]) => source));
    errors.push(invalid(own, '', detail));
  } else if (value !== '') {
    errors.push(
      invalid({ ...own, related: [...where.at.slice(0, -1), 'value'] }, '', {
        words: 'may not be specified when `value` is not empty',
        reason: 'besideValue',
      }),
    );
  } else if (given.length > 1) errors.push(invalid(own, '', severalSources));
  return errors;
}

function validateKeyRef(source: ApiObject, where: Where): FieldError[] {
  const name = stringAt(source, 'name');
  const key = stringAt(source, 'key');
  return [
    ...invalids(below(where, 'name'), name, dnsSubdomainErrors(name)),
    ...(key === '' ? [required(below(where, 'key'))] : invalids(below(where, 'key'), key, configKeyErrors(key))),
  ];
}

function validateFileKeyRef(source: ApiObject, where: Where): FieldError[] {
  const check = (field: string, errorsOf: (text: string) => Detail[]): FieldError[] => {
    const text = stringAt(source, field);
    return text === '' ? [required(below(where, field))] : invalids(below(where, field), text, errorsOf(text));
  };
  return [
    ...check('key', text => envNameErrors(text, where.server)),
    ...check('volumeName', dnsLabelErrors),
    ...check('path', backstepErrors),
  ];
}

/** What is wrong with how many sources there are, the server says of the whole list. */
function validateEnvFrom(source: ApiObject, index: number, where: Where): FieldError[] {
  const own = below(where, index);
  const prefix = stringAt(source, 'prefix');
  const given = ['configMapRef', 'secretRef'].filter(field => source[field] !== undefined);
  const errors = prefix === '' ? [] : invalids(as(below(own, 'prefix'), 'env/invalid-name'), prefix, envNameErrors(prefix, where.server));
  for (const field of given) {
    const name = stringAt(objectAt(source, field), 'name');
    const at = below(own, field, 'name');
    errors.push(...present(at, name), ...(name === '' ? [] : invalids(at, name, namePrefixErrors(name))));
  }
  if (given.length === 0)
    errors.push(invalid(shownAt(where, own.at), '', noSource('`configMapRef` or `secretRef`', 'configMapRef', 'secretRef')));
  if (given.length > 1) errors.push(invalid(shownAt(where, own.at), '', severalSources));
  return errors;
}

/** validateFileKeyRefVolumes: a variable out of a file needs its volume, which is an emptyDir. */
export function validateEnvFiles(spec: ApiObject, where: Where): FieldError[] {
  const volumes = new Map(objectsAt(spec, 'volumes').map(volume => [stringAt(volume, 'name'), volume]));
  return containersOf(spec, as(where, 'env/invalid-source')).flatMap(({ container, where: own }) =>
    objectsAt(container, 'env').flatMap((variable, index) => {
      const fileKeyRef = objectAt(objectAt(variable, 'valueFrom'), 'fileKeyRef');
      if (fileKeyRef === undefined) return [];
      const name = stringAt(fileKeyRef, 'volumeName');
      const volume = volumes.get(name);
      const at = below(own, 'env', index, 'valueFrom', 'fileKeyRef', 'volumeName');
      if (volume === undefined) return [notFound(as(at, 'pod/not-found'), name)];
      return volume['emptyDir'] === undefined ? [invalid(at, name, 'referenced volume must be of type emptyDir')] : [];
    }),
  );
}

/** What the server warns of: a name that is there again, unless its value adds to the one before. */
export function envWarnings({ container, where }: ContainerAt): FieldError[] {
  const first = new Map<string, Where>();
  return objectsAt(container, 'env').flatMap((variable, index) => {
    const name = stringAt(variable, 'name');
    const value = stringAt(variable, 'value');
    const own = as(below(where, 'env', index), 'env/hides-previous');
    const other = first.get(name);
    if (other === undefined) {
      first.set(name, own);
      return [];
    }
    const reference = `$(${name})`;
    if (variable['valueFrom'] === undefined && value !== reference && value.includes(reference)) return [];
    const message = `hides previous definition of ${quoted(name)}, which may be dropped when using apply`;
    return [{ ...own, related: other.at, message }];
  });
}
