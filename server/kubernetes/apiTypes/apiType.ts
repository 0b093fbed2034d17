import { own } from '../own';
import type { KubernetesVersion } from '../kubernetesVersion';
import schema from './apiTypes.json';
import { formerFields, type FieldVersion, fieldVersions } from './fieldVersions';

/**
 * A type of the Kubernetes API, as far as decoding depends on it. `go` is what the API server calls it in its messages.
 *
 * The types are generated from the API server's OpenAPI (scripts/apiTypes/generate.mjs) into apiTypes.json, by the package that they belong to.
 * Their notation is Go's: `*` is a pointer (zero values count as set), `[]` a list, `map[string]` a map; `...` says which struct is embedded. A
 * type that is neither a basic one nor a struct of the file is a string with a name of its own.
 */
export type ApiType =
  | { readonly kind: 'string' | 'bool' | 'intOrString' | 'quantity' | 'time' | 'any'; readonly go: string }
  | { readonly kind: 'int'; readonly go: 'int32' | 'int64' }
  | { readonly kind: 'list' | 'map'; readonly go: string; readonly of: ApiType }
  | { readonly kind: 'struct'; readonly go: string; readonly name: string };

export interface ApiField {
  readonly type: ApiType;
  /** Whether a zero value (0, "", false, {}) differs from an absent one. */
  readonly pointer: boolean;
  /** The embedded types that the field comes through, outermost first. */
  readonly through: readonly string[];
  /** The only values that the field (or an item of the list) may have, as the API's documentation lists them; absent: it lists none. */
  readonly values?: readonly string[];
  /** Whether the API's documentation calls the field required. */
  readonly required: boolean;
  /** The first sentence of the API's documentation; empty where it says nothing. */
  readonly meaning: string;
  /** Which Kubernetes have it; absent: all. */
  readonly version?: FieldVersion;
}

interface FieldSchema {
  readonly type: string;
  readonly values?: readonly string[];
  readonly required?: boolean;
  readonly meaning?: string;
}
type StructSchema = Readonly<Record<string, FieldSchema | string>>;

const packages: Readonly<Record<string, Readonly<Record<string, StructSchema>>>> = schema;

/** The structs by their names, which are unique over the packages, with the version that stands before the name in messages. */
const structs: ReadonlyMap<string, { readonly version: string; readonly schema: StructSchema }> = new Map(
  Object.entries(packages).flatMap(([name, own]) =>
    Object.entries(own).map(([struct, found]) => [struct, { version: name.slice(name.lastIndexOf('.') + 1), schema: found }] as const),
  ),
);

function schemaOf(struct: string): StructSchema {
  return { ...structs.get(struct)?.schema, ...own(formerFields, struct) };
}

const readFields = new Map<string, ReadonlyMap<string, ApiField>>();

/** The fields of a struct in any Kubernetes; empty for a name that isn't in the file. Read when first asked for, and then kept: they never change. */
export function fieldsOf(struct: string): ReadonlyMap<string, ApiField> {
  const known = readFields.get(struct);
  if (known !== undefined) return known;
  const fields = new Map(Object.entries(schemaOf(struct)).flatMap(([name, field]) => fieldsAt(struct, name, field)));
  readFields.set(struct, fields);
  return fields;
}

function fieldsAt(struct: string, name: string, field: FieldSchema | string): (readonly [string, ApiField])[] {
  if (typeof field === 'string') return [...fieldsOf(field)].map(([inner, own]) => [inner, { ...own, through: [field, ...own.through] }]);
  const { type, required = false, meaning = '', values } = field;
  const pointer = type.startsWith('*');
  const read: ApiField = { type: parseType(pointer ? type.slice(1) : type), pointer, through: [], required, meaning };
  const version = fieldVersions.get(`${struct}.${name}`);
  return [[name, { ...read, ...(values === undefined ? {} : { values }), ...(version === undefined ? {} : { version }) }]];
}

/** Whether a Kubernetes has the field. */
export function isKnown({ version }: ApiField, server: KubernetesVersion): boolean {
  return (version?.since ?? server) <= server && (version?.until ?? server) >= server;
}

/** Whether a Kubernetes that has the field stores it; else it takes and drops it. */
export function isStored({ version }: ApiField, server: KubernetesVersion): boolean {
  return version?.stored !== 'notYet' && (version?.stored ?? server) <= server;
}

/** A struct of the file. */
export function structType(name: string): ApiType {
  return { kind: 'struct', go: `${structs.get(name)?.version ?? 'v1'}.${name}`, name };
}

const quantity: ApiType = { kind: 'quantity', go: 'resource.Quantity' };

function parseType(text: string): ApiType {
  if (text.startsWith('[]')) {
    const of = parseType(text.slice(2));
    return { kind: 'list', go: `[]${of.go}`, of };
  }
  if (text.startsWith('map[string]')) {
    const of = parseType(text.slice('map[string]'.length));
    return { kind: 'map', go: `map[string]${of.go}`, of };
  }
  switch (text) {
    case 'string':
    case 'bool':
      return { kind: text, go: text };
    case 'int32':
    case 'int64':
      return { kind: 'int', go: text };
    case 'IntOrString':
      return { kind: 'intOrString', go: 'intstr.IntOrString' };
    case 'Quantity':
      return quantity;
    case 'Time':
      return { kind: 'time', go: 'v1.Time' };
    case 'FieldsV1':
      return { kind: 'any', go: 'v1.FieldsV1' };
    case 'ResourceList':
      return { kind: 'map', go: 'v1.ResourceList', of: quantity };
    default:
      if (structs.has(text) || Object.hasOwn(formerFields, text)) return structType(text);
      return { kind: 'string', go: text.includes('.') ? text : `v1.${text}` };
  }
}
