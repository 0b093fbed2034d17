/** How nodes are asked whether they take a pod: what is known of them from before is kept as long as it holds. */
import type { KubernetesVersion } from '../../kubernetes/kubernetesVersion';
import { type Check, filtersOf, firstRefusal } from './checks';
import { NodeRanking, NodeRankings } from './nodeRanking';
import type { NodeState } from './nodeState';
import type { Placement } from './placement';
import type { PodInfo } from './podInfo';
import { plugins } from './plugins';
import { namedNodes } from './plugins/nodeAffinity';
import type { Cycle, Plugin } from './plugins/plugin';
import { volumeRestrictions } from './plugins/volumeRestrictions';
import { Tallies } from './tally';
import type { Volumes } from './volumes';

export class Asking {
  readonly plugins: readonly Plugin[];
  readonly #naming: readonly Plugin[];
  readonly #local: readonly Plugin[];
  readonly #wide: readonly Plugin[];
  readonly #rankings = new NodeRankings();
  readonly #tallies: Tallies;

  /** Of nodes that nobody `knows` only what holds for the whole cluster is asked. */
  constructor(
    private readonly nodes: readonly NodeState<Placement>[],
    private readonly volumes: Volumes,
    private readonly server: KubernetesVersion,
    knowsNodes: boolean,
  ) {
    this.plugins = knowsNodes ? plugins : [volumeRestrictions];
    this.#naming = knowsNodes ? [namedNodes] : [];
    this.#local = this.plugins.filter(plugin => plugin.isLocal === true && plugin !== namedNodes);
    this.#wide = this.plugins.filter(({ isLocal }) => isLocal !== true);
    this.#tallies = new Tallies(nodes);
  }

  /** A node, or the pods there, are others now. */
  changed(state: NodeState<Placement>): void {
    this.#rankings.changed(state);
    this.#tallies.changed(state);
  }

  /** There are other nodes now. */
  clear(): void {
    this.#rankings.clear();
    this.#tallies.clear();
  }

  /** One try to place a pod; `now`: with a node as it would be. */
  cycleOf(pod: PodInfo, now?: NodeState): Cycle {
    const { nodes, volumes, server } = this;
    const was = now === undefined ? undefined : nodes.find(({ node }) => node === now.node);
    const instead = now === undefined || was === undefined ? null : { was, now };
    return { pod, nodes, instead, tallies: this.#tallies, volumes, server };
  }

  /** What a node is asked: first whether it is meant at all. */
  checkOf(cycle: Cycle): Check {
    const naming = filtersOf(this.#naming, cycle);
    const own = this.#localOf(cycle);
    const wide = filtersOf(this.#wide, cycle);
    return state => firstRefusal(state, naming) ?? own(state) ?? firstRefusal(state, wide);
  }

  /** The best of all nodes, not each of which is asked; undefined where they have to be. */
  firstOf(cycle: Cycle): NodeState<Placement> | undefined {
    const wide = filtersOf(this.#wide, cycle);
    const ranking = this.#rankings.of(cycle.pod, () => {
      const local = this.#localOf(cycle);
      return new NodeRanking(this.nodes, cycle.pod, state => local(state) === null);
    });
    return ranking?.first(state => firstRefusal(state, wide) === null);
  }

  /** What only depends on the node and its pods, which is known as long as these stay as they are. */
  #localOf(cycle: Cycle): Check {
    const local = filtersOf(this.#local, cycle);
    if (!this.#rankings.knows(cycle.pod)) return state => firstRefusal(state, local);
    return state => state.remember(cycle.pod, () => firstRefusal(state, local));
  }
}
