/** kubectl on simulated StatefulSets and DaemonSets, whose pods become ready and end only where the transcript says so. */
import { findWorkloads } from '../../../../../server/kinds/workloads';
import { isDaemonSet } from '../../../../../server/kubernetes/daemonSet/workload';
import type { Node } from '../../../../../server/kubernetes/node';
import { isStatefulSet } from '../../../../../server/kubernetes/statefulSet/workload';
import type { Action } from '../../../../../server/protocol/scenario';
import { deletePod, end, type PlacedCluster } from '../../../../../server/rollout/cluster/placedPods';
import type { Pod } from '../../../../../server/rollout/cluster/pod';
import { becomeReady } from '../../../../../server/rollout/cluster/pods';
import { advance, settle } from '../../../../../server/rollout/cluster/simulate';
import { byRevision } from '../../../../../server/rollout/controllers/controllerRevision';
import { newDaemonSet } from '../../../../../server/rollout/controllers/daemonSet/newDaemonSet';
import { newStatefulSet } from '../../../../../server/rollout/controllers/statefulSet/newStatefulSet';
import { changeSpec } from '../../../../../server/rollout/kubectl/act';
import { resourceName } from '../../../../../server/rollout/kubectl/templateEdit';
import type { Reply } from '../../../../../server/rollout/kubectl/reply';
import { lifeOf } from '../../../../../server/rollout/kubelet/podLife';
import { countPods } from '../../../../../server/rollout/timeline/counts';
import { parseDocument } from '../../../../../server/yaml/parse';

type Cluster = PlacedCluster<number> | PlacedCluster<string>;

const nodes: readonly Node[] = [1, 2, 3, 4].map(number => ({
  name: `n${number}`,
  labels: { pool: 'workers' },
  taints: [],
  unschedulable: false,
  allocatable: new Map(),
}));

export class SetSession {
  readonly #clusters = new Map<string, Cluster>();
  #last = '';

  create(manifest: string): void {
    const [workload] = findWorkloads([parseDocument(manifest)]);
    if (workload === undefined) throw new Error(manifest);
    // On a node a deleted pod stays until it has ended; the recorder has put some pods on none.
    const isOnNode = isDaemonSet(workload) || workload.object.spec.template.spec.nodeName !== undefined;
    const life = lifeOf([], isOnNode ? Number.POSITIVE_INFINITY : 0);
    const setting = { pods: () => life, observe: () => undefined };
    if (isStatefulSet(workload)) this.#clusters.set(workload.name, newStatefulSet(workload.object, setting));
    if (isDaemonSet(workload)) {
      const counted = { ...workload.object, spec: { ...workload.object.spec, replicas: nodes.length } };
      this.#clusters.set(workload.name, newDaemonSet(counted, setting, { nodes, binds: true }));
    }
    settle(this.cluster(workload.name));
  }

  cluster(name: string): Cluster {
    const found = this.#clusters.get(name);
    if (found === undefined) throw new Error(`${name} was not created`);
    this.#last = name;
    return found;
  }

  act(name: string, action: Action): Reply {
    const cluster = this.cluster(name);
    advance(cluster, cluster.now + 1000);
    const reply = cluster.controller.act(cluster, action);
    settle(cluster);
    return reply;
  }

  setPartition(name: string, partition: number): void {
    const cluster = this.cluster(name);
    const { spec } = cluster.workload;
    changeSpec(cluster, { ...spec, updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition } } } as typeof spec);
    settle(cluster);
  }

  annotate(name: string, annotations: Readonly<Record<string, string>>): void {
    const { workload } = this.cluster(name);
    workload.annotations = { ...workload.annotations, ...annotations };
  }

  deletePod(pod: string): void {
    this.#each(pod.slice(0, pod.lastIndexOf('-')), ({ name }) => name === pod, deletePod);
  }

  /** Pods by their names; so many of any where they have none that is known. */
  ready(set: string, names: readonly string[] | number): void {
    let left = typeof names === 'number' ? names : Number.POSITIVE_INFINITY;
    this.#each(
      set,
      pod => isStarting(pod) && (typeof names === 'number' ? left-- > 0 : names.includes(pod.name)),
      (cluster, { group }) => {
        becomeReady(cluster, group);
      },
    );
  }

  endTerminating(set: string, count: number): void {
    let left = count;
    this.#each(set, pod => pod.terminating && left-- > 0, end);
  }

  /** Whatever may happen does, until nothing more is to come. */
  rest(set = this.#last): void {
    for (let round = 0; round < 50; round++) {
      this.endTerminating(set, Number.POSITIVE_INFINITY);
      this.ready(set, Number.POSITIVE_INFINITY);
    }
  }

  status(name: string): string {
    const cluster = this.cluster(name);
    const counts = { ...countPods(cluster, cluster.generations), ...cluster.controller.counted?.(cluster) };
    const { text, state } = cluster.controller.rolloutStatus(cluster, counts, false);
    return state === 'failed' ? `[stderr] ${text}\n[exit 1]` : text;
  }

  row(name: string): readonly string[] {
    const cluster = this.cluster(name);
    return cluster.controller.row(cluster, { ...countPods(cluster, cluster.generations), ...cluster.controller.counted?.(cluster) });
  }

  history(name: string): string {
    const { workload, generations } = this.cluster(name);
    const rows = byRevision(generations).map(
      ({ revision, annotations }) => `${revision} ${annotations['kubernetes.io/change-cause'] ?? '<none>'}`,
    );
    return [resourceName(workload), 'REVISION CHANGE-CAUSE', ...rows].join('\n');
  }

  revisions(name: string): readonly string[] {
    const { workload, generations } = this.cluster(name);
    return generations.map(own => `${own.name} ${resourceName(workload)} ${own.revision} AGE`);
  }

  /** Each in the columns of `kubectl get pods`, with the name of its revision behind. */
  pods(name: string): readonly string[] {
    return this.#pods(this.cluster(name)).map(pod => {
      const isReady = pod.readySince !== null;
      const status = pod.terminating ? 'Terminating' : isReady ? 'Running' : 'Pending';
      return `${pod.name} ${isReady ? 1 : 0}/1 ${status} 0 AGE ${pod.revision.name}`;
    });
  }

  #pods(cluster: Cluster): readonly Pod[] {
    return (cluster.placed as readonly Pod[]).filter(({ gone }) => !gone).sort((one, other) => (one.name < other.name ? -1 : 1));
  }

  #each(set: string, which: (pod: Pod) => boolean, change: (cluster: PlacedCluster<unknown>, pod: Pod<unknown>) => void): void {
    const cluster = this.cluster(set);
    for (const pod of this.#pods(cluster).filter(which)) change(cluster as unknown as PlacedCluster<unknown>, pod);
    cluster.workload.dirty = true;
    settle(cluster);
  }
}

function isStarting({ readySince, terminating }: Pod): boolean {
  return readySince === null && !terminating;
}
