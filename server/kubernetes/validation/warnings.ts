import { type ApiObject, numberAt, objectAt, stringAt } from '../apiObject';
import type { FieldError } from './findings';
import { dnsLabelErrors } from './formats';

/** What the API server warns of when it accepts a Deployment (WarningsOnCreate, GetWarningsForPodTemplate), in its words. */
export function warningsOf(deployment: ApiObject): FieldError[] {
  const warnings: FieldError[] = [];
  const nameErrors = dnsLabelErrors(stringAt(objectAt(deployment, 'metadata'), 'name'));
  if (nameErrors.length > 0 && stringAt(objectAt(deployment, 'metadata'), 'name') !== '') {
    warnings.push({
      code: 'metadata/name-not-a-label',
      path: ['metadata', 'name'],
      message:
        'this is used in Pod names and hostnames, which can result in surprising behavior; a DNS label is recommended: ' +
        `[${nameErrors.join(' ')}]`,
    });
  }
  const podSpec = objectAt(objectAt(objectAt(deployment, 'spec'), 'template'), 'spec');
  if ((numberAt(podSpec, 'terminationGracePeriodSeconds') ?? 0) < 0) {
    warnings.push({
      code: 'pod/negative-grace-period',
      path: ['spec', 'template', 'spec', 'terminationGracePeriodSeconds'],
      message: 'must be >= 0; negative values are invalid and will be treated as 1',
    });
  }
  return warnings;
}
