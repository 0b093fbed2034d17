import { isRecord } from '../protocol/record';
import { structType } from '../kubernetes/apiTypes/apiType';
import { hasShape } from '../kubernetes/apiTypes/shape';
import type { PodTemplateSpec } from '../kubernetes/pods/pod';
import { unknownsOf } from '../kubernetes/rolloutPlaceholders';
import type { Workload } from '../kubernetes/workloads/workload';
import type { WorkloadObject, WorkloadSpec } from '../kubernetes/workloads/workloadObject';
import type { WorkloadType } from '../kubernetes/workloads/workloadType';
import type { KustomizeImage, PastManifest, Scenario } from '../protocol/scenario';
import { travellingAnnotations } from '../rollout/controllers/deployment/annotations';
import { withKustomizeImages } from '../kustomize/images';

/** What stands beside the template in a workload's spec; its kind knows more of it. */
export interface RestOfSpec extends Omit<WorkloadSpec, 'template'> {
  /** What is written for the fields that nobody knows, by their paths in the spec, such as `strategy.type`; absent: all are known. */
  readonly unknown?: Readonly<Record<string, string>>;
}

/** What the server gives away as PastManifest, with its types. */
export interface TypedManifest {
  readonly template: PodTemplateSpec;
  readonly annotations: Readonly<Record<string, string>>;
  readonly spec: RestOfSpec | null;
}

/** A workload as a revision of the past, with the images of a kustomize build put in. */
export function manifestOf(workload: Workload, images?: readonly KustomizeImage[]): TypedManifest {
  const object = kustomized(workload, images);
  const { metadata, spec } = object;
  return { template: spec.template, annotations: travellingAnnotations(metadata.annotations), spec: restOf(object) };
}

/** A workload's object (or `object`, which has other values beside the template) with the images of a kustomize build put in. */
export function kustomized<O extends WorkloadObject>(
  workload: Workload<O>,
  images: readonly KustomizeImage[] = [],
  object: O = workload.object,
): O {
  if (images.length === 0) return object;
  const { spec } = object;
  const template = withKustomizeImages(spec.template, images, path => workload.at(`spec.template.spec.${path}`) !== undefined);
  return { ...object, spec: { ...spec, template } };
}

/**
 * The object that a scenario's actions begin with: the manifest's (or `object`, which has other values beside the template) as it is built, with the
 * template and the annotations of the revision that a cluster runs.
 */
export function objectOf<O extends WorkloadObject>(
  workload: Workload<O>,
  { kustomizeImages, past = [], running }: Scenario,
  object: O = workload.object,
): O {
  const entry = running === undefined ? undefined : past.find(({ revision }) => revision === running);
  const manifest = entry === undefined ? undefined : fromPastManifest(entry.manifest, workload.type);
  if (manifest === undefined) return kustomized(workload, kustomizeImages, object);
  const { metadata, spec } = object;
  return { ...object, metadata: { ...metadata, annotations: manifest.annotations }, spec: { ...spec, template: manifest.template } };
}

/** A spec without its template. */
export function restOf(object: Pick<WorkloadObject, 'spec' | 'placeholders'>): RestOfSpec {
  const { template: _template, selector: _selector, ...rest } = object.spec;
  const unknown = unknownsOf(object).map(({ path, text }) => [path.replace(/^spec\.?/, ''), text]);
  return { ...rest, ...(unknown.length === 0 ? {} : { unknown: Object.fromEntries(unknown) as Record<string, string> }) };
}

/** As it goes over the border. */
export function toPastManifest({ template, annotations, spec }: TypedManifest): PastManifest {
  return { template: { ...template }, annotations, spec: spec === null ? null : { ...spec } };
}

/** What a client hands back, with the rest of a spec of that type; undefined where it isn't what the server gave (a client may have kept it for a long time). */
export function fromPastManifest({ template, annotations, spec }: PastManifest, type?: WorkloadType): TypedManifest | undefined {
  if (!isPodTemplate(template)) return undefined;
  return { template, annotations, spec: type?.isSpec(spec) === true ? spec : null };
}

const podTemplate = structType('PodTemplateSpec');

function isPodTemplate(value: unknown): value is PodTemplateSpec {
  if (!hasShape(value, podTemplate) || !isRecord(value) || !isRecord(value['metadata']) || !isRecord(value['spec'])) return false;
  const { containers, initContainers = [], terminationGracePeriodSeconds } = value['spec'];
  return isContainers(containers) && isContainers(initContainers) && typeof terminationGracePeriodSeconds === 'number';
}

function isContainers(value: unknown): boolean {
  return (
    Array.isArray(value) && value.every(item => isRecord(item) && typeof item['name'] === 'string' && typeof item['image'] === 'string')
  );
}
