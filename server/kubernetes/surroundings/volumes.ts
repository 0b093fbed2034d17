/** v1 PersistentVolumeClaims and PersistentVolumes, and which of them go together. */
import { type ApiObject, labelsAt, objectAt, objectsAt, stringAt, stringsAt } from '../apiObject';
import { type LabelSelector, labelSelectorOf, type Labels, matchesLabels, requirementOf } from '../labelSelector';
import { type NodeSelectorTerm, nodeSelectorTermsOf } from '../pods/nodeSelector';
import { nanosOf, resourcesAt } from '../resourceList';
import { type CsiDriver, driverBy, driverOf, isAttached, makesAttached } from './attaching';

export interface PersistentVolumeClaim {
  readonly name: string;
  /** null: not written. */
  readonly namespace: string | null;
  readonly accessModes: readonly string[];
  /** null: not written, so that the API server fills in the class that is the default. */
  readonly storageClassName: string | null;
  readonly volumeMode: string;
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
  readonly volumeMode: string;
  readonly storage: string;
  /** The nodes that it can be had on; null: all. */
  readonly nodes: readonly NodeSelectorTerm[] | null;
  /** Whether it has to be attached to a node, which is what keeps others off: not so with NFS, and with what is on the node itself; null: not known. */
  readonly attached: boolean | null;
  /** The CSI driver that attaches it; null: none does. */
  readonly driver: string | null;
  /** The claim it is kept for; null: none. */
  readonly claimName: string | null;
  /** Of which namespace that is; null: not written. */
  readonly claimNamespace: string | null;
}

export interface StorageClass {
  readonly name: string;
  /** Whether a claim is bound only once a pod needs it. */
  readonly waitsForConsumer: boolean;
  /** Whether something makes volumes for it. */
  readonly provisions: boolean;
  /** The nodes that these can be had on; null: all. */
  readonly nodes: readonly NodeSelectorTerm[] | null;
  readonly isDefault: boolean;
  /** The CSI driver that attaches its volumes. */
  readonly driver: string;
  /** Whether its volumes have to be attached to a node; null: not known. */
  readonly attached: boolean | null;
}

export function persistentVolumeClaimOf(object: ApiObject): PersistentVolumeClaim {
  const spec = objectAt(object, 'spec');
  const selector = objectAt(spec, 'selector');
  const metadata = objectAt(object, 'metadata');
  const storageClassName = spec?.['storageClassName'];
  return {
    name: stringAt(metadata, 'name'),
    namespace: stringAt(metadata, 'namespace') || null,
    accessModes: stringsAt(spec, 'accessModes'),
    storageClassName: typeof storageClassName === 'string' ? storageClassName : null,
    volumeMode: volumeModeAt(spec),
    storage: resourcesAt(objectAt(spec, 'resources'), 'requests').get('storage') ?? '0',
    volumeName: stringAt(spec, 'volumeName'),
    selector: selector === undefined ? null : labelSelectorOf(selector),
  };
}

export function persistentVolumeOf(object: ApiObject, drivers: readonly CsiDriver[] = []): PersistentVolume {
  const [metadata, spec] = [objectAt(object, 'metadata'), objectAt(object, 'spec')];
  const required = objectAt(objectAt(spec, 'nodeAffinity'), 'required');
  const claim = objectAt(spec, 'claimRef');
  return {
    name: stringAt(metadata, 'name'),
    labels: labelsAt(metadata, 'labels') ?? {},
    accessModes: stringsAt(spec, 'accessModes'),
    storageClassName: stringAt(spec, 'storageClassName'),
    volumeMode: volumeModeAt(spec),
    storage: resourcesAt(spec, 'capacity').get('storage') ?? '0',
    nodes: required === undefined ? null : nodeSelectorTermsOf(required),
    attached: isAttached(spec, drivers),
    driver: driverOf(spec),
    claimName: stringAt(claim, 'name') || null,
    claimNamespace: stringAt(claim, 'namespace') || null,
  };
}

