import type { WorkloadObject } from '../kubernetes/workloads/workloadObject';
import type { NumberedRevision, PastRevisionsParams } from '../protocol/revisions';
import { type Cluster, type Generation, newGeneration } from '../rollout/cluster/cluster';
import { runToRest, settle, simulationLimits } from '../rollout/cluster/simulate';
import type { Numbering } from '../rollout/controllers/numbering';
import { changeSpec } from '../rollout/kubectl/act';
import { lifeOf, once } from '../rollout/kubelet/podLife';
import { goneByLimit, goneByRecreation, goneByReuse, leftOut, mostKept } from './historyLimit';

type Manifest = PastRevisionsParams['manifests'][number];

/** A template that got a number, and the number. */
interface Numbered {
  readonly key: string;
  readonly revision: number;
  readonly formerRevisions: readonly number[];
  readonly generation: Generation;
  readonly of: Applied;
}

/** Of what kind a workload is, and what is kept of it by those of its manifests that don't say it. */
export interface NumberedWorkload {
  readonly kind: { readonly numbering: Numbering; readonly rollout: { readonly kind: string } };
  readonly limit: number;
}

/**
 * The revisions that a workload's controller makes of manifests applied one after the other, each rolled out before the next: the controller itself numbers
 * them and deletes what the limit of the time doesn't keep. Of the manifests it gets what bears on that, and one pod, which is available at once. A
 * selector is immutable, so that another one means another workload, which begins with revision 1. Newest first.
 */
export function numberRevisions(of: NumberedWorkload, manifests: readonly Manifest[]): readonly NumberedRevision[] {
  const steps = numberRevisionsInSteps(of, manifests);
  for (let step = steps.next(); ; step = steps.next()) if (step.done === true) return step.value;
}

/** The same in steps: each manifest is one. */
export function* numberRevisionsInSteps(
  of: NumberedWorkload,
  manifests: readonly Manifest[],
): Generator<undefined, readonly NumberedRevision[]> {
  const found: Numbered[] = [];
  let applied: Applied | undefined;
  let selector: string | null = null;
  for (const manifest of manifests) {
    yield;
    const isOther = manifest.selector !== null && selector !== null && manifest.selector !== selector;
    selector = manifest.selector ?? selector;
    if (applied === undefined || isOther) applied = new Applied(of, manifest);
    else applied.apply(manifest);
    const { current } = applied;
    const last = found.at(-1);
    if (current === null || (last?.of === applied && last.revision === current.revision)) continue;
    const formerRevisions = of.kind.numbering.formerRevisions(current);
    found.push({ key: manifest.key, revision: current.revision, formerRevisions, generation: current, of: applied });
  }
  return found.reverse().map(numbered => revisionOf(numbered, applied, of.kind.rollout.kind));
}

/** A workload in a cluster, to which manifests are applied. */
class Applied {
  readonly #cluster: Cluster;
  /** By which limit a generation was deleted. */
  readonly deletedBy = new Map<unknown, number>();
  #limit = 0;
  #current: Generation | null = null;

  constructor(
    private readonly of: NumberedWorkload,
    manifest: Manifest,
  ) {
    const life = lifeOf([once(0, 'ready')], 0);
    this.#cluster = of.kind.numbering.create(this.#object(manifest), {
      pods: () => life,
      observe: change => {
        if (change.kind === 'deleted') this.deletedBy.set(change.generation, this.#limit);
      },
    });
    this.#rollOut();
  }

  /** The generation with the workload's template, as long as it has one; else the one that had it last. */
  get current(): Generation | null {
    return this.#current;
  }

  apply(manifest: Manifest): void {
    changeSpec(this.#cluster, this.#object(manifest).spec);
    this.#rollOut();
  }

  #object({ digest, paused, revisionHistoryLimit }: Manifest): WorkloadObject {
    this.#limit = revisionHistoryLimit ?? this.of.limit;
    return this.of.kind.numbering.applied({ digest, paused, revisionHistoryLimit: Math.min(this.#limit, mostKept) });
  }

  #rollOut(): void {
    this.#cluster.budget = simulationLimits.budget;
    settle(this.#cluster);
    runToRest(this.#cluster);
    this.#current = newGeneration(this.#cluster) ?? this.#current;
  }
}

/** Why it was deleted, by which limit; null where it wasn't. */
function deletion(limit: number | undefined): string | null {
  if (limit === undefined) return null;
  return limit > mostKept ? leftOut() : goneByLimit(limit);
}

function revisionOf(
  { key, revision, formerRevisions, generation, of }: Numbered,
  last: Applied | undefined,
  kind: string,
): NumberedRevision {
  if (of !== last) return { key, revision: null, state: 'gone', formerRevisions: [], reason: goneByRecreation(kind) };
  const reason = generation.revision !== revision ? goneByReuse(generation.revision) : deletion(of.deletedBy.get(generation));
  const state = reason !== null ? 'gone' : generation === of.current ? 'current' : 'kept';
  return { key, revision, state, formerRevisions, reason };
}
