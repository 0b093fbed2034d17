import { structType } from '../kubernetes/apiTypes/apiType';
import { hasShape } from '../kubernetes/apiTypes/shape';
import type { Deployment, DeploymentSpec } from '../kubernetes/deployment/deployment';
import type { PodTemplateSpec } from '../kubernetes/pods/pod';
import { unknownsOf } from '../kubernetes/rolloutPlaceholders';
import type { Workload } from '../kubernetes/workloads/workload';
import type { KustomizeImage, PastManifest, Scenario } from '../protocol/scenario';
import { travellingAnnotations } from '../rollout/controllers/deployment/annotations';
import { withKustomizeImages } from '../kustomize/images';

/** What stands beside the template in a Deployment's spec. */
export interface RestOfSpec extends Omit<DeploymentSpec, 'template'> {
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
  const deployment = kustomized(workload, images);
  const { metadata, spec } = deployment;
  return { template: spec.template, annotations: travellingAnnotations(metadata.annotations), spec: restOf(deployment) };
}

/** A workload's Deployment (or `deployment`, which has other values beside the template) with the images of a kustomize build put in. */
export function kustomized(
  workload: Workload,
  images: readonly KustomizeImage[] = [],
  deployment: Deployment = workload.deployment,
): Deployment {
  if (images.length === 0) return deployment;
  const { spec } = deployment;
  const template = withKustomizeImages(spec.template, images, path => workload.at(`spec.template.spec.${path}`) !== undefined);
  return { ...deployment, spec: { ...spec, template } };
}

/**
 * The Deployment that a scenario's actions begin with: the manifest's (or `deployment`, which has other values beside the template) as it is built, with the
 * template and the annotations of the revision that a cluster runs.
 */
export function deploymentOf(
  workload: Workload,
  { kustomizeImages, past = [], running }: Scenario,
  deployment: Deployment = workload.deployment,
): Deployment {
  const entry = running === undefined ? undefined : past.find(({ revision }) => revision === running);
  const manifest = entry === undefined ? undefined : fromPastManifest(entry.manifest);
  if (manifest === undefined) return kustomized(workload, kustomizeImages, deployment);
  const { metadata, spec } = deployment;
  return { ...deployment, metadata: { ...metadata, annotations: manifest.annotations }, spec: { ...spec, template: manifest.template } };
}

/** A spec without its template. */
export function restOf(deployment: Pick<Deployment, 'spec' | 'placeholders'>): RestOfSpec {
  const { replicas, strategy, minReadySeconds, progressDeadlineSeconds, revisionHistoryLimit, paused } = deployment.spec;
  const unknown = unknownsOf(deployment).map(({ path, text }) => [path.replace(/^spec\.?/, ''), text]);
  return {
    replicas,
    strategy,
    minReadySeconds,
    progressDeadlineSeconds,
    revisionHistoryLimit,
    paused,
    ...(unknown.length === 0 ? {} : { unknown: Object.fromEntries(unknown) as Record<string, string> }),
  };
}

/** As it goes over the border. */
export function toPastManifest({ template, annotations, spec }: TypedManifest): PastManifest {
  return { template: { ...template }, annotations, spec: spec === null ? null : { ...spec } };
}

/** What a client hands back; undefined where it isn't what the server gave (a client may have kept it for a long time). */
export function fromPastManifest({ template, annotations, spec }: PastManifest): TypedManifest | undefined {
  if (!isPodTemplate(template)) return undefined;
  return { template, annotations, spec: isRestOfSpec(spec) ? spec : null };
}

/** The image of each container, then of each init container. */
export function imagesOf({ spec }: PodTemplateSpec): readonly string[] {
  return [...spec.containers, ...(spec.initContainers ?? [])].map(({ image }) => image);
}

/** The annotation `kubernetes.io/change-cause`, as `kubectl rollout history` looks for it; null without. */
export function changeCauseOf({ annotations, template }: Pick<TypedManifest, 'annotations' | 'template'>): string | null {
  const key = 'kubernetes.io/change-cause';
  return annotations[key] ?? template.metadata.annotations?.[key] ?? null;
}

const podTemplate = structType('PodTemplateSpec');
const deploymentSpec = structType('DeploymentSpec');

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

function isRestOfSpec(value: unknown): value is RestOfSpec {
  if (!hasShape(value, deploymentSpec) || !isRecord(value) || !isStrategy(value['strategy'])) return false;
  const numbers = ['replicas', 'minReadySeconds', 'progressDeadlineSeconds', 'revisionHistoryLimit'];
  return numbers.every(field => typeof value[field] === 'number') && typeof value['paused'] === 'boolean';
}

function isStrategy(value: unknown): boolean {
  if (!isRecord(value)) return false;
  if (value['type'] === 'Recreate') return true;
  const update = value['rollingUpdate'];
  return value['type'] === 'RollingUpdate' && isRecord(update) && [update['maxSurge'], update['maxUnavailable']].every(isIntOrString);
}

function isIntOrString(value: unknown): boolean {
  return typeof value === 'number' || typeof value === 'string';
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
