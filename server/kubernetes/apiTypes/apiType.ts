import { containerTypes } from './containerTypes';
import { deploymentTypes } from './deploymentTypes';
import { podTypes } from './podTypes';
import { volumeTypes } from './volumeTypes';

/**
 * A type of the Kubernetes API, as far as decoding depends on it. `go` is what the API server calls it in its messages.
 *
 * The tables are written in a small notation, one type a paragraph (lines that continue it are indented): its name, then `field:type` in any
 * order. `*` is a pointer (zero values count as set), `[]` a list, `map[string]` a map, `...T` embeds the fields of T. A type that is neither a
 * basic one nor in a table is a string with a name of its own.
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
}

/** The fields of a type of the tables; empty for a name that isn't in them. Parsed when first asked for, and then kept: it never changes. */
export function fieldsOf(struct: string): ReadonlyMap<string, ApiField> {
  tables ??= parseTables([deploymentTypes, podTypes, containerTypes, volumeTypes]);
  return tables.get(struct) ?? new Map<string, ApiField>();
}

/** apps/v1 Deployment, the root of everything. */
export const deploymentType: ApiType = { kind: 'struct', go: 'v1.Deployment', name: 'Deployment' };

let tables: ReadonlyMap<string, ReadonlyMap<string, ApiField>> | undefined;

function parseTables(texts: readonly string[]): ReadonlyMap<string, ReadonlyMap<string, ApiField>> {
  const words = new Map(
    texts
      .flatMap(text => text.trim().split(/\n(?! )/))
      .map(struct => {
        const [name = '', ...fields] = struct.split(/\s+/);
        return [name, fields] as const;
      }),
  );
  const read = (name: string): [string, ApiField][] =>
    (words.get(name) ?? []).flatMap(word => {
      if (word.startsWith('...')) {
        const embedded = word.slice(3);
        return read(embedded).map(([key, field]): [string, ApiField] => [key, { ...field, through: [embedded, ...field.through] }]);
      }
      const colon = word.indexOf(':');
      const type = word.slice(colon + 1);
      const pointer = type.startsWith('*');
      return [[word.slice(0, colon), { type: parseType(pointer ? type.slice(1) : type, words), pointer, through: [] }]];
    });
  return new Map([...words.keys()].map(name => [name, new Map(read(name))]));
}

function parseType(text: string, structs: ReadonlyMap<string, unknown>): ApiType {
  if (text.startsWith('[]')) return list(parseType(text.slice(2), structs));
  if (text.startsWith('map[string]')) {
    const of = parseType(text.slice('map[string]'.length), structs);
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
      if (structs.has(text)) return { kind: 'struct', go: `v1.${text}`, name: text };
      return { kind: 'string', go: text.includes('.') ? text : `v1.${text}` };
  }
}

const quantity: ApiType = { kind: 'quantity', go: 'resource.Quantity' };

function list(of: ApiType): ApiType {
  return { kind: 'list', go: `[]${of.go}`, of };
}
