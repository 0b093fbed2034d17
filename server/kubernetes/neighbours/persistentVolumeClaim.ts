import { type ApiObject, labelsAt, objectAt, stringAt, stringsAt } from '../apiObject';
import type { KubernetesVersion } from '../kubernetesVersion';
import { meansTheSame } from '../normalForm';
import type { ObjectKind } from '../objectKind';
import { without } from '../pods/defaulting';
import { fractionalBytes } from '../pods/podResources';
import { amountOf, resourcesWithDefaults, validateAmount } from '../pods/resources';
import { notPositive } from '../validation/detail';
import {
  as,
  below,
  field,
  type FieldError,
  forbidden,
  invalid,
  invalids,
  keyed,
  oneOf,
  present,
  required,
  shownAt,
  unsupported,
  type Where,
} from '../validation/findings';
import { goValue, named } from '../validation/goSyntax';
import { dnsLabelErrors, dnsSubdomainErrors } from '../validation/formats';
import { metadataAt, validateMetadata, validateMetadataUpdate } from '../validation/metadata';
import { validateLabelSelector } from '../validation/selector';

const storageClassKey = 'volume.beta.kubernetes.io/storage-class';

/** v1 PersistentVolumeClaim: storage that a pod asks for. */
export const persistentVolumeClaimKind: ObjectKind = {
  apiVersion: 'v1',
  kind: 'PersistentVolumeClaim',
  group: '',
  withDefaults: claim => ({ ...claim, spec: sourcesOfBothNames(claimSpecWithDefaults(objectAt(claim, 'spec') ?? {})) }),
  validate: (claim, server) => [
    ...validateMetadata(objectAt(claim, 'metadata') ?? {}, metadataAt(server)),
    ...validateClaimSpec(objectAt(claim, 'spec') ?? {}, specAt(server)),
  ],
  validateUpdate: validateClaimUpdate,
  warnings: claimWarnings,
  updateWarnings: (claim, _, server) => claimWarnings(claim, server),
};

function specAt(server: KubernetesVersion): Where {
  return field(server, 'claim/invalid', 'spec');
}

/**
 * DropDisabledFields, NormalizeDataSources: what the volume is filled with has two names; the older one takes claims and snapshots only. A source in
 * another namespace is dropped: the feature is off.
 */
function sourcesOfBothNames(spec: ApiObject): ApiObject {
  const source = objectAt(spec, 'dataSource');
  const reference = objectAt(spec, 'dataSourceRef');
  if (stringAt(reference, 'namespace') !== '') return sourcesOfBothNames(without(spec, 'dataSourceRef'));
  if (reference !== undefined) return source === undefined ? { ...spec, dataSource: without(reference, 'namespace') } : spec;
  if (source === undefined) return spec;
  return isClaimOrSnapshot(source) ? { ...spec, dataSourceRef: source } : without(spec, 'dataSource');
}

/**
 * ValidatePersistentVolumeClaimUpdate of a claim that isn't bound yet: its spec stays, but for a volume or a class that it gets first. The server adds
 * what differs, in Go's notation.
 */
function validateClaimUpdate(claim: ApiObject, old: ApiObject, server: KubernetesVersion): FieldError[] {
  const spec = objectAt(claim, 'spec') ?? {};
  const before = objectAt(old, 'spec') ?? {};
  const first = ['volumeName', 'storageClassName'].filter(name => stringAt(before, name) === '');
  const isSame = meansTheSame(first.reduce(without, spec), first.reduce(without, before), 'PersistentVolumeClaimSpec');
  const immutable = as(specAt(server), 'claim/immutable');
  const detail = 'spec is immutable after creation except resources.requests and volumeAttributesClassName for bound claims';
  const mode = stringAt(spec, 'volumeMode');
  const modeAt = { ...field(server, 'claim/immutable', 'volumeMode'), at: ['spec', 'volumeMode'] };
  return [
    ...validateMetadataUpdate(objectAt(claim, 'metadata') ?? {}, objectAt(old, 'metadata') ?? {}, metadataAt(server)),
    ...validateMetadata(objectAt(claim, 'metadata') ?? {}, metadataAt(server)),
    ...validateClaimSpec(spec, specAt(server)),
    ...(isSame ? [] : [forbidden(immutable, detail)]),
    ...(mode === stringAt(before, 'volumeMode') ? [] : [invalid(modeAt, named(mode), 'field is immutable')]),
  ];
}

/** dataSourceIsPvcOrSnapshot */
function isClaimOrSnapshot(source: ApiObject): boolean {
  const kind = stringAt(source, 'kind');
  const group = stringAt(source, 'apiGroup');
  return (kind === 'PersistentVolumeClaim' && group === '') || (kind === 'VolumeSnapshot' && group === 'snapshot.storage.k8s.io');
}

function claimWarnings(claim: ApiObject, server: KubernetesVersion): FieldError[] {
  const annotations = labelsAt(objectAt(claim, 'metadata'), 'annotations') ?? {};
  const own = keyed(field(server, 'deprecated/annotation', 'metadata', 'annotations'), storageClassKey, true);
  return [
    ...(Object.hasOwn(annotations, storageClassKey)
      ? [{ ...own, message: 'deprecated since v1.8; use "storageClassName" attribute instead' }]
      : []),
    ...claimSpecWarnings(objectAt(claim, 'spec') ?? {}, specAt(server)),
  ];
}

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
    ...(where.server < 34 ? [] : name('volumeAttributesClassName')),
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
  if (amountOf(storage) <= 0n) return [invalid(own, storage, notPositive('zero'))];
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
  if (namespace !== '') return [...errors, invalid(own, printedPath, 'may not be specified when dataSourceRef.namespace is specified')];
  const isSame = ['apiGroup', 'kind', 'name'].every(field => source[field] === reference[field]);
  return isSame ? errors : [...errors, invalid(own, printedPath, 'must match dataSourceRef')];
}

/** The server prints the place of the source, which has nothing to show. */
const printedPath = goValue({}, 'field.Path{name:"dataSource", index:"", parent:(*field.Path)(0x…)}');

function validateDataSource(source: ApiObject, where: Where): FieldError[] {
  const kind = stringAt(source, 'kind');
  const group = stringAt(source, 'apiGroup');
  const errors = [...present(below(where, 'name'), stringAt(source, 'name')), ...present(below(where, 'kind'), kind)];
  if (group === '' && kind !== 'PersistentVolumeClaim') {
    const words = "must be 'PersistentVolumeClaim' when referencing the default apiGroup";
    const requires = { path: [...where.at, 'kind'], value: 'PersistentVolumeClaim' };
    errors.push(invalid(where, kind, { words, reason: { requires } }));
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
