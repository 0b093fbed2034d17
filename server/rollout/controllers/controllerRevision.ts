import type { Cluster, Generation } from '../cluster/cluster';
import { PodGroups } from '../cluster/podGroups';
import type { Template } from '../cluster/templates';
import type { PlacedCluster } from '../cluster/placedPods';
import type { PastRevision } from '../past';

/** A ControllerRevision (apps/v1): a pod template that a set keeps, to roll it out or back to it. Its number grows when its template comes back. */
export type ControllerRevision = Generation;

/** By number, then by age (SortControllerRevisions). */
export function byRevision(revisions: readonly ControllerRevision[]): readonly ControllerRevision[] {
  return [...revisions].sort((one, other) => one.revision - other.revision || one.number - other.number);
}

/** What a set names its revision of a template. */
export type NameRevision = (cluster: Pick<Cluster, 'workload' | 'server'>, template: Template) => string;

/** A revision of a template with the annotations that the set has now; one that was cut comes back as a new object. */
export function makeRevision<Place>(
  cluster: PlacedCluster<Place>,
  { template, revision, nameOf }: { readonly template: Template; readonly revision: number; readonly nameOf: NameRevision },
): ControllerRevision {
  const { workload } = cluster;
  const made: ControllerRevision = {
    number: cluster.nextGeneration++,
    name: nameOf(cluster, template),
    createdAt: cluster.now,
    template,
    minReadySeconds: workload.spec.minReadySeconds,
    revision,
    annotations: workload.annotations,
    pods: new PodGroups(),
    createError: null,
    failures: 0,
    retrySet: false,
    lookAgainAt: Number.POSITIVE_INFINITY,
    dirty: false,
  };
  cluster.generations.push(made);
  return made;
}

/** Deletes revisions. */
export function dropRevisions<Place>(cluster: PlacedCluster<Place>, dropped: readonly ControllerRevision[]): void {
  for (const revision of dropped) {
    cluster.generations.splice(cluster.generations.indexOf(revision), 1);
    cluster.observe({ kind: 'deleted', generation: revision });
  }
}

/** The revisions that there were before, and the set's own: the one of them with its template, or else a new one, which becomes the newest. */
export function revisionsOfPast<Place>(
  cluster: PlacedCluster<Place>,
  past: readonly PastRevision[],
  nameOf: NameRevision,
): ControllerRevision {
  for (const { revision, template, annotations } of [...past].sort((one, other) => one.revision - other.revision)) {
    makeRevision(cluster, { template: cluster.templates.intern(template), revision, nameOf }).annotations = annotations;
  }
  const { template } = cluster.workload;
  const newest = past.reduce((most, { revision }) => Math.max(most, revision), 0);
  const known = cluster.generations.filter(revision => revision.template === template).at(-1);
  return known ?? makeRevision(cluster, { template, revision: newest + 1, nameOf });
}
