import { type ApiObject, stringAt } from '../apiObject';
import type { Taint } from '../node';

/** v1.Toleration, as written: an absent key with `Exists` is every key, an absent effect every effect. */
export interface Toleration {
  readonly key: string;
  readonly operator: string;
  readonly value: string;
  readonly effect: string;
}

export function tolerationOf(toleration: ApiObject): Toleration {
  return {
    key: stringAt(toleration, 'key'),
    operator: stringAt(toleration, 'operator'),
    value: stringAt(toleration, 'value'),
    effect: stringAt(toleration, 'effect'),
  };
}

/** The first taint with one of the effects that no toleration tolerates; undefined where there is none. */
export function untoleratedTaint(
  taints: readonly Taint[],
  tolerations: readonly Toleration[],
  effects: readonly string[],
): Taint | undefined {
  return taints.find(taint => effects.includes(taint.effect) && !tolerations.some(toleration => tolerates(toleration, taint)));
}

/** Toleration.ToleratesTaint */
function tolerates({ key, operator, value, effect }: Toleration, taint: Taint): boolean {
  if (effect !== '' && effect !== taint.effect) return false;
  if (key !== '' && key !== taint.key) return false;
  switch (operator) {
    case '':
    case 'Equal':
      return value === taint.value;
    case 'Exists':
      return true;
    default:
      return false;
  }
}
