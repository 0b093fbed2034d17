/**
 * Which key of the values sets a number of a rendered object: the chart is rendered once more with a number of its own in the place of each whole number
 * of its values, and what comes out tells. Never for anything else, as a condition (`gt .Values.replicas 1`) may turn.
 */
import { find, type Path } from '../yaml/find';
import type { Located } from '../yaml/located';
import { mergedValues, replacedValues, type ValuesFile, type ValuesKey } from './mergedValues';
import { keyOfObject, leavesOf, lineAt, lineStarts, renderedObjects } from './renderedObjects';

/** A number of a rendered object that a key sets. */
export interface SetNumber extends ValuesKey {
  /** The line of what was rendered, from 0. */
  readonly renderedLine: number;
}

/** A values file to be rendered with behind all others, and what its numbers stand for. */
export interface ValuesSentinels {
  readonly text: string;
  readonly keys: ReadonlyMap<number, ValuesKey>;
}

const first = 30_001;
const last = 65_535;

/** The numbers are ports, too, so that a schema takes them. */
export function valuesSentinels(files: readonly ValuesFile[]): ValuesSentinels {
  const keys = new Map<number, ValuesKey>();
  const overlay = replacedValues(mergedValues(files), ({ value }, key) => {
    const number = first + keys.size;
    if (typeof value !== 'number' || !Number.isSafeInteger(value) || number > last) return undefined;
    keys.set(number, key);
    return number;
  });
  return { text: JSON.stringify(overlay ?? {}), keys };
}

/** The numbers of the plain rendering that a key sets: those that came out as its number. */
export function setNumbers(plain: string, rendered: string, keys: ValuesSentinels['keys']): readonly SetNumber[] {
  const starts = lineStarts(plain);
  const others = new Map(renderedObjects(rendered).map(object => [keyOfObject(object), object.root]));
  return renderedObjects(plain).flatMap(object => {
    const other = others.get(keyOfObject(object));
    if (other === undefined) return [];
    return [...leavesOf(object.root)].flatMap(({ path, node }) => {
      const key = typeof node.value === 'number' ? keys.get(numberAt(other, path)) : undefined;
      return key === undefined ? [] : [{ ...key, renderedLine: lineAt(starts, node.span.start) }];
    });
  });
}

function numberAt(root: Located, path: Path): number {
  const found = find(root, path);
  return found?.type === 'scalar' && typeof found.value === 'number' ? found.value : -1;
}
