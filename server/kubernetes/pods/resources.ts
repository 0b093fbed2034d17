import { type ApiObject, type ApiValue, labelsAt, objectsAt, stringAt } from '../apiObject';
import { parseQuantity, roundedToMilli } from '../quantity';
import { canBeOvercommitted, isExtended, isHugePages, isNative, isStandard, isStandardForContainer, isWhole } from '../resourceNames';
import { negative } from '../validation/detail';
import {
  as,
  below,
  duplicate,
  type FieldError,
  forbidden,
  invalid,
  invalids,
  keyed,
  notFound,
  required,
  type Where,
} from '../validation/findings';
import { quantity, resourceName } from '../validation/goSyntax';
import { dnsLabelErrors, labelKeyErrors } from '../validation/formats';
import { mapObject } from './defaulting';

type Amounts = Readonly<Record<string, string>>;
export type NameCheck = (name: string, where: Where) => FieldError[];

/** An object whose `limits` and `requests` are rounded as the server does. */
export function resourcesWithDefaults(object: ApiObject): ApiObject {
  return mapObject(object, 'resources', resources => mapObject(mapObject(resources, 'limits', roundedAmounts), 'requests', roundedAmounts));
}

/** Amounts, each rounded up to thousandths. */
export function roundedAmounts(amounts: ApiObject): ApiObject {
  const rounded = (amount: ApiValue | undefined): ApiValue | undefined => (typeof amount === 'string' ? roundedToMilli(amount) : amount);
  return Object.fromEntries(Object.entries(amounts).map(([name, amount]) => [name, rounded(amount)]));
}

/** ValidateContainerResourceRequirements: names, amounts that aren't negative, requests within their limits; the claims of devices. */
export function validateResources(resources: ApiObject | undefined, where: Where, podClaims: ReadonlySet<string>): FieldError[] {
  return [...validateAmounts(resources, where, validateContainerName), ...validateClaims(resources, where, podClaims)];
}

/** Limits and requests of a container or of a whole pod; the names are judged by who has them. */
export function validateAmounts(resources: ApiObject | undefined, where: Where, checkName: NameCheck): FieldError[] {
  const limits = labelsAt(resources, 'limits') ?? {};
  const requests = labelsAt(resources, 'requests') ?? {};
  const errors = validateLimits(limits, below(where, 'limits'), checkName);
  const limitOf = new Map(Object.entries(limits));
  for (const [name, amount] of Object.entries(requests)) {
    const own = keyed(below(where, 'requests'), name);
    errors.push(...checkName(name, { ...own, onKey: true }), ...validateAmount(name, amount, own));
    errors.push(...withinLimit(name, amount, limitOf.get(name), where), ...validateHugePages(name, amount, own));
  }
  return [...errors, ...validateHugePagesNeeds([...Object.keys(limits), ...Object.keys(requests)], where)];
}

/** Huge pages alone are not enough to run on. */
export function validateHugePagesNeeds(names: readonly string[], where: Where): FieldError[] {
  if (!names.some(isHugePages) || names.includes('cpu') || names.includes('memory')) return [];
  return [forbidden(where, { words: 'HugePages require cpu or memory', reason: 'hugePagesAlone' })];
}

/** Amounts that stand alone, as the overhead of a pod. */
export function validateLimits(limits: Amounts, where: Where, checkName: NameCheck): FieldError[] {
  return Object.entries(limits).flatMap(([name, amount]) => {
    const own = keyed(where, name);
    return [...checkName(name, { ...own, onKey: true }), ...validateAmount(name, amount, own), ...validateHugePages(name, amount, own)];
  });
}

/** ValidateResourceQuantityValue */
export function validateAmount(name: string, amount: string, where: Where): FieldError[] {
  const nanos = amountOf(amount);
  const errors = nanos < 0n ? [invalid(where, amount, negative)] : [];
  return isWhole(name) && !isWholeNumber(nanos) ? [...errors, invalid(where, quantity(amount, ''), 'must be an integer')] : errors;
}

/** In nanos; 0 for what isn't a quantity. */
export function amountOf(text: string): bigint {
  const quantity = parseQuantity(text);
  return typeof quantity === 'string' ? 0n : quantity.nanos;
}

