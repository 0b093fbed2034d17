import { movingTag } from './image/movingTag';
import { preStopTooLong } from './lifecycle/preStopTooLong';
import { hostPortTaken } from './port/hostPortTaken';
import { neverInTime } from './probe/neverInTime';
import { noReadiness } from './probe/noReadiness';
import { extraDevices } from './resource/extraDevices';
import type { Rule } from './rule';
import { versionLabel } from './selector/versionLabel';
import { deadlineBeforeAvailable } from './strategy/deadlineBeforeAvailable';
import { deadlineHuge } from './strategy/deadlineHuge';
import { noWayBack } from './strategy/noWayBack';
import { oneDownAfterAll } from './strategy/oneDownAfterAll';
import { onlyPodStops } from './strategy/onlyPodStops';
import { outageAllowed } from './strategy/outageAllowed';
import { paused } from './strategy/paused';
import { recreateDowntime } from './strategy/recreateDowntime';
import { surgeNeeded } from './strategy/surgeNeeded';
import { claimInUse } from './volume/claimInUse';

/** Every rule, in the order in which findings are listed. */
export const rules: readonly Rule[] = [
  outageAllowed,
  onlyPodStops,
  oneDownAfterAll,
  surgeNeeded,
  recreateDowntime,
  deadlineBeforeAvailable,
  neverInTime,
  deadlineHuge,
  noWayBack,
  paused,
  noReadiness,
  preStopTooLong,
  movingTag,
  versionLabel,
  claimInUse,
  hostPortTaken,
  extraDevices,
];
