import { type ApiObject, labelsAt, numberAt, objectAt, stringAt } from '../apiObject';
import { comparableValue, percentOf } from '../intOrString';
import type { KubernetesVersion } from '../kubernetesVersion';
import { podTemplateWarnings, templateAt, validatePodTemplate, validateRunsForever } from '../pods/podTemplate';
import { amountIn, validateIntOrPercent } from '../validation/amounts';
import { over100Percent, wordsIn, given } from '../validation/detail';
import {
  as,
  below,
  field,
  type FieldError,
  forbidden,
  invalid,
  nonNegative,
  unsupported,
  type Where,
  meaningOf,
} from '../validation/findings';
import { amount, type GoValue, named, pointer, struct } from '../validation/goSyntax';
import { dnsLabelErrors } from '../validation/formats';
import { meansTheSame } from '../normalForm';
import { metadataAt, validateMetadata, validateMetadataUpdate } from '../validation/metadata';
import { labelMismatch, validateImmutableSelector, validateSelectorAndTemplate } from '../validation/selector';

const selectorWords = { empty: 'empty selector is invalid for deployment', inconvertible: 'invalid label selector' };

/**
 * ValidateDeployment (k8s.io/kubernetes/pkg/apis/apps/validation): what the API server refuses of a decoded and defaulted Deployment on
 * creation, in its order; the same thing as often as it says it.
 */
export function validateDeployment(deployment: ApiObject, server: KubernetesVersion): FieldError[] {
  return [...validateMetadata(objectAt(deployment, 'metadata') ?? {}, metadataAt(server)), ...validateDeploymentSpec(deployment, server)];
}

/** ValidateDeploymentUpdate: of a Deployment that is to take the place of another all that holds for a new one; and its selector stays. */
export function validateDeploymentUpdate(deployment: ApiObject, old: ApiObject, server: KubernetesVersion): FieldError[] {
  return [
    ...validateMetadataUpdate(objectAt(deployment, 'metadata') ?? {}, objectAt(old, 'metadata') ?? {}, metadataAt(server)),
    ...validateDeploymentSpec(deployment, server),
    ...validateImmutableSelector(objectAt(deployment, 'spec') ?? {}, objectAt(old, 'spec') ?? {}, server),
  ];
}

/** ValidateDeploymentSpec */
function validateDeploymentSpec(deployment: ApiObject, server: KubernetesVersion): FieldError[] {
  const spec = objectAt(deployment, 'spec') ?? {};
  const number = (name: string): FieldError[] => nonNegative(field(server, 'spec/negative', 'spec', name), numberAt(spec, name));
  return [
    ...number('replicas'),
    ...validateSelectorAndTemplate(spec, server, selectorWords, selector => validateTemplate(spec, selector, server)),
    ...validateStrategy(objectAt(spec, 'strategy') ?? {}, server),
    ...number('minReadySeconds'),
    ...number('revisionHistoryLimit'),
    ...number('progressDeadlineSeconds'),
    ...validateDeadline(spec, server),
  ];
}

/** What the server warns of when it accepts a Deployment (WarningsOnCreate), in its order and words. */
export function deploymentWarnings(deployment: ApiObject, server: KubernetesVersion): FieldError[] {
  const name = stringAt(objectAt(deployment, 'metadata'), 'name');
  const nameErrors = name === '' ? [] : dnsLabelErrors(name);
  const [first] = nameErrors;
  const own = field(server, 'metadata/name-not-a-label', 'metadata', 'name');
  const words = 'this is used in Pod names and hostnames, which can result in surprising behavior; a DNS label is recommended: ';
  const message = `${words}[${nameErrors.map(wordsIn).join(' ')}]`;
  return [...(first === undefined ? [] : [{ ...own, message, ...meaningOf(first) }]), ...templateWarnings(deployment, server)];
}

/** What it warns of on an update (WarningsOnUpdate): only of what gives the Deployment a new generation. */
export function deploymentUpdateWarnings(deployment: ApiObject, old: ApiObject, server: KubernetesVersion): readonly FieldError[] {
  return hasNewGeneration(deployment, old) ? templateWarnings(deployment, server) : [];
}

