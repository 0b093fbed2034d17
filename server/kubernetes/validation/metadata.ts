import type { Detail } from './detail';
import { type ApiObject, labelsAt, numberAt, objectsAt, stringAt, stringsAt } from '../apiObject';
import type { KubernetesVersion } from '../kubernetesVersion';
import { as, below, field, type FieldError, invalid, invalids, required, shownAt, tooLong, type Where } from './findings';
import { type GoValue, goValue, named, pointer, struct } from './goSyntax';
import {
  byteLength,
  dnsLabelErrors,
  dnsSubdomainErrors,
  labelKeyErrors,
  labelValueErrors,
  labelPrefixErrors,
  namePrefixErrors,
  pathSegmentErrors,
} from './formats';

const maxAnnotationsSize = 256 * 1024;
const standardFinalizers: ReadonlySet<string> = new Set(['kubernetes', 'orphan', 'foregroundDeletion']);

/** Why a text isn't the name of an object, or what names are generated from. */
export interface NameErrors {
  readonly ofName: (name: string) => Detail[];
  readonly ofPrefix: (prefix: string) => Detail[];
}

const subdomainName: NameErrors = { ofName: dnsSubdomainErrors, ofPrefix: namePrefixErrors };
/** Names that become a part of host names: no dots. */
export const labelName: NameErrors = { ofName: dnsLabelErrors, ofPrefix: labelPrefixErrors };

type Strings = Readonly<Record<string, string>> | undefined;

/** The metadata of the object itself. */
export function metadataAt(server: KubernetesVersion): Where {
  return field(server, 'metadata/invalid-name', 'metadata');
}

/** ValidateObjectMeta: name, labels, annotations and the rest of the object itself. */
export function validateMetadata(metadata: ApiObject, where: Where, name: NameErrors = subdomainName): FieldError[] {
  return [
    ...validateName(metadata, where, name),
    ...validateNamespace(metadata, where),
    ...validateLists(metadata, where),
    ...validateFinalizers(metadata, where),
    ...validateFinalizerDomains(metadata, where),
  ];
}

/** What the server looks at in any object that is created (BeforeCreate), once it has found nothing else: the name can be any part of a path. */
export function validateCommonMetadata(metadata: ApiObject, where: Where): FieldError[] {
  return [
    ...validateName(metadata, where, { ofName: pathSegmentErrors, ofPrefix: pathSegmentErrors }),
    ...validateNamespace(metadata, where),
    ...validateLists(metadata, where),
    ...validateFinalizers(metadata, where),
  ];
}

/** BeforeUpdate and ValidateObjectMetaUpdate: of an object that takes the place of another the server says some things three times. */
export function validateMetadataUpdate(metadata: ApiObject, old: ApiObject, where: Where): FieldError[] {
  const compared = [...validateGracePeriod(metadata, old, where), ...validateLists(metadata, where)];
  return [
    ...validateNamespace(metadata, where),
    ...validateLists(metadata, where),
    ...validateFinalizers(metadata, where),
    ...compared,
    ...compared,
    ...validateFinalizerDomains(metadata, where),
  ];
}

function validateGracePeriod(metadata: ApiObject, old: ApiObject, where: Where): FieldError[] {
  const own = as(below(where, 'deletionGracePeriodSeconds'), 'metadata/immutable');
  const grace = numberAt(metadata, 'deletionGracePeriodSeconds');
  return grace === undefined || grace === numberAt(old, 'deletionGracePeriodSeconds') ? [] : [invalid(own, grace, 'field is immutable')];
}

/** ValidateLabels: keys and values, under the same path. */
export function validateLabels(labels: Strings, where: Where): FieldError[] {
  return Object.entries(labels ?? {}).flatMap(([key, value]) => [
    ...invalids({ ...where, at: [...where.at, key], onKey: true }, key, labelKeyErrors(key)),
    ...invalids({ ...where, at: [...where.at, key] }, value, labelValueErrors(value)),
  ]);
}

/** ValidateAnnotations: keys are judged in lower case, values only by their size together. */
export function validateAnnotations(annotations: Strings, where: Where): FieldError[] {
  const entries = Object.entries(annotations ?? {});
  const invalidKey = as(where, 'metadata/invalid-annotation');
  const errors = entries.flatMap(([key]) =>
    invalids({ ...invalidKey, at: [...where.at, key], onKey: true }, key, labelKeyErrors(key.toLowerCase())),
  );
  const size = entries.reduce((sum, [key, value]) => sum + byteLength(key) + byteLength(value), 0);
  if (size > maxAnnotationsSize) errors.push(tooLong(as(where, 'metadata/annotations-too-long'), maxAnnotationsSize));
  return errors;
}

