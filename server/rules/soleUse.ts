import { claimsOfOne } from './volume/claimInUse';
import { hostPortsOf } from './port/hostPortTaken';
import { devicesOf } from './resource/extraDevices';
import type { Judged } from './rule';

/**
 * Whether an old pod has something that a new one beside it may have to wait for: a volume, a port of its node, a device. Where it has, stopping
 * the old pod first is meant.
 */
export function hasSoleUse(subject: Judged): boolean {
  const { spec } = subject.workload.object.spec.template;
  return claimsOfOne(subject).length > 0 || hostPortsOf(spec).length > 0 || devicesOf(spec).length > 0;
}
