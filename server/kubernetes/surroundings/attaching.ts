/** Which volumes have to be attached to a node before a pod there can use them: of these the attach/detach controller guards who has one. */
import { type ApiObject, objectAt, stringAt } from '../apiObject';

/** storage.k8s.io CSIDriver */
export interface CsiDriver {
  readonly name: string;
  readonly attachRequired: boolean;
}

export function csiDriverOf(object: ApiObject): CsiDriver {
  return { name: stringAt(objectAt(object, 'metadata'), 'name'), attachRequired: objectAt(object, 'spec')?.['attachRequired'] !== false };
}

/** The sources of a PersistentVolume that plugins of Kubernetes itself, or what they have moved to, attach; and those that nobody attaches. */
const attached = ['awsElasticBlockStore', 'gcePersistentDisk', 'azureDisk', 'cinder', 'vsphereVolume', 'fc', 'iscsi', 'rbd'];
const neverAttached = ['nfs', 'hostPath', 'local', 'azureFile', 'cephfs', 'glusterfs'];
/** The provisioners of a StorageClass that make volumes of the former. */
const attachedProvisioners = ['aws-ebs', 'gce-pd', 'azure-disk', 'cinder', 'vsphere-volume', 'rbd'].map(name => `kubernetes.io/${name}`);

/** Whether a volume is attached; null: not known, as its CSIDriver would say it. `spec`: of a PersistentVolume. */
export function isAttached(spec: ApiObject | undefined, drivers: readonly CsiDriver[]): boolean | null {
  const has = (source: string): boolean => objectAt(spec, source) !== undefined;
  if (neverAttached.some(has)) return false;
  if (attached.some(has)) return true;
  return byDriver(stringAt(objectAt(spec, 'csi'), 'driver'), drivers);
}

/** Whether the volumes that a provisioner makes are attached; null: not known. */
export function makesAttached(provisioner: string, drivers: readonly CsiDriver[]): boolean | null {
  return attachedProvisioners.includes(provisioner) ? true : byDriver(provisioner, drivers);
}

function byDriver(name: string, drivers: readonly CsiDriver[]): boolean | null {
  return drivers.find(driver => driver.name === name)?.attachRequired ?? null;
}
