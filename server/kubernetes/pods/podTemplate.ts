import { type ApiObject, labelsAt, objectAt, objectsAt, stringAt } from '../apiObject';
import type { KubernetesVersion } from '../kubernetesVersion';
import { as, below, field, type FieldError, forbidden, shownAt, unsupported, type Where } from '../validation/findings';
import { named } from '../validation/goSyntax';
import { validateAnnotations, validateLabels } from '../validation/metadata';
import { podAffinityWarnings } from './affinity';
import { containersOf } from './containersOf';
import { envWarnings } from './env';
import { ofTemplate } from './knownTemplate';
import { hostAliasWarnings, ipWarnings } from './network';
import { nodeLabelWarnings } from './nodeLabels';
import { overheadWarnings, resourceWarnings } from './podResources';
import { gracePeriodWarnings, podSpecWithDefaults, pullSecretWarnings, validatePodSpec } from './podSpec';
import { portWarnings } from './ports';
import { validateProfileAgreement } from './profiles';
import { annotationWarnings, containerProfileWarnings, podSeccompWarnings, validateTemplateAnnotations } from './templateAnnotations';
import { overlappingPathWarnings } from './volumePaths';
import { volumeWarnings } from './volumes';

/** The template of a workload's pods with its defaults. */
export const podTemplateWithDefaults = ofTemplate(
  () => '',
  (template: ApiObject): ApiObject => ({ ...template, spec: podSpecWithDefaults(objectAt(template, 'spec') ?? {}) }),
);

/** Where the template of a workload stands. */
export function templateAt(server: KubernetesVersion): Where {
  return field(server, 'pod/required', 'spec', 'template');
}

/** ValidatePodTemplateSpec: what the server would refuse in a template, whatever workload it belongs to. Labels and annotations it names without `metadata`. */
export const validatePodTemplate = ofTemplate(placeKey, (template: ApiObject, where: Where): readonly FieldError[] => {
  const annotations = labelsAt(objectAt(template, 'metadata'), 'annotations') ?? {};
  const spec = objectAt(template, 'spec') ?? {};
  const specAt = below(where, 'spec');
  const errors = [
    ...validateTemplateMetadata(template, where),
    ...validatePodSpec(spec, specAt),
    ...validateProfileAgreement(spec, annotations, specAt),
  ];
  if (objectsAt(spec, 'ephemeralContainers').length > 0) {
    const own = as(below(specAt, 'ephemeralContainers'), 'pod/ephemeral-containers');
    errors.push(forbidden(own, 'ephemeral containers not allowed in pod template'));
  }
  return errors;
});

/** What tells one place of templates from another. */
function placeKey({ server, path }: Where): string {
  return `${server} ${path}`;
}

/** Labels and annotations of a template; also those annotations that mean something to the server. */
export function validateTemplateMetadata(template: ApiObject, where: Where): FieldError[] {
  const metadata = objectAt(template, 'metadata');
  const annotations = labelsAt(metadata, 'annotations') ?? {};
  const labelsWhere = shownAt(below(where, 'labels'), [...where.at, 'metadata', 'labels']);
  const annotationsWhere = shownAt(below(where, 'annotations'), [...where.at, 'metadata', 'annotations']);
  return [
    ...validateLabels(labelsAt(metadata, 'labels'), as(labelsWhere, 'metadata/invalid-label')),
    ...validateAnnotations(annotations, annotationsWhere),
    ...validateTemplateAnnotations(annotations, objectAt(template, 'spec') ?? {}, annotationsWhere),
  ];
}

/** What no controller that keeps its pods running allows; `owner` is the kind that the server names. */
export function validateRunsForever(template: ApiObject, where: Where, owner: string): FieldError[] {
  const spec = objectAt(template, 'spec') ?? {};
  const specAt = below(where, 'spec');
  const restartPolicy = stringAt(spec, 'restartPolicy');
  const errors: FieldError[] = [];
  if (restartPolicy !== 'Always') {
    errors.push(unsupported(as(below(specAt, 'restartPolicy'), 'pod/restart-policy'), named(restartPolicy), ['Always']));
  }
  if (spec['activeDeadlineSeconds'] === undefined) return errors;
  const deadline = as(below(specAt, 'activeDeadlineSeconds'), 'pod/active-deadline');
  return [...errors, forbidden({ ...deadline, onKey: false }, `activeDeadlineSeconds in ${owner} is not Supported`)];
}

/** What the server warns of when it accepts a template (GetWarningsForPodTemplate), in its order. */
export const podTemplateWarnings = ofTemplate(placeKey, (template: ApiObject, where: Where): readonly FieldError[] => {
  const spec = objectAt(template, 'spec') ?? {};
  const annotations = labelsAt(objectAt(template, 'metadata'), 'annotations') ?? {};
  const annotationsAt = below(where, 'metadata', 'annotations');
  const specAt = below(where, 'spec');
  const containers = containersOf(spec, specAt);
  return [
    ...nodeLabelWarnings(spec, specAt),
    ...annotationWarnings(annotations, annotationsAt),
    ...volumeWarnings(spec, specAt),
    ...overlappingPathWarnings(spec, specAt),
    ...hostAliasWarnings(spec, specAt),
    ...pullSecretWarnings(spec, specAt),
    ...overheadWarnings(spec, specAt),
    ...podSeccompWarnings(annotations, spec, annotationsAt),
    ...containers.flatMap(container => [
      ...containerProfileWarnings(annotations, container.container, spec, annotationsAt),
      ...resourceWarnings(container),
      ...envWarnings(container),
    ]),
    ...portWarnings(containers),
    ...gracePeriodWarnings(spec, specAt),
    ...podAffinityWarnings(spec, specAt),
    ...ipWarnings(spec, specAt),
  ];
});