/** Whether the spec or an annotation means something else than before. */
export function hasNewGeneration(deployment: ApiObject, old: ApiObject): boolean {
  const annotationsOf = (object: ApiObject): ApiObject => ({ annotations: labelsAt(objectAt(object, 'metadata'), 'annotations') ?? {} });
  return (
    !meansTheSame(objectAt(deployment, 'spec'), objectAt(old, 'spec'), 'DeploymentSpec') ||
    !meansTheSame(annotationsOf(deployment), annotationsOf(old), 'ObjectMeta')
  );
}

function templateWarnings(deployment: ApiObject, server: KubernetesVersion): readonly FieldError[] {
  return podTemplateWarnings(objectAt(objectAt(deployment, 'spec'), 'template') ?? {}, templateAt(server));
}

/** ValidatePodTemplateSpecForReplicaSet. Without a selector nothing is selected, so that the labels can't match. */
function validateTemplate(spec: ApiObject, selector: ApiObject | undefined, server: KubernetesVersion): FieldError[] {
  const template = templateAt(server);
  const podTemplate = objectAt(spec, 'template') ?? {};
  const labels = labelsAt(objectAt(podTemplate, 'metadata'), 'labels');
  return [
    ...labelMismatch(selector, labels, template),
    ...validatePodTemplate(podTemplate, template),
    ...validateRunsForever(podTemplate, template, 'ReplicaSet'),
  ];
}

function validateStrategy(strategy: ApiObject, server: KubernetesVersion): FieldError[] {
  const where = field(server, 'strategy/unsupported-type', 'spec', 'strategy');
  const rollingUpdate = objectAt(strategy, 'rollingUpdate');
  switch (stringAt(strategy, 'type')) {
    case 'Recreate': {
      const own = { ...as(below(where, 'rollingUpdate'), 'strategy/rolling-update-with-recreate'), related: [...where.at, 'type'] };
      return rollingUpdate === undefined ? [] : [forbidden(own, given("may not be specified when strategy `type` is 'Recreate'", 'type'))];
    }
    case 'RollingUpdate':
      return validateRollingUpdate(rollingUpdate ?? {}, below(where, 'rollingUpdate'));
    default:
      return [unsupported({ ...where, at: [...where.at, 'type'] }, printedStrategy(strategy), ['Recreate', 'RollingUpdate'])];
  }
}

function validateRollingUpdate(rollingUpdate: ApiObject, where: Where): FieldError[] {
  const unavailable = amountIn(rollingUpdate['maxUnavailable']);
  const surge = amountIn(rollingUpdate['maxSurge']);
  const unavailableAt = below(where, 'maxUnavailable');
  const surgeAt = below(where, 'maxSurge');
  const errors = [...validateIntOrPercent(unavailable, unavailableAt), ...validateIntOrPercent(surge, surgeAt)];
  if (comparableValue(unavailable) === 0 && comparableValue(surge) === 0) {
    const own = { ...as(unavailableAt, 'strategy/no-progress'), related: surgeAt.at };
    errors.push(invalid(own, amount(unavailable), given('may not be 0 when `maxSurge` is 0', 'maxSurge')));
  }
  if ((percentOf(unavailable) ?? 0) > 100) {
    errors.push(invalid(as(unavailableAt, 'strategy/over-100-percent'), amount(unavailable), over100Percent));
  }
  return errors;
}

function validateDeadline(spec: ApiObject, server: KubernetesVersion): FieldError[] {
  const deadline = numberAt(spec, 'progressDeadlineSeconds');
  if (deadline === undefined || deadline > (numberAt(spec, 'minReadySeconds') ?? 0)) return [];
  const own = {
    ...field(server, 'spec/deadline-not-over-min-ready', 'spec', 'progressDeadlineSeconds'),
    related: ['spec', 'minReadySeconds'],
  };
  return [invalid(own, deadline, given('must be greater than minReadySeconds', 'minReadySeconds'))];
}

/** The internal type, which is what the server prints: absent amounts are 0 there. */
function printedStrategy(strategy: ApiObject): GoValue {
  const rollingUpdate = objectAt(strategy, 'rollingUpdate');
  const amounts =
    rollingUpdate === undefined
      ? undefined
      : { MaxUnavailable: amountIn(rollingUpdate['maxUnavailable']), MaxSurge: amountIn(rollingUpdate['maxSurge']) };
  return struct('apps.DeploymentStrategy', {
    Type: named(stringAt(strategy, 'type')),
    RollingUpdate: pointer('apps.RollingUpdateDeployment', amounts),
  });
}
