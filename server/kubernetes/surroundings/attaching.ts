/** Which volumes have to be attached to a node before a pod there can use them: of these the attach/detach controller guards who has one. */
import { type ApiObject, numberAt, objectAt, objectsAt, stringAt } from '../apiObject';

/** storage.k8s.io CSIDriver */
export interface CsiDriver {
  readonly name: string;
  readonly attachRequired: boolean;
}

export function csiDriverOf(object: ApiObject): CsiDriver {
  return { name: stringAt(objectAt(object, 'metadata'), 'name'), attachRequired: objectAt(object, 'spec')?.['attachRequired'] !== false };
}

/** storage.k8s.io CSINode: what the drivers on a node say of it. It has the node's name. */
export interface CsiNode {
  readonly name: string;
  /** By driver, to how many volumes the node can be attached at once; of one that isn't in it nobody says so. */
  readonly limits: ReadonlyMap<string, number>;
}

export function csiNodeOf(object: ApiObject): CsiNode {
  const limits = objectsAt(objectAt(object, 'spec'), 'drivers').flatMap(driver => {
    const count = numberAt(objectAt(driver, 'allocatable'), 'count');
    return count === undefined ? [] : [[stringAt(driver, 'name'), count] as const];
  });
  return { name: stringAt(objectAt(object, 'metadata'), 'name'), limits: new Map(limits) };
}

/** By the source of a PersistentVolume, the plugin of Kubernetes that makes it, and the driver that does its work since (nodevolumelimits: isCSIMigrationOn). */
const migrated: ReadonlyMap<string, readonly [plugin: string, driver: string]> = new Map([
  ['awsElasticBlockStore', ['kubernetes.io/aws-ebs', 'ebs.csi.aws.com']],
  ['gcePersistentDisk', ['kubernetes.io/gce-pd', 'pd.csi.storage.gke.io']],
  ['azureDisk', ['kubernetes.io/azure-disk', 'disk.csi.azure.com']],
  ['cinder', ['kubernetes.io/cinder', 'cinder.csi.openstack.org']],
]);

/** The driver that attaches a PersistentVolume; null: none does. */
export function driverOf(spec: ApiObject | undefined): string | null {
  const driver = stringAt(objectAt(spec, 'csi'), 'driver');
  if (driver !== '') return driver;
  return [...migrated].find(([source]) => objectAt(spec, source) !== undefined)?.[1][1] ?? null;
}

/** The driver that attaches what a provisioner makes. */
export function driverBy(provisioner: string): string {
  return [...migrated.values()].find(([plugin]) => plugin === provisioner)?.[1] ?? provisioner;
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
