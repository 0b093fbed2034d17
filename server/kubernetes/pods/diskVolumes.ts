import { type ApiObject, labelsAt, numberAt, objectAt, stringAt, stringsAt } from '../apiObject';
import { outOfRange, given } from '../validation/detail';
import {
  below,
  type FieldError,
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
import { byteLength, dnsLabelErrors, rangeErrors } from '../validation/formats';
import { needs, type SourceCheck } from './volumeSource';

/** Volumes of disks and file servers that Kubernetes knows by name; most are done by drivers today. */

export const diskDefaults: readonly (readonly [string, ApiObject])[] = [
  ['iscsi', { iscsiInterface: 'default' }],
  ['rbd', { pool: 'rbd', user: 'admin', keyring: '/etc/ceph/keyring' }],
  ['scaleIO', { storageMode: 'ThinProvisioned', fsType: 'xfs' }],
  ['azureDisk', { cachingMode: 'ReadWrite', kind: 'Shared', fsType: 'ext4', readOnly: false }],
];

export const diskSources: readonly (readonly [string, SourceCheck])[] = [
  ['gcePersistentDisk', validateGcePersistentDisk],
  ['awsElasticBlockStore', (source, where) => [...needs('volumeID')(source, where, {}), ...validatePartition(source, where)]],
  ['iscsi', validateIscsi],
  ['glusterfs', needs('endpoints', 'path')],
  ['flocker', validateFlocker],
  ['rbd', (source, where) => [...validateMonitors(source, where), ...needs('image')(source, where, {})]],
  ['cinder', (source, where) => [...needs('volumeID')(source, where, {}), ...validateSecretRef(source, where)]],
  ['cephfs', validateMonitors],
  ['quobyte', validateQuobyte],
  ['fc', validateFc],
  ['flexVolume', validateFlexVolume],
  ['azureFile', needs('secretName', 'shareName')],
  ['vsphereVolume', needs('volumePath')],
  ['photonPersistentDisk', needs('pdID')],
  ['portworxVolume', needs('volumeID')],
  ['azureDisk', validateAzureDisk],
  ['storageos', validateStorageOs],
  ['scaleIO', needs('gateway', 'system', 'volumeName')],
];

/** The server writes `persistentDisk`. */
function validateGcePersistentDisk(source: ApiObject, where: Where): FieldError[] {
  const own = { ...where, path: where.path.replace(/gcePersistentDisk$/, 'persistentDisk') };
  return [...needs('pdName')(source, own, {}), ...validatePartition(source, own)];
}

function validatePartition(source: ApiObject, where: Where): FieldError[] {
  const partition = numberAt(source, 'partition') ?? 0;
  return rangeErrors(partition, 0, 255).length === 0 ? [] : [invalid(below(where, 'partition'), partition, outOfRange(1, 255))];
}

function validateMonitors(source: ApiObject, where: Where): FieldError[] {
  return stringsAt(source, 'monitors').length === 0 ? [required(below(where, 'monitors'))] : [];
}

function validateSecretRef(source: ApiObject, where: Where): FieldError[] {
  const secret = objectAt(source, 'secretRef');
  return secret === undefined ? [] : present(below(where, 'secretRef', 'name'), stringAt(secret, 'name'));
}

function validateIscsi(source: ApiObject, where: Where, volume: ApiObject): FieldError[] {
  const portal = stringAt(source, 'targetPortal');
  const iqn = stringAt(source, 'iqn');
  const lun = numberAt(source, 'lun') ?? 0;
  const initiator = source['initiatorName'];
  const errors = present(below(where, 'targetPortal'), portal);
  errors.push(...(iqn === '' ? [required(below(where, 'iqn'))] : invalids(below(where, 'iqn'), iqn, iscsiNameErrors(iqn))));
  errors.push(...invalids(below(where, 'lun'), lun, rangeErrors(lun, 0, 255)));
  if ((source['chapAuthDiscovery'] === true || source['chapAuthSession'] === true) && source['secretRef'] === undefined) {
    errors.push(required(below(where, 'secretRef')));
  }
  if (typeof initiator !== 'string') return errors;
  errors.push(...invalids(shownAt(below(where, 'initiatorname'), [...where.at, 'initiatorName']), initiator, iscsiNameErrors(initiator)));
  const name = stringAt(volume, 'name');
  if (byteLength(`${name}:${portal}`) > 64) {
    const detail = 'Total length of <volume name>:<iscsi.targetPortal> must be under 64 characters if iscsi.initiatorName is specified.';
    const own = { ...where, path: where.path.replace(/iscsi$/, 'name'), at: [...where.at.slice(0, -1), 'name'] };
    errors.push(invalid(own, name, detail));
  }
  return errors;
}

const iscsiNames = {
  iqn: /iqn\.\d{4}-\d{2}\.([a-zA-Z0-9\-.]+)(:[^,;*&$|\s]+)$/,
  eui: /^eui.([a-zA-Z0-9]{16})$/,
  naa: /^naa.([a-zA-Z0-9]{32})$/,
};

function iscsiNameErrors(name: string): string[] {
  const kind = (['iqn', 'eui', 'naa'] as const).find(prefix => name.startsWith(prefix));
  if (kind === undefined) return ['must be valid format starting with iqn, eui, or naa'];
  return iscsiNames[kind].test(name) ? [] : ['must be valid format'];
}

function validateFlocker(source: ApiObject, where: Where): FieldError[] {
  const name = stringAt(source, 'datasetName');
  const uuid = stringAt(source, 'datasetUUID');
  const errors: FieldError[] = [];
  if (name === '' && uuid === '') errors.push(required(where, 'one of datasetName and datasetUUID is required'));
  if (name !== '' && uuid !== '') {
    errors.push(invalid(where, 'resource', 'datasetName and datasetUUID can not be specified simultaneously'));
  }
  if (name.includes('/')) errors.push(invalid(below(where, 'datasetName'), name, "must not contain '/'"));
  return errors;
}

function validateQuobyte(source: ApiObject, where: Where): FieldError[] {
  const registry = stringAt(source, 'registry');
  const own = below(where, 'registry');
  const detail = 'must be a host:port pair or multiple pairs separated by commas';
  const errors: FieldError[] = [];
  if (registry === '') errors.push(required(own, detail));
  else if (byteLength(stringAt(source, 'tenant')) >= 65) {
    errors.push(required(below(where, 'tenant'), 'must be a UUID and may not exceed a length of 64 characters'));
  } else {
    const wrong = registry.split(',').filter(pair => !isHostPort(pair));
    errors.push(...wrong.map(() => invalid(own, registry, detail)));
  }
  return [...errors, ...needs('volume')(source, where, {})];
}

/** As Go takes it (net.SplitHostPort): one colon, or brackets around a host with more. */
function isHostPort(pair: string): boolean {
  return /^(?:\[[^[\]]*\]|[^:[\]]*):[^:[\]]*$/.test(pair);
}

function validateFc(source: ApiObject, where: Where): FieldError[] {
  const names = stringsAt(source, 'targetWWNs');
  const ids = stringsAt(source, 'wwids');
  const lun = numberAt(source, 'lun');
  const own = below(where, 'targetWWNs');
  const errors: FieldError[] = [];
  if (names.length === 0 && ids.length === 0) errors.push(required(own, 'must specify either targetWWNs or wwids, but not both'));
  if (names.length > 0 && ids.length > 0) {
    errors.push(invalid(own, names, 'targetWWNs and wwids can not be specified simultaneously'));
  }
  if (names.length === 0) return errors;
  if (lun === undefined)
    return [...errors, required(below(where, 'lun'), given('lun is required if targetWWNs is specified', 'targetWWNs'))];
  return [...errors, ...invalids(below(where, 'lun'), lun, rangeErrors(lun, 0, 255))];
}

function validateFlexVolume(source: ApiObject, where: Where): FieldError[] {
  const options = Object.keys(labelsAt(source, 'options') ?? {});
  return [
    ...needs('driver')(source, where, {}),
    ...options
      .filter(key => /\.(?:kubernetes|k8s)\.io$/.test(`.${(/^([^/]*)\//.exec(key)?.[1] ?? key).toLowerCase()}`))
      .map(key => invalid(keyed(below(where, 'options'), key, true), key, 'kubernetes.io and k8s.io namespaces are reserved')),
  ];
}

const managedDisk = '/subscriptions/{sub-id}/resourcegroups/{group-name}/providers/microsoft.compute/disks/{disk-id}';
const blobDisk = 'https://{account-name}.blob.core.windows.net/{container-name}/{disk-name}.vhd';

function validateAzureDisk(source: ApiObject, where: Where): FieldError[] {
  const uri = stringAt(source, 'diskURI');
  const kind = stringAt(source, 'kind');
  const [prefix, form] = kind === 'Managed' ? ['/subscriptions/', managedDisk] : ['https://', blobDisk];
  return [
    ...needs('diskName', 'diskURI')(source, where, {}),
    ...oneOf(below(where, 'cachingMode'), stringAt(source, 'cachingMode'), ['None', 'ReadOnly', 'ReadWrite']),
    ...oneOf(below(where, 'kind'), kind, ['Dedicated', 'Managed', 'Shared']),
    ...(uri.startsWith(prefix) ? [] : [unsupported(below(where, 'diskURI'), uri, [form])]),
  ];
}

function validateStorageOs(source: ApiObject, where: Where): FieldError[] {
  const name = stringAt(source, 'volumeName');
  const namespace = stringAt(source, 'volumeNamespace');
  const nameAt = below(where, 'volumeName');
  return [
    ...(name === '' ? [required(nameAt)] : invalids(nameAt, name, dnsLabelErrors(name))),
    ...(namespace === '' ? [] : invalids(below(where, 'volumeNamespace'), namespace, dnsLabelErrors(namespace))),
    ...validateSecretRef(source, where),
  ];
}
