import { type ApiObject, labelsAt, objectAt, stringAt, stringsAt } from '../apiObject';
import { fractionalBytes } from '../pods/podResources';
import { amountOf, resourcesWithDefaults, validateAmount } from '../pods/resources';
import {
  below,
  type FieldError,
  forbidden,
  invalid,
  invalids,
  keyed,
  named,
  oneOf,
  present,
  required,
  shownAt,
  unsupported,
  type Where,
} from '../validation/findings';
import { dnsLabelErrors, dnsSubdomainErrors } from '../validation/formats';
import { validateLabelSelector } from '../validation/selector';

const accessModes = ['ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOnce', 'ReadWriteOncePod'];

/** The spec of a claim with its defaults. */
export function claimSpecWithDefaults(spec: ApiObject): ApiObject {
  return { volumeMode: 'Filesystem', ...resourcesWithDefaults(spec) };
}

/** ValidatePersistentVolumeClaimSpec: of a claim, or of the template of one. */
export function validateClaimSpec(spec: ApiObject, where: Where): FieldError[] {
  const name = (field: string): FieldError[] => {
    const text = stringAt(spec, field);
    return text === '' ? [] : invalids(below(where, field), text, dnsSubdomainErrors(text));
  };
  const modes = stringsAt(spec, 'accessModes');
  return [
    ...(modes.length === 0 ? [required(below(where, 'accessModes'), 'at least 1 access mode is required')] : []),
    ...validateLabelSelector(objectAt(spec, 'selector'), below(where, 'selector')),
    ...validateAccessModes(modes, below(where, 'accessModes')),
    ...validateStorage(spec, where),
    ...name('storageClassName'),
    ...(spec['volumeMode'] === undefined ? [] : oneOf(below(where, 'volumeMode'), stringAt(spec, 'volumeMode'), ['Block', 'Filesystem'])),
    ...validateDataSources(spec, where),
    ...name('volumeAttributesClassName'),
  ];
}

function validateAccessModes(modes: readonly string[], where: Where): FieldError[] {
  const errors = modes.flatMap((mode, index) =>
    accessModes.includes(mode) ? [] : [unsupported(shownAt(where, [...where.at, index]), named(mode), accessModes)],
  );
  const others = modes.filter(mode => mode !== 'ReadWriteOncePod' && accessModes.includes(mode));
  if (others.length === 0 || others.length === modes.length || !modes.includes('ReadWriteOncePod')) return errors;
  return [...errors, forbidden(where, 'may not use ReadWriteOncePod with other access modes')];
}

/** The server writes `resources[storage]`. */
function validateStorage(spec: ApiObject, where: Where): FieldError[] {
  const resources = below(where, 'resources');
  const own = shownAt(keyed(resources, 'storage'), [...resources.at, 'requests', 'storage']);
  const storage = new Map(Object.entries(labelsAt(objectAt(spec, 'resources'), 'requests') ?? {})).get('storage');
  if (storage === undefined) return [required(own)];
  if (amountOf(storage) <= 0n) return [invalid(own, storage, 'must be greater than zero')];
  return validateAmount('storage', storage, own);
}

function validateDataSources(spec: ApiObject, where: Where): FieldError[] {
  const source = objectAt(spec, 'dataSource');
  const reference = objectAt(spec, 'dataSourceRef');
  const errors = [
    ...(source === undefined ? [] : validateDataSource(source, below(where, 'dataSource'))),
    ...(reference === undefined ? [] : validateDataSource(reference, below(where, 'dataSourceRef'))),
  ];
  const namespace = stringAt(reference, 'namespace');
  if (namespace !== '') errors.push(...invalids(below(where, 'dataSourceRef', 'namespace'), namespace, dnsLabelErrors(namespace)));
  if (source === undefined || reference === undefined) return errors;
  const own = { ...shownAt(where, [...where.at, 'dataSource']), related: [...where.at, 'dataSourceRef'] };
  if (namespace !== '') return [...errors, invalid(own, {}, 'may not be specified when dataSourceRef.namespace is specified')];
  const isSame = ['apiGroup', 'kind', 'name'].every(field => source[field] === reference[field]);
  return isSame ? errors : [...errors, invalid(own, {}, 'must match dataSourceRef')];
}

function validateDataSource(source: ApiObject, where: Where): FieldError[] {
  const kind = stringAt(source, 'kind');
  const group = stringAt(source, 'apiGroup');
  const errors = [...present(below(where, 'name'), stringAt(source, 'name')), ...present(below(where, 'kind'), kind)];
  if (group === '' && kind !== 'PersistentVolumeClaim') {
    errors.push(invalid(where, kind, "must be 'PersistentVolumeClaim' when referencing the default apiGroup"));
  }
  return group === '' ? errors : [...errors, ...invalids(below(where, 'apiGroup'), group, dnsSubdomainErrors(group))];
}

/** What the server warns of in the spec of a claim: parts of a byte. */
export function claimSpecWarnings(spec: ApiObject, where: Where): FieldError[] {
  const resources = objectAt(spec, 'resources');
  return ['requests', 'limits'].flatMap(kind =>
    fractionalBytes(labelsAt(resources, kind) ?? {}, 'storage', below(where, 'resources', kind)),
  );
}
