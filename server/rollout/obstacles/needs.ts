/** What a rollout needs of nodes that nobody has described, so that its first new pod finds a place beside all old ones. */
import * as l10n from '@vscode/l10n';
import type { ApiObject } from '../../kubernetes/apiObject';
import type { WorkloadObject } from '../../kubernetes/workloads/workloadObject';
import { withCreationDefaults } from '../../kubernetes/pods/creationDefaults';
import { isExtended } from '../../kubernetes/resourceNames';
import type { ClusterObjects } from '../../kubernetes/surroundings/clusterObjects';
import { isForOneNode, volumeOf } from '../../kubernetes/surroundings/volumes';
import { podLabels } from '../admission/admittedPod';
import { type PodInfo, podInfoOf, termMatches } from '../scheduler/podInfo';
import { count } from '../words';
import { goesToSameNode } from './attachment';

export interface Need {
  readonly kind: 'ports' | 'apart' | 'devices' | 'claim';
  /** Behind `needs `. */
  readonly words: string;
}

/** `pods`: how many old ones there are. `everywhere`: whether there is one on each node. In the order in which the scheduler would look. Where nodes are known the simulation says it, but for what the scheduler doesn't look at. */
export function needsOf(object: WorkloadObject, pods: number, everywhere = false): readonly Need[] {
  const {
    cluster,
    spec: { template },
  } = object;
  if (pods === 0) return [];
  const spec = withCreationDefaults(template.spec as ApiObject);
  const info = podInfoOf(spec, { namespace: '', labels: podLabels(template.metadata, 'new'), priority: 0, preempts: true });
  if (!info.isOurs || info.nodeName !== '') return [];
  if (cluster !== undefined && cluster.nodes !== null) return claimNeeds(info, pods, cluster).filter(() => !goesToSameNode(object));
  // What else a second pod on the same node comes upon is the same on all nodes.
  if (everywhere) return deviceNeeds(info, true);
  return [...portNeeds(info), ...apartNeeds(info, pods), ...deviceNeeds(info, false), ...claimNeeds(info, pods, cluster)];
}

function portNeeds({ ports }: PodInfo): readonly Need[] {
  if (ports.length === 0) return [];
  const numbers = [...new Set(ports.map(({ port }) => port))].join(', ');
  return [{ kind: 'ports', words: l10n.t('needs a node with port {0} free', numbers) }];
}

/** Rules that keep a pod away from those of the other revision as well. */
function apartNeeds(info: PodInfo, pods: number): readonly Need[] {
  const old = { namespace: info.namespace, labels: { ...info.labels, 'pod-template-hash': 'old' } };
  return info.antiAffinity
    .filter(term => termMatches(term, old))
    .flatMap(({ topologyKey }): readonly Need[] => {
      switch (topologyKey) {
        case 'kubernetes.io/hostname':
          return [{ kind: 'apart', words: pods === 1 ? l10n.t('needs a second node') : l10n.t('needs {0} nodes', count(pods + 1)) }];
        case 'topology.kubernetes.io/zone':
          return [{ kind: 'apart', words: pods === 1 ? l10n.t('needs a second zone') : l10n.t('needs {0} zones', count(pods + 1)) }];
        default:
          return [];
      }
    });
}

function deviceNeeds({ requests }: PodInfo, everywhere: boolean): readonly Need[] {
  return requests
    .filter(([name]) => isExtended(name))
    .map(([name, amount]) => ({
      kind: 'devices',
      words: everywhere
        ? l10n.t('needs {0} free {1} on each node', count(amount), name)
        : l10n.t('needs {0} free {1} on one node', count(amount), name),
    }));
}

/** A volume that one node at a time can have: the scheduler doesn't look, and the pod hangs when it is attached. */
function claimNeeds({ claims }: PodInfo, pods: number, cluster: ClusterObjects | undefined): readonly Need[] {
  if (pods !== 1) return [];
  return (cluster?.claims ?? [])
    .filter(claim => claims.includes(claim.name) && isForOneNode(claim, volumeOf(claim, cluster?.volumes ?? [])))
    .map(({ name }) => ({ kind: 'claim', words: l10n.t('needs the node of the old pod, for claim {0}', name) }));
}
