import { own } from '../../../kubernetes/own';
import type { Labels } from '../../../kubernetes/labelSelector';
import { changesLabels, failure, opensNode, type Plugin } from './plugin';

const refusal = failure('node(s) had no available volume zone', false);
const zoneKeys = [
  'topology.kubernetes.io/zone',
  'topology.kubernetes.io/region',
  'failure-domain.beta.kubernetes.io/zone',
  'failure-domain.beta.kubernetes.io/region',
];

/** A volume with labels of a zone is for nodes of that zone. A node without any isn't in one. */
export const volumeZone: Plugin = {
  name: 'VolumeZone',
  filter: ({ pod, volumes }) => {
    const zoned = pod.claims.map(claim => volumes.labelsOf(claim)).filter(hasZone);
    if (zoned.length === 0) return null;
    return ({ node }) => (!hasZone(node.labels) || zoned.every(labels => isWithin(labels, node.labels)) ? null : refusal);
  },
  wakes: event => opensNode(event) || changesLabels(event) || event.kind === 'volumesChanged',
};

function hasZone(labels: Labels): boolean {
  return zoneKeys.some(key => Object.hasOwn(labels, key));
}

/** A volume may be in several zones: `a__b`. */
function isWithin(volume: Labels, node: Labels): boolean {
  return zoneKeys.every(key => {
    const zones = own(volume, key);
    return zones === undefined || zones.split('__').includes(own(node, key) ?? '');
  });
}
