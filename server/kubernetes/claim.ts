import { find } from '../yaml/find';
import type { LocatedMap } from '../yaml/located';
import { nameOf, type ObjectName } from './objectName';

/** A PersistentVolumeClaim, as far as it bears on the pods that use it. Plain JSON. */
export interface Claim extends ObjectName {
  /** As written, such as `ReadWriteOnce`. */
  readonly accessModes: readonly string[];
}

/** A `v1` PersistentVolumeClaim as such; undefined without a name. */
export function claimOf(node: LocatedMap): Claim | undefined {
  const name = nameOf(node);
  const modes = find(node, ['spec', 'accessModes']);
  const accessModes = modes?.type === 'list' ? modes.items.flatMap(mode => (mode.type === 'scalar' ? [String(mode.value)] : [])) : [];
  return name === undefined ? undefined : { ...name, accessModes };
}
