import type { Located, LocatedEntry } from '../yaml/located';
import { resolvePlain, type ScalarValue } from '../yaml/resolveScalar';

/**
 * What something else fills in before the API server sees it: `${X}`, `${X:=3}` and `$X` (envsubst, Flux), `$(X)` (kustomize's vars), `{{ x }}`
 * (templates) and `@X@` (build tools). Of braces in braces the outer ones count.
 */
const placeholder =
  /\$\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}|\$\(\(?[^()]+\)?\)|\$[A-Za-z_]\w*|\{\{[^{}]*\}\}|@(?:[A-Z][A-Z0-9_]*|[A-Za-z]\w*(?:\.\w+)+)@/g;

/** The variable's name, and what counts where it isn't set (as in a shell). */
const withDefault = /^\$\{[A-Za-z_]\w*:?[=-](.*)\}$/s;

/** A scalar that something else fills in. */
export interface Placeholder {
  /** Its first placeholder, such as `${REPLICAS}`. */
  readonly text: string;
  /** What is read where all of them have their defaults; undefined where one has none. */
  readonly byDefault: ScalarValue | undefined;
}

/** What something else fills in of a value; undefined for one that the API server sees as it stands. */
export function placeholderOf(node: Located | undefined): Placeholder | undefined {
  if (node?.type !== 'scalar' || typeof node.value !== 'string') return undefined;
  const [first] = node.value.match(placeholder) ?? [];
  return first === undefined ? undefined : { text: first, byDefault: filledIn(node.value) };
}

/** Whether a placeholder is in a text. */
export function hasPlaceholder(text: string): boolean {
  return text.search(placeholder) !== -1;
}

/** Whether a key or a value anywhere in a node is a placeholder. */
export function holdsPlaceholder(node: Located): boolean {
  switch (node.type) {
    case 'scalar':
      return placeholderOf(node) !== undefined;
    case 'list':
      return node.items.some(holdsPlaceholder);
    case 'map':
      return node.entries.some(entry => hasPlaceholder(entry.key) || valuesOf(entry).some(holdsPlaceholder));
  }
}

/** What of an entry others may fill in: `$(X)` in commands and variables is Kubernetes' own, and `$X` the shell's. */
function valuesOf({ key, value }: LocatedEntry): readonly Located[] {
  if (key === 'command' || key === 'args') return [];
  if (key !== 'env' || value.type !== 'list') return [value];
  return value.items.flatMap(item =>
    item.type === 'map' ? item.entries.filter(entry => entry.key !== 'value').flatMap(valuesOf) : [item],
  );
}

/** The text with the defaults in place of the placeholders, as the API server would read it then. */
function filledIn(text: string): ScalarValue | undefined {
  const known = (text.match(placeholder) ?? []).every(found => !hasPlaceholder(withDefault.exec(found)?.[1] ?? found));
  return known ? resolvePlain(text.replace(placeholder, found => withDefault.exec(found)?.[1] ?? '').trim()) : undefined;
}
