import { type ApiObject, objectAt, objectsAt, stringAt } from '../apiObject';
import { notUnique, given } from '../validation/detail';
import {
  as,
  below,
  type FieldError,
  forbidden,
  invalid,
  invalids,
  notFound,
  oneOf,
  required,
  shownAt,
  unsupported,
  type Where,
} from '../validation/findings';
import { named } from '../validation/goSyntax';
import { backstepErrors, relativePathErrors } from '../validation/formats';

/** The volumes of a pod by their names; those with a complaint are not there. */
export type Volumes = ReadonlyMap<string, ApiObject>;

/** ValidateVolumeMounts, ValidateVolumeDevices of a container. */
export function validateMounts(container: ApiObject, where: Where, volumes: Volumes): FieldError[] {
  const mounts = objectsAt(container, 'volumeMounts');
  const devices = objectsAt(container, 'volumeDevices');
  const mounted = new Map(mounts.map(mount => [stringAt(mount, 'name'), stringAt(mount, 'mountPath')]));
  const taken = new Map(devices.map(device => [stringAt(device, 'name'), stringAt(device, 'devicePath')]));
  const privileged = objectAt(container, 'securityContext')?.['privileged'] === true;
  const mountPaths = new Set<string>();
  const device: DeviceCheck = { volumes, mounted, names: new Set(), paths: new Set() };
  return [
    ...mounts.flatMap((mount, index) => {
      const own = below(as(where, 'mount/invalid'), 'volumeMounts');
      return validateMount(mount, below(own, index), { list: own, volumes, taken, privileged, mountPaths });
    }),
    ...devices.flatMap((item, index) => validateDevice(item, below(as(where, 'mount/invalid-device'), 'volumeDevices', index), device)),
  ];
}

interface MountCheck {
  /** The list: the server leaves the index out of some paths. */
  readonly list: Where;
  readonly volumes: Volumes;
  readonly taken: ReadonlyMap<string, string>;
  readonly privileged: boolean;
  readonly mountPaths: Set<string>;
}

function validateMount(mount: ApiObject, where: Where, check: MountCheck): FieldError[] {
  const name = stringAt(mount, 'name');
  const mountPath = stringAt(mount, 'mountPath');
  const nameAt = below(where, 'name');
  const pathAt = below(where, 'mountPath');
  const errors: FieldError[] = [];
  if (name === '') errors.push(required(nameAt));
  if (!check.volumes.has(name)) errors.push(notFound(as(nameAt, 'pod/not-found'), name));
  if (mountPath === '') errors.push(required(pathAt));
  if (check.mountPaths.has(mountPath)) errors.push(invalid(pathAt, mountPath, notUnique));
  check.mountPaths.add(mountPath);
  if (check.taken.has(name)) errors.push(invalid(nameAt, name, 'must not already exist in volumeDevices'));
  if ([...check.taken.values()].includes(mountPath)) {
    errors.push(invalid(pathAt, mountPath, 'must not already exist as a path in volumeDevices'));
  }
  const unindexed = (field: string): Where => shownAt(below(check.list, field), [...where.at, field]);
  return [
    ...errors,
    ...validateSubPaths(mount, where, unindexed),
    ...validatePropagation(mount, unindexed('mountPropagation'), check.privileged),
    ...validateRecursiveReadOnly(mount, unindexed('recursiveReadOnly')),
  ];
}

function validateSubPaths(mount: ApiObject, where: Where, unindexed: (field: string) => Where): FieldError[] {
  const subPath = stringAt(mount, 'subPath');
  const subPathExpr = stringAt(mount, 'subPathExpr');
  const errors = invalids(unindexed('subPath'), subPath, relativePathErrors(subPath));
  if (subPath !== '' && subPathExpr !== '') {
    errors.push(invalid(below(where, 'subPathExpr'), subPathExpr, 'subPathExpr and subPath are mutually exclusive'));
  }
  return [...errors, ...invalids(unindexed('subPathExpr'), subPathExpr, relativePathErrors(subPathExpr))];
}

function validatePropagation(mount: ApiObject, where: Where, privileged: boolean): FieldError[] {
  if (mount['mountPropagation'] === undefined) return [];
  const value = stringAt(mount, 'mountPropagation');
  const errors = oneOf(where, value, ['Bidirectional', 'HostToContainer', 'None']);
  if (value !== 'Bidirectional' || privileged) return errors;
  return [...errors, forbidden({ ...where, onKey: false }, bidirectional)];
}

const bidirectional = given('Bidirectional mount propagation is available only to privileged containers', 'privileged');

function validateRecursiveReadOnly(mount: ApiObject, where: Where): FieldError[] {
  if (mount['recursiveReadOnly'] === undefined) return [];
  const value = stringAt(mount, 'recursiveReadOnly');
  if (value === 'Disabled') return [];
  if (value !== 'Enabled' && value !== 'IfPossible') return [unsupported(where, named(value), ['Disabled', 'Enabled', 'IfPossible'])];
  const errors: FieldError[] = [];
  if (mount['readOnly'] !== true) {
    const requires = { path: [...where.at.slice(0, -1), 'readOnly'], value: true };
    errors.push(forbidden(where, { words: 'may only be specified when readOnly is true', reason: { requires } }));
  }
  if (mount['mountPropagation'] !== undefined && stringAt(mount, 'mountPropagation') !== 'None') {
    errors.push(forbidden(where, given('may only be specified when mountPropagation is None or not specified', 'mountPropagation')));
  }
  return errors;
}

interface DeviceCheck {
  readonly volumes: Volumes;
  readonly mounted: ReadonlyMap<string, string>;
  readonly names: Set<string>;
  readonly paths: Set<string>;
}

function validateDevice(device: ApiObject, where: Where, { volumes, mounted, names, paths }: DeviceCheck): FieldError[] {
  const name = stringAt(device, 'name');
  const path = stringAt(device, 'devicePath');
  const volume = volumes.get(name);
  const nameAt = below(where, 'name');
  const pathAt = below(where, 'devicePath');
  const errors: FieldError[] = [];
  if (name === '') errors.push(required(nameAt));
  if (names.has(name)) errors.push(invalid(nameAt, name, notUnique));
  if (volume === undefined) errors.push(notFound(as(nameAt, 'pod/not-found'), name));
  else if (volume['persistentVolumeClaim'] === undefined && volume['ephemeral'] === undefined) {
    errors.push(invalid(nameAt, name, 'can only use volume source type of PersistentVolumeClaim or Ephemeral for block mode'));
  }
  if (path === '') errors.push(required(pathAt));
  if (paths.has(path)) errors.push(invalid(pathAt, path, notUnique));
  if (backstepErrors(path).length > 0) errors.push(invalid(pathAt, path, "can not contain backsteps ('..')"));
  else paths.add(path);
  if (mounted.has(name)) errors.push(invalid(nameAt, name, 'must not already exist in volumeMounts'));
  if ([...mounted.values()].includes(path)) errors.push(invalid(pathAt, path, 'must not already exist as a path in volumeMounts'));
  if (name !== '') names.add(name);
  return errors;
}
