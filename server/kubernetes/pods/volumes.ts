import { type ApiObject, objectAt, objectsAt, stringAt } from '../apiObject';
import { as, below, duplicate, type FieldError, forbidden, invalids, required, shownAt, type Where } from '../validation/findings';
import { dnsLabelErrors } from '../validation/formats';
import { mapObject } from './defaulting';
import { diskDefaults, diskSources } from './diskVolumes';
import { ephemeralWarnings, ephemeralWithDefaults, validateEphemeral } from './ephemeralVolumes';
import { fileSources, filesWithDefaults } from './fileVolumes';
import { projectedWithDefaults, validateDownwardApi, validateProjected } from './projectedVolumes';
import type { SourceCheck } from './volumeSource';
import type { Volumes } from './volumeMounts';

/** All kinds in the order in which the server looks at them (validateVolumeSource); the first that is given is judged. */
const sourceOrder =
  'emptyDir hostPath gitRepo gcePersistentDisk awsElasticBlockStore secret nfs iscsi glusterfs flocker persistentVolumeClaim rbd cinder cephfs ' +
  'quobyte downwardAPI fc flexVolume configMap azureFile vsphereVolume photonPersistentDisk portworxVolume azureDisk storageos projected scaleIO ' +
  'csi ephemeral image';
const sources = sourceOrder.split(' ');

const checks: ReadonlyMap<string, SourceCheck> = new Map([
  ...fileSources,
  ...diskSources,
  ['downwardAPI', validateDownwardApi],
  ['projected', validateProjected],
  ['ephemeral', validateEphemeral],
]);

/** Where the server misspells a kind among several. */
const misspelt: ReadonlyMap<string, string> = new Map([
  ['cephfs', 'cephFS'],
  ['downwardAPI', 'downwarAPI'],
]);

/** A volume with its defaults: without a source it is an empty directory. */
export function volumeWithDefaults(volume: ApiObject): ApiObject {
  const given = sources.some(source => volume[source] !== undefined) ? volume : { ...volume, emptyDir: {} };
  const filled = diskDefaults.reduce((object, [source, defaults]) => mapObject(object, source, own => ({ ...defaults, ...own })), given);
  return ephemeralWithDefaults(projectedWithDefaults(filesWithDefaults(filled)));
}

/** ValidateVolumes: what is wrong, and those that are there for the containers. */
export function validateVolumes(spec: ApiObject, where: Where): { readonly errors: FieldError[]; readonly volumes: Volumes } {
  const volumes = new Map<string, ApiObject>();
  const errors = objectsAt(spec, 'volumes').flatMap((volume, index) => {
    const own = below(as(where, 'volume/invalid-source'), 'volumes', index);
    const name = stringAt(volume, 'name');
    const nameAt = as(below(own, 'name'), 'volume/invalid-name');
    const found = [
      ...validateSource(volume, own),
      ...(name === '' ? [required(nameAt)] : invalids(nameAt, name, dnsLabelErrors(name))),
      ...(volumes.has(name) ? [duplicate(as(nameAt, 'volume/duplicate-name'), name)] : []),
    ];
    if (found.length === 0) volumes.set(name, volume);
    return found;
  });
  return { errors, volumes };
}

function validateSource(volume: ApiObject, where: Where): FieldError[] {
  const [first, ...others] = sources.filter(source => volume[source] !== undefined);
  if (first === undefined) return [];
  const errors = checks.get(first)?.(objectAt(volume, first) ?? {}, below(where, first), volume) ?? [];
  for (const source of others) {
    const own = shownAt(below(as(where, 'volume/several-sources'), misspelt.get(source) ?? source), [...where.at, source]);
    errors.push(
      forbidden(
        { ...own, related: [...where.at, first] },
        {
          words: 'may not specify more than 1 volume type',
          reason: 'severalVolumeTypes',
        },
      ),
    );
  }
  return errors;
}

/** Kinds of volumes that are going or gone, in the order in which the server warns of them. */
const gitRepoWarning = 'deprecated in v1.11, and disabled by default in v1.33+';
const deprecated: readonly (readonly [source: string, message: string])[] = [
  ['photonPersistentDisk', 'deprecated in v1.11, non-functional in v1.16+'],
  ['gitRepo', gitRepoWarning],
  ['scaleIO', 'deprecated in v1.16, non-functional in v1.22+'],
  ['flocker', 'deprecated in v1.22, non-functional in v1.25+'],
  ['storageos', 'deprecated in v1.22, non-functional in v1.25+'],
  ['quobyte', 'deprecated in v1.22, non-functional in v1.25+'],
  ['glusterfs', 'deprecated in v1.25, non-functional in v1.26+'],
  ['cephfs', 'deprecated in v1.28, non-functional in v1.31+'],
  ['rbd', 'deprecated in v1.28, non-functional in v1.31+'],
];

/** What the server warns of: kinds of volumes that do nothing any more. It spells `storageos` in its own way. */
export function volumeWarnings(spec: ApiObject, where: Where): FieldError[] {
  return objectsAt(spec, 'volumes').flatMap((volume, index) => {
    const own = below(as(where, 'deprecated/volume'), 'volumes', index);
    const warnings = deprecated
      .filter(([source]) => volume[source] !== undefined)
      .map(([source, message]): FieldError => {
        const at = [...own.at, source];
        const words = message === gitRepoWarning && where.server < 33 ? 'deprecated in v1.11' : message;
        return { ...shownAt(below(own, source === 'storageos' ? 'storageOS' : source), at), onKey: true, message: words };
      });
    const ephemeral = objectAt(volume, 'ephemeral');
    return ephemeral === undefined ? warnings : [...warnings, ...ephemeralWarnings(ephemeral, below(own, 'ephemeral'))];
  });
}
