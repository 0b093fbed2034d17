import type { Path } from '../../yaml/find';
import { type ApiObject, labelsAt } from '../apiObject';
import { parseQuantity } from '../quantity';
import { type FieldError, invalid, invalids, required } from './findings';
import { labelKeyErrors } from './formats';

const code = 'container/invalid-resources';

/** validateContainerResourceRequirements: names, amounts that aren't negative, requests within their limits. */
export function validateResources(resources: ApiObject | undefined, path: Path): FieldError[] {
  const limits = new Map(Object.entries(labelsAt(resources, 'limits') ?? {}));
  const limitsPath = [...path, 'limits'];
  const requestsPath = [...path, 'requests'];
  const errors = [...limits].flatMap(([name, amount]) => validateAmount(name, amount, limitsPath));
  for (const [name, amount] of Object.entries(labelsAt(resources, 'requests') ?? {})) {
    errors.push(...validateAmount(name, amount, requestsPath));
    const where = { code, path: requestsPath, at: [...requestsPath, name], related: [...limitsPath, name] } as const;
    const limit = limits.get(name);
    if (limit === undefined) {
      if (!canBeOvercommitted(name))
        errors.push(required({ code, path: limitsPath }, 'Limit must be set for non overcommitable resources'));
    } else if (amountOf(amount) !== amountOf(limit) && !canBeOvercommitted(name)) {
      errors.push(invalid(where, amount, `must be equal to ${name} limit of ${limit}`));
    } else if (amountOf(amount) > amountOf(limit)) {
      errors.push(invalid(where, amount, `must be less than or equal to ${name} limit of ${limit}`));
    }
  }
  return errors;
}

function validateAmount(name: string, amount: string, path: Path): FieldError[] {
  const where = { code, path: [...path.slice(0, -1), `${path.at(-1) ?? ''}[${name}]`], at: [...path, name] } as const;
  const errors = invalids({ ...where, onKey: true }, name, labelKeyErrors(name));
  if (!name.includes('/') && !isStandard(name)) {
    errors.push(
      ...invalids({ ...where, onKey: true }, name, [
        'must be a standard resource type or fully qualified',
        'must be a standard resource for containers',
      ]),
    );
  }
  if (amountOf(amount) < 0n) errors.push(invalid(where, amount, 'must be greater than or equal to 0'));
  return errors;
}

function isStandard(name: string): boolean {
  return ['cpu', 'memory', 'ephemeral-storage'].includes(name) || name.startsWith('hugepages-');
}

/** Kubernetes' own resources but huge pages: more may be allowed than is reserved. */
function canBeOvercommitted(name: string): boolean {
  return (!name.includes('/') || name.includes('kubernetes.io/')) && !name.startsWith('hugepages-');
}

function amountOf(text: string): bigint {
  const quantity = parseQuantity(text);
  return typeof quantity === 'string' ? 0n : quantity.nanos;
}
