import { type Build, outermostBuild } from '../kustomize/builds';
import { refusalsOf } from '../kubernetes/workloads/refusals';
import type { Workload } from '../kubernetes/workloads/workload';
import type { KustomizeImage, Scenario, WorkloadId } from '../protocol/scenario';
import type { Kustomized, TemplateSource } from '../protocol/revisions';
import { afterActionsInSteps, type AfterActions } from '../rollout/afterActions';
import { kindOf } from '../kinds/index';
import type { AssumptionDefaults } from '../rollout/rehearse';
import { fromPastManifest, manifestOf, restOf, type TypedManifest } from './pastManifest';
import { PastReader } from './pastReader';
import { Beginnings } from './beginning';
import { printedSelector } from './selector';

/** What is found at a source. */
export interface SourcedManifest {
  readonly manifest: TypedManifest;
  /** Whether the API server would refuse it, or kustomize builds nothing. */
  readonly refused: boolean;
  /** As the API server prints it; null where none is known. */
  readonly selector: string | null;
}

/** Looks up the sources of one request: what several of them share is read, or simulated, once. */
export class TemplateSources {
  readonly #workload: Workload;
  readonly #defaults: AssumptionDefaults;
  readonly #reader: PastReader;
  readonly #after = new Map<string, AfterActions>();
  readonly #built = new Map<string, Pick<Build, 'images' | 'problem'> | null>();

  /** `images`: what is put into the document's own template. */
  constructor(
    workload: Workload,
    id: WorkloadId,
    defaults: AssumptionDefaults,
    private readonly images: readonly KustomizeImage[] = [],
  ) {
    this.#workload = workload;
    this.#defaults = defaults;
    this.#reader = new PastReader(id, workload.autoscaler, workload.object.server);
  }

  /** Undefined where there is no template to be had. In steps: each action of a simulation is one. */
  *find(source: TemplateSource): Generator<undefined, SourcedManifest | undefined> {
    switch (source.kind) {
      case 'document':
        return sourced(this.#workload, this.images);
      case 'text': {
        const workload = this.#reader.find(source.text);
        if (workload === undefined) return undefined;
        const build = this.#buildOf(source.kustomized);
        const { refused, ...found } = sourced(workload, build?.images ?? []);
        return { ...found, refused: refused || (build?.problem ?? null) !== null };
      }
      case 'past': {
        const manifest = fromPastManifest(source.manifest, this.#workload.type);
        return manifest === undefined ? undefined : { manifest, refused: false, selector: null };
      }
      case 'revision':
        return yield* this.#revision(source.scenario, source.revision);
    }
  }

  /** Most versions of a manifest were built with the same kustomizations as the ones beside them. */
  #buildOf(kustomized: Kustomized | undefined): Pick<Build, 'images' | 'problem'> | null {
    if (kustomized === undefined) return null;
    const key = JSON.stringify(kustomized);
    const known = this.#built.get(key);
    if (known !== undefined) return known;
    const build = outermostBuild(kustomized.manifest, kustomized.files);
    this.#built.set(key, build);
    return build;
  }

  *#revision(scenario: Scenario, number: number): Generator<undefined, SourcedManifest | undefined> {
    const key = JSON.stringify(scenario);
    const after = this.#after.get(key) ?? (yield* this.#simulated(scenario));
    this.#after.set(key, after);
    const found = after.revisions.find(({ revision }) => revision === number);
    if (found === undefined) return undefined;
    const { template, annotations, past } = found;
    return { manifest: { template, annotations, spec: specOfRevision(this.#workload, scenario, past) }, refused: false, selector: null };
  }

  #simulated(scenario: Scenario): Generator<undefined, AfterActions> {
    const { object, rehearsal } = new Beginnings(this.#workload, scenario).of();
    return afterActionsInSteps(kindOf(this.#workload).rollout, object, rehearsal, this.#defaults);
  }
}

/** What stood beside a revision's template: in the past's manifest, else in the document, as nothing but the template changes in a session. */
export function specOfRevision(workload: Workload, { past = [] }: Scenario, index: number | null): TypedManifest['spec'] {
  if (index === null) return restOf(workload.object);
  const entry = past[index];
  return (entry === undefined ? undefined : fromPastManifest(entry.manifest, workload.type))?.spec ?? null;
}

function sourced(workload: Workload, images: readonly KustomizeImage[]): SourcedManifest {
  return {
    manifest: manifestOf(workload, images),
    refused: refusalsOf(workload).length > 0,
    selector: printedSelector(workload) ?? null,
  };
}
