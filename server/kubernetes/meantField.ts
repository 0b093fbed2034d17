import type { Path } from '../yaml/find';
import { type ApiType, fieldsOf } from './apiTypes/apiType';
import { apiFieldAt, typeAt } from './typeAt';

/** What a field that the API doesn't have may be meant for. */
export interface MeantField {
  /** Fields of the same object with nearly the same name, the nearest first. */
  readonly names: readonly string[];
  /** The objects that have a field of the very name, such as `spec.template.spec.containers[*]`; empty where it isn't clear. */
  readonly places: readonly string[];
}

const mostNames = 3;
/** How many levels away a field is looked for. */
const farthest = 4;
const mostPlaces = 2;

/** What the last key of a path in an object of a kind may be meant for, where the API doesn't know it there. */
export function meantField(path: Path, kind: string): MeantField {
  const key = String(path.at(-1) ?? '');
  const parent = path.slice(0, -1);
  return { names: similarFields(key, typeAt(parent, kind)), places: placesOf(key, parent, kind) };
}

/** Which of the values that the field at a path of such an object may have were meant by a text, the nearest first; empty where none is near. */
export function meantValues(path: Path, kind: string, typed: string): readonly string[] {
  return similar(typed, apiFieldAt(path, kind)?.values ?? []);
}

/** Which of some texts were meant by another one, the nearest first. */
export function nearest(typed: string, texts: readonly string[]): readonly string[] {
  return similar(typed, texts).filter(text => text !== typed);
}

function similarFields(key: string, type: ApiType | undefined): readonly string[] {
  return type?.kind === 'struct' ? similar(key, [...fieldsOf(type.name).keys()]) : [];
}

function similar(typed: string, names: readonly string[]): readonly string[] {
  const rated = names.map(name => ({ name, distance: distanceOf(typed, name) }));
  const isThere = rated.some(({ distance }) => distance === 0);
  const most = isThere ? 0 : Math.max(1, Math.floor(typed.length / 4));
  return rated
    .filter(({ distance }) => distance <= most)
    .sort((one, other) => one.distance - other.distance)
    .slice(0, mostNames)
    .map(({ name }) => name);
}

/** How far a name is from what was typed: 0 but for capitals and hyphens, a step for each wrong, missing, needless or swapped letter or a missing end. */
function distanceOf(typed: string, name: string): number {
  const [one, other] = [plain(typed), plain(name)];
  if (one.length >= 5 && (other.startsWith(one) || other.endsWith(one))) return Math.min(1, other.length - one.length);
  return steps(one, other);
}

function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[-_.]/g, '');
}

/** The optimal string alignment distance. */
function steps(one: string, other: string): number {
  let [before, row]: [number[], number[]] = [[], Array.from({ length: other.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1];
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      next[j] = Math.min(
        (next[j - 1] ?? 0) + 1,
        (row[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + (same ? 0 : 1),
        swapped ? (before[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    [before, row] = [row, next];
  }
  return row[other.length] ?? 0;
}

/** The objects on the way to a value, an item of a list as one with its list: `spec`, `template`, `spec`, `containers[0]`. */
type Way = readonly string[];

function wayTo(path: Path): Way {
  return path.reduce<Way>((way, segment) => {
    const last = way.at(-1);
    return typeof segment === 'number' && last !== undefined ? [...way.slice(0, -1), `${last}[${segment}]`] : [...way, String(segment)];
  }, []);
}

/** The nearest objects around that have the field, by the levels up and down to them; of many the one that is straight above. */
function placesOf(key: string, parent: Path, kind: string): readonly string[] {
  const from = wayTo(parent);
  const reached = (waysByField(kind).get(key) ?? []).map(way => {
    const shared = way.findIndex((part, at) => part !== from[at]?.replace(/\[\d+\]$/, '[*]'));
    const common = shared === -1 ? way.length : shared;
    const [up, down] = [from.length - common, way.length - common];
    return { name: [...from.slice(0, common), ...way.slice(common)].join('.'), far: up + down, isAbove: down === 0 };
  });
  const least = Math.min(...reached.map(({ far }) => far));
  const nearest = least > farthest ? [] : reached.filter(({ far }) => far === least);
  const meant = nearest.length > mostPlaces ? nearest.filter(({ isAbove }) => isAbove) : nearest;
  return meant.map(({ name }) => name).filter(name => name !== '');
}

/** What nobody writes, and what has fields of the names that containers have though it is seldom meant. */
const besides: ReadonlySet<string> = new Set([
  'status',
  'managedFields',
  'ownerReferences',
  'initContainers',
  'ephemeralContainers',
  'volumes',
]);

const ways = new Map<string, ReadonlyMap<string, readonly Way[]>>();

/** The ways to the objects that have a field, by its name, in objects of a kind. Made when first asked for, and then kept: it never changes. */
function waysByField(kind: string): ReadonlyMap<string, readonly Way[]> {
  const known = ways.get(kind) ?? collectWays(kind);
  ways.set(kind, known);
  return known;
}

function collectWays(kind: string): ReadonlyMap<string, readonly Way[]> {
  const found = new Map<string, Way[]>();
  const collect = (struct: string, way: Way): void => {
    for (const [name, { type }] of fieldsOf(struct)) {
      found.set(name, [...(found.get(name) ?? []), way]);
      const isList = type.kind === 'list';
      const inner = isList ? type.of : type;
      if (inner.kind === 'struct' && !besides.has(name)) collect(inner.name, [...way, isList ? `${name}[*]` : name]);
    }
  };
  collect(kind, []);
  return found;
}
