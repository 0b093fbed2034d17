/** What a rollout needs of nodes that nobody has described, so that its first new pod finds a place beside all old ones. */
import * as l10n from '@vscode/l10n';
import type { ApiObject } from '../../kubernetes/apiObject';
import type { PodTemplateSpec } from '../../kubernetes/pods/pod';
import { withCreationDefaults } from '../../kubernetes/pods/creationDefaults';
import { isExtended } from '../../kubernetes/resourceNames';
import type { ClusterObjects } from '../../kubernetes/surroundings/clusterObjects';
import { podLabels } from '../admission/admittedPod';
import { type PodInfo, podInfoOf, termMatches } from '../scheduler/podInfo';
import { count } from '../words';

export interface Need {
  readonly kind: 'ports' | 'apart' | 'devices' | 'claim';
  /** Behind `needs `. */
  readonly words: string;
}

/** `pods`: how many old ones there are. In the order in which the scheduler would look; none where nodes are known, as the simulation says it then. */
export function needsOf(template: PodTemplateSpec, pods: number, cluster: ClusterObjects | undefined): readonly Need[] {
  if (pods === 0 || (cluster !== undefined && cluster.nodes !== null)) return [];
  const spec = withCreationDefaults(template.spec as ApiObject);
  const info = podInfoOf(spec, { namespace: '', labels: podLabels(template.metadata, 'new'), priority: 0, preempts: true });
  return [...portNeeds(info), ...apartNeeds(info, pods), ...deviceNeeds(info), ...claimNeeds(info, pods, cluster)];
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

function deviceNeeds({ requests }: PodInfo): readonly Need[] {
  return requests
    .filter(([name]) => isExtended(name))
    .map(([name, amount]) => ({ kind: 'devices', words: l10n.t('needs {0} free {1} on one node', count(amount), name) }));
}

/** A volume that one node at a time can have: the scheduler doesn't look, and the pod hangs when it is attached. */
function claimNeeds({ claims }: PodInfo, pods: number, cluster: ClusterObjects | undefined): readonly Need[] {
  if (pods !== 1) return [];
  return (cluster?.claims ?? [])
    .filter(({ name, accessModes }) => claims.includes(name) && accessModes.length === 1 && accessModes[0] === 'ReadWriteOnce')
    .map(({ name }) => ({ kind: 'claim', words: l10n.t('needs the node of the old pod, for claim {0}', name) }));
}
