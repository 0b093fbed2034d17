import { find, type Path } from '../yaml/find';
import type { LocatedMap } from '../yaml/located';
import { type ApiObject, numberAt } from './apiObject';
import { maxInt32 } from './int32';
import { type IntOrString, percentOf } from './intOrString';

/** The number at the last field of a path, of the object that has it: quotes are overlooked, a negative number is `least`. */
export function countAt(root: LocatedMap, path: Path, object: ApiObject | undefined, absent: number, least = 0): number {
  const value = quotedNumber(root, path) ?? numberAt(object, String(path.at(-1))) ?? absent;
  return Math.min(Math.max(value, least), maxInt32);
}

function quotedNumber(root: LocatedMap, path: Path): number | undefined {
  const node = find(root, path);
  return node?.type === 'scalar' && typeof node.value === 'string' && /^[0-9]{1,10}$/.test(node.value) ? Number(node.value) : undefined;
}

/** A number of pods or a percentage of them: quotes around a number are overlooked, a negative one is 0, anything else is the default. */
export function amountOf(value: unknown, absent: IntOrString): IntOrString {
  if (typeof value === 'number') return Math.max(value, 0);
  if (typeof value !== 'string') return absent;
  if (percentOf(value) !== undefined) return value;
  return /^\s*[0-9]{1,9}\s*$/.test(value) ? Number(value) : absent;
}
