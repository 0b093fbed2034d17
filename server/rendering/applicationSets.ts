import { own } from '../kubernetes/own';
import type { JsonValue } from '../yaml/toJson';

/** An object as plain data. */
export type Fields = Readonly<Record<string, JsonValue>>;

/** Applications that one ApplicationSet is followed into at most. */
const most = 100;

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
  return (isListed ? elements : [{}])
    .slice(0, most)
    .flatMap(element => (element === null ? [] : made(template, element, fieldsOf(set['metadata'])?.['name'] ?? '')));
}

function made(template: Fields, element: Fields, nameOfSet: JsonValue): readonly Fields[] {
  const [metadata, spec] = [filled(template['metadata'] ?? {}, element), filled(template['spec'] ?? {}, element)].map(fieldsOf);
  const { source = null, sources = null, destination = null } = spec ?? {};
  if (isOpen([source, sources])) return [];
  const name = metadata?.['name'] ?? '';
  return [
    {
      metadata: { name: isOpen(name) ? nameOfSet : name },
      spec: { source, sources, destination: isOpen(destination) ? null : destination },
    },
  ];
}

/** Texts with the values of an element: `{{name}}`, with Go templates `{{ .name }}`, also of nested ones. */
function filled(value: JsonValue, element: Fields): JsonValue {
  if (typeof value === 'string')
    return value.replace(/\{\{-?\s*\.?([\w-]+(?:\.[\w-]+)*)\s*-?\}\}/g, (whole, path: string) => valueAt(element, path) ?? whole);
  if (Array.isArray(value)) return (value as readonly JsonValue[]).map(item => filled(item, element));
  const fields = fieldsOf(value);
  return fields === null ? value : Object.fromEntries(Object.entries(fields).map(([key, inner]) => [key, filled(inner, element)]));
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
