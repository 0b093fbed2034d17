import { find, type Path } from '../yaml/find';
import type { LocatedMap } from '../yaml/located';
import { type ApiObject, objectAt } from './apiObject';
import type { FilledIn } from './decode';
import { hasPlaceholder, holdsPlaceholder, placeholderOf } from './placeholder';
import type { FieldError } from './validation/findings';

/** What an error says something of. */
type Fault = Pick<FieldError, 'at' | 'onKey' | 'related'> & Partial<Pick<FieldError, 'code'>>;

/**
 * Whether an error is built on a value that something else fills in before the API server sees it: the value, something in the map or the list
 * that the server's path names, or the other field that it speaks of.
 */
export function isFilledInLater(root: LocatedMap, { code, at, onKey = false, related }: Fault): boolean {
  if (onKey ? hasPlaceholder(String(at.at(-1))) : isUnknown(root, at)) return true;
  if (related !== undefined && isUnknown(root, related)) return true;
  return code === 'pod/not-found' && namesOf.some(names => isUnknown(root, names));
}

/** Whether a field that something else fills in decides an error, such as `Unmasked` with `hostUsers: ${HOST_USERS}` in the pod. */
export function isGivenByFilledIn({ reason, given = [] }: Pick<FieldError, 'reason' | 'given'>, filledIn: readonly FilledIn[]): boolean {
  const required = typeof reason === 'object' && 'requires' in reason ? reason.requires.path.at(-1) : undefined;
  return filledIn.some(({ path }) => path.at(-1) === required || given.includes(String(path.at(-1))));
}

/** What the names that a pod refers to are looked for in. */
const namesOf: readonly Path[] = ['volumes', 'resourceClaims'].map(list => ['spec', 'template', 'spec', list]);

/** Where nothing is at the path, it is what is above it that counts: `template: ${TEMPLATE}` may have anything in it. */
function isUnknown(root: LocatedMap, path: Path): boolean {
  const node = find(root, path);
  if (node !== undefined) return holdsPlaceholder(node);
  return path.some((_, depth) => placeholderOf(find(root, path.slice(0, depth))) !== undefined);
}

/**
 * The object with labels in place of those that are filled in later, in its selector and its template: the API server wouldn't look at a template
 * below a selector that it can't use, and what is wrong there is to be told all the same.
 */
export function withValidLabels(deployment: ApiObject): ApiObject {
  return inside(deployment, ['spec'], spec =>
    inside(inside(spec, ['selector', 'matchLabels'], validLabels), ['template', 'metadata', 'labels'], validLabels),
  );
}

/** The object with another one at a path; as it is where nothing stands there. */
function inside(object: ApiObject, [field, ...rest]: readonly string[], change: (inner: ApiObject) => ApiObject): ApiObject {
  if (field === undefined) return change(object);
  const inner = objectAt(object, field);
  const changed = inner === undefined ? undefined : inside(inner, rest, change);
  return changed === inner || changed === undefined ? object : { ...object, [field]: changed };
}

function validLabels(labels: ApiObject): ApiObject {
  const isFilledIn = (text: unknown): boolean => typeof text === 'string' && hasPlaceholder(text);
  if (!Object.entries(labels).flat().some(isFilledIn)) return labels;
  const kept = Object.entries(labels).filter(([key]) => !hasPlaceholder(key));
  return Object.fromEntries(kept.map(([key, value]) => [key, isFilledIn(value) ? 'x' : value]));
}
