/** Disks that pods name themselves, without a claim: of most of them a node can have each only once (plugins/volumerestrictions: isVolumeConflict). */
import { type ApiObject, objectAt, objectsAt, stringAt, stringsAt } from '../../kubernetes/apiObject';

/** A disk; with one of the same kind it is the same if they share a name. */
export interface InlineDisk {
  readonly kind: string;
  readonly names: readonly string[];
  /** Whether pods of a node can have it together, as long as all of them only read it. */
  readonly readOnly: boolean;
}

export function inlineDisksOf(spec: ApiObject): readonly InlineDisk[] {
  return objectsAt(spec, 'volumes').flatMap(volume =>
    readers.flatMap(([kind, read]) => {
      const source = objectAt(volume, kind);
      return source === undefined ? [] : [{ kind, ...read(source) }];
    }),
  );
}

export function isSameDisk(one: InlineDisk, other: InlineDisk): boolean {
  if (one.kind !== other.kind || (one.readOnly && other.readOnly)) return false;
  return one.names.some(name => other.names.includes(name));
}

const readers: readonly (readonly [kind: string, read: (source: ApiObject) => Omit<InlineDisk, 'kind'>])[] = [
  ['gcePersistentDisk', source => ({ names: [stringAt(source, 'pdName')], readOnly: source['readOnly'] === true })],
  ['awsElasticBlockStore', source => ({ names: [stringAt(source, 'volumeID')], readOnly: false })],
  ['iscsi', source => ({ names: [stringAt(source, 'iqn')], readOnly: source['readOnly'] === true })],
  ['rbd', source => ({ names: imagesOf(source), readOnly: source['readOnly'] === true })],
];

/** An image of a pool is the same by any of its monitors. */
function imagesOf(source: ApiObject): readonly string[] {
  return stringsAt(source, 'monitors').map(monitor =>
    JSON.stringify([monitor, stringAt(source, 'pool') || 'rbd', stringAt(source, 'image')]),
  );
}
