import { interPodAffinity } from './interPodAffinity';
import { namedNodes, nodeAffinity } from './nodeAffinity';
import { nodePorts } from './nodePorts';
import { nodeResourcesFit } from './nodeResourcesFit';
import { nodeUnschedulable } from './nodeUnschedulable';
import { nodeVolumeLimits } from './nodeVolumeLimits';
import type { Plugin } from './plugin';
import { podTopologySpread } from './podTopologySpread';
import { taintToleration } from './taintToleration';
import { volumeBinding } from './volumeBinding';
import { volumeRestrictions } from './volumeRestrictions';
import { volumeZone } from './volumeZone';

/** The checks in the scheduler's order: of a node only the first that fails is told. */
export const plugins: readonly Plugin[] = [
  namedNodes,
  nodeUnschedulable,
  taintToleration,
  nodeAffinity,
  nodePorts,
  nodeResourcesFit,
  volumeRestrictions,
  nodeVolumeLimits,
  volumeBinding,
  volumeZone,
  podTopologySpread,
  interPodAffinity,
];