function validateLists(metadata: ApiObject, where: Where): FieldError[] {
  return [
    ...validateLabels(labelsAt(metadata, 'labels'), as(below(where, 'labels'), 'metadata/invalid-label')),
    ...validateAnnotations(labelsAt(metadata, 'annotations'), below(where, 'annotations')),
    ...validateOwners(metadata, as(below(where, 'ownerReferences'), 'metadata/invalid-owner')),
  ];
}

function validateName(metadata: ApiObject, where: Where, errors: NameErrors): FieldError[] {
  const own = as(where, 'metadata/invalid-name');
  const name = stringAt(metadata, 'name');
  const prefix = stringAt(metadata, 'generateName');
  const prefixErrors = prefix === '' ? [] : invalids(below(own, 'generateName'), prefix, errors.ofPrefix(prefix));
  if (name !== '') return [...prefixErrors, ...invalids(below(own, 'name'), name, errors.ofName(name))];
  if (prefix !== '') return prefixErrors;
  return [required(as(below(where, 'name'), 'metadata/no-name'), 'name or generateName is required')];
}

/** The server names the whole list, whichever of the references is at fault. */
function validateOwners(metadata: ApiObject, where: Where): FieldError[] {
  const owners = objectsAt(metadata, 'ownerReferences');
  let controller: string | undefined;
  return owners.flatMap((owner, index) => {
    const at = (field: string): Where => shownAt(below(where, field), [...where.at, index, field]);
    const apiVersion = stringAt(owner, 'apiVersion');
    const version = apiVersion.split('/').length > 2 ? '' : (apiVersion.split('/').at(-1) ?? '');
    const errors = version === '' ? [invalid(at('apiVersion'), apiVersion, 'version must not be empty')] : [];
    for (const field of ['kind', 'name', 'uid']) {
      const value = stringAt(owner, field);
      if (value === '')
        errors.push(
          invalid(
            at(field),
            field === 'uid' ? named(value) : value,
            where.server < 34 ? `${field} must not be empty` : 'must not be empty',
          ),
        );
    }
    if (owner['controller'] !== true) return errors;
    const name = `${stringAt(owner, 'kind')}/${stringAt(owner, 'name')}`;
    if (controller === undefined) controller = name;
    else {
      const detail = `Only one reference can have Controller set to true. Found "true" in references for ${controller} and ${name}`;
      errors.push(invalid(shownAt(where, [...where.at, index]), goValue(owners.map(printedOwner), goOwners(owners)), detail));
    }
    return errors;
  });
}

function printedOwner(owner: ApiObject): object {
  const texts = ['apiVersion', 'kind', 'name', 'uid'].map(name => [name, stringAt(owner, name)] as const);
  const flags = ['controller', 'blockOwnerDeletion'].filter(name => owner[name] !== undefined).map(name => [name, owner[name]] as const);
  return Object.fromEntries([...texts, ...flags]);
}

function goOwners(owners: readonly ApiObject[]): string {
  const texts = owners.map(owner => {
    const own = (name: string): GoValue => named(stringAt(owner, name));
    return struct('v1.OwnerReference', {
      APIVersion: own('apiVersion'),
      Kind: own('kind'),
      Name: own('name'),
      UID: own('uid'),
      Controller: pointer('bool', owner['controller']),
      BlockOwnerDeletion: pointer('bool', owner['blockOwnerDeletion']),
    }).go;
  });
  return `[]v1.OwnerReference{${texts.join(', ')}}`;
}

function validateFinalizers(metadata: ApiObject, where: Where): FieldError[] {
  const finalizers = stringsAt(metadata, 'finalizers');
  const own = as(below(where, 'finalizers'), 'metadata/invalid-finalizer');
  const errors = finalizers.flatMap((name, index) => invalids(shownAt(own, [...own.at, index]), name, labelKeyErrors(name)));
  if (!finalizers.includes('orphan') || !finalizers.includes('foregroundDeletion')) return errors;
  return [...errors, invalid(own, finalizers, 'finalizer orphan and foregroundDeletion cannot be both set')];
}

function validateFinalizerDomains(metadata: ApiObject, where: Where): FieldError[] {
  return stringsAt(metadata, 'finalizers').flatMap((name, index) => {
    if (name.includes('/') || standardFinalizers.has(name)) return [];
    const own = below(as(where, 'metadata/invalid-finalizer'), 'finalizers', index);
    return [invalid(own, name, 'name is neither a standard finalizer name nor is it fully qualified')];
  });
}

function validateNamespace(metadata: ApiObject, where: Where): FieldError[] {
  const namespace = stringAt(metadata, 'namespace');
  return namespace === '' ? [] : invalids(as(below(where, 'namespace'), 'metadata/invalid-name'), namespace, dnsLabelErrors(namespace));
}
