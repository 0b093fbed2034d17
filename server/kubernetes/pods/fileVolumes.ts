import { type ApiObject, numberAt, objectAt, objectsAt, stringAt } from '../apiObject';
import { parseQuantity } from '../quantity';
import {
  below,
  type FieldError,
  forbidden,
  invalid,
  invalids,
  oneOf,
  present,
  required,
  shownAt,
  tooLong,
  type Where,
} from '../validation/findings';
import {
  backstepErrors,
  byteLength,
  dnsSubdomainErrors,
  fileModeErrors,
  relativePathErrors,
  volumePathErrors,
} from '../validation/formats';
import { mapObject } from './defaulting';
import { defaultPullPolicy } from './images';
import { needs, type SourceCheck } from './volumeSource';

/** The mode of the files that a volume is filled with (0644). */
export const defaultFileMode = 0o644;

export function filesWithDefaults(volume: ApiObject): ApiObject {
  const moded = ['configMap', 'secret'].reduce(
    (filled, source) => mapObject(filled, source, own => ({ defaultMode: defaultFileMode, ...own })),
    mapObject(volume, 'hostPath', hostPath => ({ type: '', ...hostPath })),
  );
  return mapObject(moded, 'image', image => ({ pullPolicy: defaultPullPolicy(stringAt(image, 'reference')), ...image }));
}

/** The volumes of files in their order among all. */
export const fileSources: readonly (readonly [string, SourceCheck])[] = [
  ['emptyDir', validateEmptyDir],
  ['hostPath', validateHostPath],
  ['gitRepo', validateGitRepo],
  ['secret', (source, where) => [...needs('secretName')(source, where, {}), ...validateFiles(source, where)]],
  ['nfs', validateNfs],
  ['persistentVolumeClaim', needs('claimName')],
  ['configMap', (source, where) => [...needs('name')(source, where, {}), ...validateFiles(source, where)]],
  ['csi', validateCsi],
  ['image', (source, where) => oneOf(below(where, 'pullPolicy'), stringAt(source, 'pullPolicy'), ['Always', 'IfNotPresent', 'Never'])],
];

function validateEmptyDir(source: ApiObject, where: Where): FieldError[] {
  const limit = parseQuantity(stringAt(source, 'sizeLimit'));
  if (typeof limit === 'string' || limit.nanos >= 0n) return [];
  return [forbidden({ ...below(where, 'sizeLimit'), onKey: false }, 'SizeLimit field must be a valid resource quantity')];
}

const hostPathTypes = ['', 'BlockDevice', 'CharDevice', 'Directory', 'DirectoryOrCreate', 'File', 'FileOrCreate', 'Socket'];

function validateHostPath(source: ApiObject, where: Where): FieldError[] {
  const path = stringAt(source, 'path');
  const own = below(where, 'path');
  if (path === '') return [required(own)];
  return [...invalids(own, path, backstepErrors(path)), ...oneOf(below(where, 'type'), stringAt(source, 'type'), hostPathTypes)];
}

function validateGitRepo(source: ApiObject, where: Where): FieldError[] {
  const directory = stringAt(source, 'directory');
  return [
    ...present(below(where, 'repository'), stringAt(source, 'repository')),
    ...invalids(below(where, 'directory'), directory, relativePathErrors(directory)),
  ];
}

function validateNfs(source: ApiObject, where: Where): FieldError[] {
  const path = stringAt(source, 'path');
  const own = below(where, 'path');
  const errors = [...present(below(where, 'server'), stringAt(source, 'server')), ...present(own, path)];
  return path.startsWith('/') ? errors : [...errors, invalid(own, path, { words: 'must be an absolute path', reason: 'notAbsolutePath' })];
}

/** The server writes another path for a bad name of the secret. */
function validateCsi(source: ApiObject, where: Where): FieldError[] {
  const driver = stringAt(source, 'driver');
  const own = below(where, 'driver');
  const errors = present(own, driver);
  if (byteLength(driver) > 63) errors.push(tooLong(own, 63));
  if (driver !== '' || where.server < 35) errors.push(...invalids(own, driver, dnsSubdomainErrors(driver.toLowerCase())));
  const secret = objectAt(source, 'nodePublishSecretRef');
  if (secret === undefined) return errors;
  const name = stringAt(secret, 'name');
  const nameAt = below(where, 'nodePublishSecretRef', 'name');
  if (name === '') return [...errors, required(nameAt)];
  return [...errors, ...invalids(shownAt(below(where, 'name'), nameAt.at), name, dnsSubdomainErrors(name))];
}

/** The mode of all files, and which keys become which files. */
function validateFiles(source: ApiObject, where: Where): FieldError[] {
  return [
    ...validateMode(source, 'defaultMode', where),
    ...objectsAt(source, 'items').flatMap((item, index) => validateKeyToPath(item, below(where, 'items', index))),
  ];
}

/** A mode of files in a volume. */
export function validateMode(object: ApiObject, field: string, where: Where): FieldError[] {
  const mode = numberAt(object, field);
  return mode === undefined ? [] : invalids(below(where, field), mode, fileModeErrors(mode));
}

export function validateKeyToPath(item: ApiObject, where: Where): FieldError[] {
  const path = stringAt(item, 'path');
  return [
    ...present(below(where, 'key'), stringAt(item, 'key')),
    ...present(below(where, 'path'), path),
    ...invalids(below(where, 'path'), path, volumePathErrors(path)),
    ...validateMode(item, 'mode', where),
  ];
}
