/** Selectors of labels, and whether they match (apimachinery labels: LabelSelectorAsSelector, Requirement.Matches). */
import { type ApiObject, labelsAt, objectsAt, stringAt, stringsAt } from './apiObject';

export type Labels = Readonly<Record<string, string>>;

export interface LabelRequirement {
  readonly key: string;
  /** One that Kubernetes doesn't know matches nothing. */
  readonly operator: string;
  readonly values: readonly string[];
}

/** All of the requirements are to be met; null: a selector that isn't there, which selects nothing. */
export type LabelSelector = readonly LabelRequirement[] | null;

/** The selector that an object writes down as matchLabels and matchExpressions. */
export function labelSelectorOf(selector: ApiObject | undefined): LabelSelector {
  if (selector === undefined) return null;
  const equal = Object.entries(labelsAt(selector, 'matchLabels') ?? {}).map(([key, value]) => isIn(key, value));
  return [...equal, ...objectsAt(selector, 'matchExpressions').map(requirementOf)];
}

/** A requirement as selectors of labels and of nodes write it. */
export function requirementOf(requirement: ApiObject): LabelRequirement {
  return { key: stringAt(requirement, 'key'), operator: stringAt(requirement, 'operator'), values: stringsAt(requirement, 'values') };
}

/** The requirement that a label has a value. */
export function isIn(key: string, value: string): LabelRequirement {
  return { key, operator: 'In', values: [value] };
}

export function matchesLabels(selector: LabelSelector, labels: Labels): boolean {
  if (selector === null) return false;
  for (const requirement of selector) if (!meetsRequirement(requirement, labels)) return false;
  return true;
}

/** An absent label meets NotIn and DoesNotExist. Gt and Lt compare whole numbers, as selectors of nodes may. */
export function meetsRequirement({ key, operator, values }: LabelRequirement, labels: Labels): boolean {
  const value = Object.hasOwn(labels, key) ? labels[key] : undefined;
  switch (operator) {
    case 'In':
      return value !== undefined && values.includes(value);
    case 'NotIn':
      return value === undefined || !values.includes(value);
    case 'Exists':
      return value !== undefined;
    case 'DoesNotExist':
      return value === undefined;
    case 'Gt':
    case 'Lt':
      return compares(value, values[0], operator);
    default:
      return false;
  }
}

function compares(value: string | undefined, bound: string | undefined, operator: 'Gt' | 'Lt'): boolean {
  const whole = /^[-+]?[0-9]{1,19}$/;
  if (value === undefined || bound === undefined || !whole.test(value) || !whole.test(bound)) return false;
  return operator === 'Gt' ? BigInt(value) > BigInt(bound) : BigInt(value) < BigInt(bound);
}
