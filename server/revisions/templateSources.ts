import { refusalsOf } from '../kubernetes/workloads/refusals';
import type { Workload } from '../kubernetes/workloads/workload';
import type { Scenario, WorkloadId } from '../protocol/scenario';
import type { TemplateSource } from '../protocol/revisions';
import { afterActions, type AfterActions } from '../rollout/afterActions';
import type { AssumptionDefaults } from '../rollout/rehearse';
import { fromPastManifest, kustomized, manifestOf, restOf, type TypedManifest } from './pastManifest';
import { PastReader } from './pastReader';
import { rehearsalOf } from './rehearsalOf';

/** What is found at a source. */
export interface SourcedManifest {
  readonly manifest: TypedManifest;
  /** Whether the API server would refuse it. */
  readonly refused: boolean;
}

/** Looks up the sources of one request: what several of them share is read, or simulated, once. */
export class TemplateSources {
  readonly #workload: Workload;
  readonly #defaults: AssumptionDefaults;
  readonly #reader: PastReader;
  readonly #after = new Map<string, AfterActions>();

  /** `kustomization`: the one that the document's own images come from. */
  constructor(
    workload: Workload,
    id: WorkloadId,
    formerIds: readonly WorkloadId[],
    defaults: AssumptionDefaults,
    private readonly kustomization?: string,
  ) {
    this.#workload = workload;
    this.#defaults = defaults;
    this.#reader = new PastReader([id, ...formerIds]);
  }

  /** Undefined where there is no template to be had. */
  find(source: TemplateSource): SourcedManifest | undefined {
    switch (source.kind) {
      case 'document':
        return sourced(this.#workload, this.kustomization);
      case 'text': {
        const workload = this.#reader.find(source.text);
        return workload === undefined ? undefined : sourced(workload, source.kustomization);
      }
      case 'past': {
        const manifest = fromPastManifest(source.manifest);
        return manifest === undefined ? undefined : { manifest, refused: false };
      }
      case 'revision':
        return this.#revision(source.scenario, source.revision);
    }
  }

  #revision(scenario: Scenario, number: number): SourcedManifest | undefined {
    const key = JSON.stringify(scenario);
    const after =
      this.#after.get(key) ?? afterActions(kustomized(this.#workload, scenario.kustomization), rehearsalOf(scenario), this.#defaults);
    this.#after.set(key, after);
    const found = after.revisions.find(({ revision }) => revision === number);
    if (found === undefined) return undefined;
    const { template, annotations, past } = found;
    return { manifest: { template, annotations, spec: specOfRevision(this.#workload, scenario, past) }, refused: false };
  }
}

/** What stood beside a revision's template: in the past's manifest, else in the document, as nothing but the template changes in a session. */
export function specOfRevision(workload: Workload, { past = [] }: Scenario, index: number | null): TypedManifest['spec'] {
  if (index === null) return restOf(workload.deployment.spec);
  const entry = past[index];
  return (entry === undefined ? undefined : fromPastManifest(entry.manifest))?.spec ?? null;
}

function sourced(workload: Workload, kustomization?: string): SourcedManifest {
  return { manifest: manifestOf(workload, kustomization), refused: refusalsOf(workload).length > 0 };
}
