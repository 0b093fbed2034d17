import { replicasSet } from './autoscaler/replicasSet';
import { invalidReference } from './image/invalidReference';
import { movingTag } from './image/movingTag';
import { whitespace } from './image/whitespace';
import { oneNodeAtATime } from './daemonSet/oneNodeAtATime';
import { surgeWithHostPort } from './daemonSet/surgeWithHostPort';
import { preStopTooLong } from './lifecycle/preStopTooLong';
import { unknownHookPort } from './lifecycle/unknownPort';
import { neverCreated } from './pod/neverCreated';
import { hostPortTaken } from './port/hostPortTaken';
import { killsBeforeUp } from './probe/killsBeforeUp';
import { neverInTime } from './probe/neverInTime';
import { noReadiness } from './probe/noReadiness';
import { unknownPort } from './probe/unknownPort';
import { noRoom } from './quota/noRoom';
import { extraDevices } from './resource/extraDevices';
import { limitRange } from './resource/limitRange';
import { tooLittleMemory } from './resource/tooLittleMemory';
import { replacedByHand } from './replacedByHand';
import type { Rule } from './rule';
import { gated } from './scheduling/gated';
import { needsExtraNode } from './scheduling/needsExtraNode';
import { noNode } from './scheduling/noNode';
import { spreadCountsOldPods } from './scheduling/spreadCountsOldPods';
import { versionLabel } from './selector/versionLabel';
import { onlyOrdinalStops } from './statefulSet/onlyPodStops';
import { partitionTooHigh } from './statefulSet/partitionTooHigh';
import { undoDoesNotHeal } from './statefulSet/undoDoesNotHeal';
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
  neverCreated,
  whitespace,
  invalidReference,
  gated,
  noRoom,
  limitRange,
  noNode,
  tooLittleMemory,
  unknownPort,
  unknownHookPort,
  killsBeforeUp,
  outageAllowed,
  onlyPodStops,
  oneDownAfterAll,
  surgeNeeded,
  replicasSet,
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
  needsExtraNode,
  spreadCountsOldPods,
  partitionTooHigh,
  undoDoesNotHeal,
  onlyOrdinalStops,
  surgeWithHostPort,
  oneNodeAtATime,
  replacedByHand,
];
