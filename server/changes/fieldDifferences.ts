import * as l10n from '@vscode/l10n';
import { own } from '../kubernetes/own';
import { canonicalTemplate } from '../kubernetes/canonicalTemplate';
import type { TemplateDifference } from './templateDifference';

type Fields = Readonly<Record<string, unknown>>;

/** More names than these aren't listed. */
const listed = 3;
/** A longer value isn't shown. */
const longestValue = 32;

/** Whether two values of a field are the same for the controller. */
export function isSame(before: unknown, after: unknown): boolean {
  // Most fields are written alike, which is found out sooner.
  return JSON.stringify(before) === JSON.stringify(after) || canonicalTemplate({ '': before }) === canonicalTemplate({ '': after });
}

/**
 * The fields that differ, by their paths below `path`: as deep as there is only one difference, with the values where they are short:
 * `readinessProbe.periodSeconds 10 → 5`.
 */
export function fieldDifferences(before: Fields, after: Fields, path: string): readonly TemplateDifference[] {
  return [...differingKeys(before, after)]
    .sort()
    .map(key => fieldDifference(own(before, key), own(after, key), path === '' ? key : `${path}.${key}`));
}

/** The names whose values differ, as one difference: `env LOG_LEVEL`, `env A, B, C, +2`. None where none differs. */
export function namedDifferences(what: string, before: Fields, after: Fields): readonly TemplateDifference[] {
  const names = differingKeys(before, after);
  if (names.length === 0) return [];
  const more = names.length > listed ? [`+${names.length - listed}`] : [];
  const text = `${what} ${[...names.slice(0, listed), ...more].join(', ')}`;
  return [{ subject: text, text }];
}

/** The items of a list by their names; of several with the same name all. Empty for what isn't a list. */
export function byName(list: unknown): Readonly<Record<string, readonly unknown[]>> {
  const named = new Map<string, unknown[]>();
  for (const item of Array.isArray(list) ? (list as readonly unknown[]) : []) {
    const name = isMap(item) && typeof item['name'] === 'string' ? item['name'] : '';
    named.set(name, [...(named.get(name) ?? []), item]);
  }
  return Object.fromEntries(named);
}

function differingKeys(before: Fields, after: Fields): readonly string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(key => !isSame(own(before, key), own(after, key)));
}

function fieldDifference(before: unknown, after: unknown, path: string): TemplateDifference {
  if (isMap(before) && isMap(after)) {
    const [key, ...others] = differingKeys(before, after);
    if (key !== undefined && others.length === 0) return fieldDifference(own(before, key), own(after, key), `${path}.${key}`);
  }
  const values = [before, after].map(value => shortValue(isQuantity(path) ? readableQuantity(value) : value));
  return { subject: path, text: values.includes(undefined) ? path : l10n.t('{0} {1} → {2}', path, values[0] ?? '', values[1] ?? '') };
}

function isMap(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A value for a line of text; undefined for what isn't a scalar, or too long. */
function shortValue(value: unknown): string | undefined {
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return undefined;
  const text = String(value);
  return text === '' || text.length > longestValue || /\s/.test(text) ? undefined : text;
}

/** Quantities are kept as plain numbers, so that equal ones are equal texts. */
function isQuantity(path: string): boolean {
  return /\.(?:limits|requests)\.[^.]+$|\.sizeLimit$/.test(path);
}

/** A number of bytes with the largest of the units `Ki` to `Pi` that leaves it whole. */
function readableQuantity(value: unknown): unknown {
  if (typeof value !== 'string' || !/^[0-9]+$/.test(value)) return value;
  let bytes = BigInt(value);
  let unit = '';
  for (const larger of ['Ki', 'Mi', 'Gi', 'Ti', 'Pi']) {
    if (bytes === 0n || bytes % 1024n !== 0n) break;
    bytes /= 1024n;
    unit = larger;
  }
  return `${bytes}${unit}`;
}