/** Whole units, rounded up. */
function unitsOf(nanos: bigint): bigint {
  const unit = 1_000_000_000n;
  return nanos > 0n ? (nanos + unit - 1n) / unit : nanos / unit;
}

/** The server looks at thousandths. */
export function isWholeNumber(nanos: bigint): boolean {
  const milli = 1_000_000n;
  const rounded = nanos > 0n ? (nanos + milli - 1n) / milli : nanos / milli;
  return rounded % 1000n === 0n;
}

/** validateResourceName */
export function validateName(name: string, where: Where): FieldError[] {
  const errors = invalids(where, resourceName(name), labelKeyErrors(name));
  if (errors.length > 0 || name.includes('/') || isStandard(name)) return errors;
  return [invalid(where, resourceName(name), 'must be a standard resource type or fully qualified')];
}

/** validateContainerResourceName */
export function validateContainerName(name: string, where: Where): FieldError[] {
  const errors = validateName(name, where);
  if (!name.includes('/')) {
    return isStandardForContainer(name)
      ? errors
      : [...errors, invalid(where, resourceName(name), 'must be a standard resource for containers')];
  }
  return isNative(name) || isExtended(name)
    ? errors
    : [...errors, invalid(where, resourceName(name), "doesn't follow extended resource name standard")];
}

/** The request against its limit; the server names all the requests, or all the limits. */
function withinLimit(name: string, amount: string, limit: string | undefined, where: Where): FieldError[] {
  const requests = below(where, 'requests');
  const own = { ...requests, at: [...requests.at, name], related: [...where.at, 'limits', name] };
  if (limit === undefined) {
    if (canBeOvercommitted(name)) return [];
    const missing = { ...below(where, 'limits'), related: own.at };
    return [required(missing, { words: 'Limit must be set for non overcommitable resources', reason: 'noLimit' })];
  }
  if (amountOf(amount) !== amountOf(limit) && !canBeOvercommitted(name)) {
    return [invalid(own, amount, { words: `must be equal to ${name} limit of ${limit}`, reason: 'notLimit' })];
  }
  return amountOf(amount) > amountOf(limit)
    ? [invalid(own, amount, { words: `must be less than or equal to ${name} limit of ${limit}`, reason: 'overLimit' })]
    : [];
}

function validateHugePages(name: string, amount: string, where: Where): FieldError[] {
  if (!isHugePages(name)) return [];
  const size = amountOf(name.slice('hugepages-'.length));
  if (size > 0n && isWholeNumber(size) && unitsOf(amountOf(amount)) % unitsOf(size) === 0n) return [];
  return [invalid(where, amount, `${amount} is not positive integer multiple of ${name}`)];
}

/** validateResourceClaimNames of a container or of the whole pod: all is said of the item. */
export function validateClaims(resources: ApiObject | undefined, where: Where, podClaims: ReadonlySet<string>): FieldError[] {
  const names = new Set<string>();
  return objectsAt(resources, 'claims').flatMap((claim, index) => {
    const own = below(as(where, 'resource/invalid-claim'), 'claims', index);
    const name = stringAt(claim, 'name');
    if (name === '') return [required(own)];
    const errors = uniqueClaim(name, stringAt(claim, 'request'), own, names);
    if (podClaims.has(name)) return errors;
    const list = podClaims.size === 0 ? ' which is empty' : `: ${[...podClaims].sort().join(', ')}`;
    return [...errors, notFound(as(own, 'pod/not-found'), name, `must be one of the names in pod.spec.resourceClaims${list}`)];
  });
}

/** A claim, or one request of it, once; the whole claim after one of its requests is there twice as well. */
function uniqueClaim(name: string, request: string, where: Where, names: Set<string>): FieldError[] {
  if (names.has(name)) return [duplicate(where, name)];
  const key = request === '' ? name : `${name}/${request}`;
  const errors = request === '' ? [] : invalids(below(where, 'request'), request, dnsLabelErrors(request));
  if (names.has(key)) errors.push(duplicate(where, key));
  else if (request === '') {
    errors.push(...[...names].filter(other => other.startsWith(`${name}/`)).map(() => duplicate(where, name)));
  }
  names.add(key);
  return errors;
}
