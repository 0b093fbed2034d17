import { own } from '../kubernetes/own';
import type { JsonValue } from '../yaml/toJson';

/** An object as plain data. */
export type Fields = Readonly<Record<string, JsonValue>>;

/** Applications that one ApplicationSet is followed into at most, and values and characters that they have in all. */
const most = { applications: 100, size: 1_000_000 };

/**
 * The Applications that an ApplicationSet of Argo CD makes, as far as its text says: one for each element of its `list` generators, or one for all where
 * other generators decide. Those of which the source depends on what isn't in the text (the folders of a repository, clusters) are left out; one whose name
 * does is called as the set is.
 */
export function applicationsOf(set: Fields): readonly Fields[] {
  const spec = fieldsOf(set['spec']);
  const template = fieldsOf(spec?.['template']);
  if (template === null) return [];
  const generators = listOf(spec?.['generators']).map(fieldsOf);
  const elements = generators.flatMap(generator => listOf(fieldsOf(generator?.['list'])?.['elements']).map(fieldsOf));
  const isListed = elements.length > 0 && generators.every(generator => generator?.['list'] !== undefined);
  const left = { size: most.size };
  return (isListed ? elements : [{}])
    .slice(0, most.applications)
    .flatMap(element => (element === null ? [] : made(template, { element, left }, fieldsOf(set['metadata'])?.['name'] ?? '')));
}

/** What is filled in, and how much may still come of it. */
interface Filling {
  readonly element: Fields;
  readonly left: { size: number };
}

function made(template: Fields, filling: Filling, nameOfSet: JsonValue): readonly Fields[] {
  const { source = null, sources = null, destination = null } = fieldsOf(template['spec']) ?? {};
  const of = (value: JsonValue): JsonValue => filled(value, filling);
  const [ownSource, ownSources] = [of(source), of(sources)];
  if (isOpen([ownSource, ownSources])) return [];
  const name = of(fieldsOf(template['metadata'])?.['name'] ?? '');
  const ownDestination = of(destination);
  return [
    {
      metadata: { name: isOpen(name) ? nameOfSet : name },
      spec: { source: ownSource, sources: ownSources, destination: isOpen(ownDestination) ? null : ownDestination },
    },
  ];
}

/** Texts with the values of an element: `{{name}}`, with Go templates `{{ .name }}`, also of nested ones. What would make too much of it stays open. */
function filled(value: JsonValue, filling: Filling): JsonValue {
  const { element, left } = filling;
  left.size -= typeof value === 'string' ? value.length : 1;
  if (left.size < 0) return '{{…}}';
  if (typeof value === 'string')
    return value.replace(/\{\{-?\s*\.?([\w-]+(?:\.[\w-]+)*)\s*-?\}\}/g, (whole, path: string) => {
      const found = valueAt(element, path);
      left.size -= found?.length ?? 0;
      return left.size < 0 ? whole : (found ?? whole);
    });
  if (Array.isArray(value)) return (value as readonly JsonValue[]).map(item => filled(item, filling));
  const fields = fieldsOf(value);
  return fields === null ? value : Object.fromEntries(Object.entries(fields).map(([key, inner]) => [key, filled(inner, filling)]));
}

function valueAt(element: Fields, path: string): string | null {
  const found = path.split('.').reduce<JsonValue | undefined>((value, key) => {
    const fields = value === undefined ? null : fieldsOf(value);
    return fields === null ? undefined : own(fields, key);
  }, element);
  return typeof found === 'string' || typeof found === 'number' || typeof found === 'boolean' ? String(found) : null;
}

/** Whether something is left that nobody has filled in. */
function isOpen(value: JsonValue): boolean {
  return JSON.stringify(value).includes('{{');
}

export function fieldsOf(value: JsonValue | undefined): Fields | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : null;
}

export function listOf(value: JsonValue | undefined): readonly JsonValue[] {
  return Array.isArray(value) ? (value as readonly JsonValue[]) : [];
}