function volumeModeAt(spec: ApiObject | undefined): string {
  return stringAt(spec, 'volumeMode') || 'Filesystem';
}

export function storageClassOf(object: ApiObject, drivers: readonly CsiDriver[] = []): StorageClass {
  const provisioner = stringAt(object, 'provisioner');
  const metadata = objectAt(object, 'metadata');
  const annotations = objectAt(metadata, 'annotations');
  const topologies = objectsAt(object, 'allowedTopologies');
  return {
    name: stringAt(metadata, 'name'),
    waitsForConsumer: stringAt(object, 'volumeBindingMode') === 'WaitForFirstConsumer',
    provisions: provisioner !== '' && provisioner !== 'kubernetes.io/no-provisioner',
    nodes: topologies.length === 0 ? null : topologies.map(topologyTermOf),
    isDefault: defaultAnnotations.some(name => stringAt(annotations, name) === 'true'),
    attached: makesAttached(provisioner, drivers),
    driver: driverBy(provisioner),
  };
}

const defaultAnnotations = ['storageclass.kubernetes.io/is-default-class', 'storageclass.beta.kubernetes.io/is-default-class'];

/** v1.TopologySelectorTerm */
function topologyTermOf(term: ApiObject): NodeSelectorTerm {
  const expressions = objectsAt(term, 'matchLabelExpressions').map(expression => ({ ...requirementOf(expression), operator: 'In' }));
  return { expressions, fields: [] };
}

/** A claim as the API server stores it (plugin DefaultStorageClass): one that names no class has the one that is the default. */
export function withDefaultClass(claim: PersistentVolumeClaim, classes: readonly StorageClass[]): PersistentVolumeClaim {
  const name = claim.storageClassName === null ? classes.find(({ isDefault }) => isDefault)?.name : undefined;
  return name === undefined ? claim : { ...claim, storageClassName: name };
}

/** The volume that a claim says it has, or that is kept for it; undefined where neither names the other. */
export function volumeOf(
  claim: Pick<PersistentVolumeClaim, 'name' | 'namespace' | 'volumeName'>,
  volumes: readonly PersistentVolume[],
): PersistentVolume | undefined {
  return volumes.find(volume => volume.name === claim.volumeName || (claim.volumeName === '' && isKeptFor(volume, claim)));
}

/** Whether one node at a time can have a claim's volume: what that can do counts, once it is known; one that is never attached nobody guards. */
export function isForOneNode({ accessModes }: PersistentVolumeClaim, volume: PersistentVolume | undefined): boolean {
  const modes = volume?.accessModes ?? accessModes;
  return volume?.attached !== false && modes.length === 1 && modes[0] === 'ReadWriteOnce';
}

/** Whether a volume names the claim that it is for (IsVolumeBoundToClaim). */
export function isKeptFor(
  { claimName, claimNamespace }: PersistentVolume,
  { name, namespace }: Pick<PersistentVolumeClaim, 'name' | 'namespace'>,
): boolean {
  return claimName === name && (claimNamespace === null || namespace === null || claimNamespace === namespace);
}

/** Whether a volume that nobody has can be a claim's (volume.FindMatchingVolume, but for where it is; for one that the claim names checkVolumeSatisfyClaim). */
export function mayBind(claim: PersistentVolumeClaim, volume: PersistentVolume): boolean {
  const isNamed = claim.volumeName !== '';
  if (isNamed && claim.volumeName !== volume.name) return false;
  if (isNamed && isKeptFor(volume, claim)) return true;
  if (nanosOf(volume.storage) < nanosOf(claim.storage) || volume.volumeMode !== claim.volumeMode) return false;
  if (volume.claimName !== null) return isKeptFor(volume, claim);
  return (
    (claim.storageClassName ?? '') === volume.storageClassName &&
    claim.accessModes.every(mode => volume.accessModes.includes(mode)) &&
    (isNamed || claim.selector === null || matchesLabels(claim.selector, volume.labels))
  );
}
