/** v1 PersistentVolumeClaims and PersistentVolumes, and which of them go together. */
import { type ApiObject, labelsAt, objectAt, stringAt, stringsAt } from '../apiObject';
import { type LabelSelector, labelSelectorOf, type Labels, matchesLabels } from '../labelSelector';
import { type NodeSelectorTerm, nodeSelectorTermsOf } from '../pods/nodeSelector';
import { nanosOf, resourcesAt } from '../resourceList';

export interface PersistentVolumeClaim {
  readonly name: string;
  readonly accessModes: readonly string[];
  readonly storageClassName: string;
  /** Amount of storage as written. */
  readonly storage: string;
  readonly volumeName: string;
  /** null: any volume. */
  readonly selector: LabelSelector;
}

export interface PersistentVolume {
  readonly name: string;
  readonly labels: Labels;
  readonly accessModes: readonly string[];
  readonly storageClassName: string;
  readonly storage: string;
  /** The nodes that it can be had on; null: all. */
  readonly nodes: readonly NodeSelectorTerm[] | null;
  /** Whether it has to be attached to a node, which is what keeps others off: not so with NFS, and with what is on the node itself. */
  readonly attached: boolean;
  /** The claim it is kept for; null: none. */
  readonly claimName: string | null;
}

export interface StorageClass {
  readonly name: string;
  /** Whether a claim is bound only once a pod needs it. */
  readonly waitsForConsumer: boolean;
  /** Whether something makes volumes for it. */
  readonly provisions: boolean;
}

export function persistentVolumeClaimOf(object: ApiObject): PersistentVolumeClaim {
  const spec = objectAt(object, 'spec');
  const selector = objectAt(spec, 'selector');
  return {
    name: stringAt(objectAt(object, 'metadata'), 'name'),
    accessModes: stringsAt(spec, 'accessModes'),
    storageClassName: stringAt(spec, 'storageClassName'),
    storage: resourcesAt(objectAt(spec, 'resources'), 'requests').get('storage') ?? '0',
    volumeName: stringAt(spec, 'volumeName'),
    selector: selector === undefined ? null : labelSelectorOf(selector),
  };
}

export function persistentVolumeOf(object: ApiObject): PersistentVolume {
  const [metadata, spec] = [objectAt(object, 'metadata'), objectAt(object, 'spec')];
  const required = objectAt(objectAt(spec, 'nodeAffinity'), 'required');
  return {
    name: stringAt(metadata, 'name'),
    labels: labelsAt(metadata, 'labels') ?? {},
    accessModes: stringsAt(spec, 'accessModes'),
    storageClassName: stringAt(spec, 'storageClassName'),
    storage: resourcesAt(spec, 'capacity').get('storage') ?? '0',
    nodes: required === undefined ? null : nodeSelectorTermsOf(required),
    attached: ['nfs', 'hostPath', 'local'].every(source => objectAt(spec, source) === undefined),
    claimName: stringAt(objectAt(spec, 'claimRef'), 'name') || null,
  };
}

export function storageClassOf(object: ApiObject): StorageClass {
  const provisioner = stringAt(object, 'provisioner');
  return {
    name: stringAt(objectAt(object, 'metadata'), 'name'),
    waitsForConsumer: stringAt(object, 'volumeBindingMode') === 'WaitForFirstConsumer',
    provisions: provisioner !== '' && provisioner !== 'kubernetes.io/no-provisioner',
  };
}

/** The volume that a claim says it has, or that is kept for it; undefined where neither names the other. */
export function volumeOf(
  { name, volumeName }: Pick<PersistentVolumeClaim, 'name' | 'volumeName'>,
  volumes: readonly PersistentVolume[],
): PersistentVolume | undefined {
  return volumes.find(volume => volume.name === volumeName || (volumeName === '' && volume.claimName === name));
}

/** Whether a volume that nobody has can be a claim's (volume.FindMatchingVolume, but for where it is). */
export function mayBind(claim: PersistentVolumeClaim, volume: PersistentVolume): boolean {
  if (claim.volumeName !== '') return claim.volumeName === volume.name;
  if (volume.claimName !== null) return volume.claimName === claim.name;
  return (
    claim.storageClassName === volume.storageClassName &&
    claim.accessModes.every(mode => volume.accessModes.includes(mode)) &&
    nanosOf(volume.storage) >= nanosOf(claim.storage) &&
    (claim.selector === null || matchesLabels(claim.selector, volume.labels))
  );
}
