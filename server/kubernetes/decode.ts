import type { Located, LocatedEntry, LocatedMap, LocatedScalar, Span } from '../yaml/located';
import type { Path } from '../yaml/find';
import { type ApiObject, type ApiValue, isEmpty } from './apiObject';
import { type ApiField, type ApiType, fieldsOf, isKnown } from './apiTypes/apiType';
import type { FieldVersion } from './apiTypes/fieldVersions';
import { type KubernetesVersion, newestVersion } from './kubernetesVersion';
import { type Placeholder, placeholderOf } from './placeholder';
import { parseQuantity } from './quantity';

/** Why the API server could not decode an object, with the place of the value (or key) that is at fault. */
export interface DecodeError {
  readonly kind: 'type' | 'format' | 'unknown' | 'duplicate';
  readonly path: Path;
  /** In the server's words, without what it puts before all of them. */
  readonly message: string;
  readonly span: Span;
  /** What the field takes; absent unless the value has the wrong type. */
  readonly expected?: ApiType['kind'];
  /** Whether a number or a truth value stands there; absent unless the value has the wrong type. */
  readonly isPlain?: boolean;
  /** The first of two equal keys. */
  readonly first?: Span;
  /** The value of the second of them: the server counts its lines. */
  readonly second?: Span;
  /** Which Kubernetes have the unknown field; absent: none. */
  readonly version?: FieldVersion;
}

export interface Decoded {
  /** What could be decoded: values of the wrong type are absent. */
  readonly value: ApiObject;
  /** As the server says it: the one error that stops it (of the wrong types), else every duplicate and unknown field. */
  readonly errors: readonly DecodeError[];
  /** All that is wrong, also what the server would say only once the first is right: types, then duplicates, then unknown fields. */
  readonly faults: readonly DecodeError[];
  /** Values that something else fills in, where the type isn't that of any text. */
  readonly filledIn: readonly FilledIn[];
}

/** A value that something else fills in. What is decoded of it is the placeholder's default, or nothing. */
export interface FilledIn extends Placeholder {
  readonly path: Path;
  readonly span: Span;
  /** Whether the default is what is decoded. */
  readonly counts: boolean;
  /** Whether the field takes a single value, no map or list. */
  readonly single: boolean;
}

/**
 * Decodes an object as the API server does with strict field validation (sigs.k8s.io/json, UnmarshalStrict, after sigs.k8s.io/yaml): fields by
 * their exact names, in the sorted order of the keys. A type that decodes itself (an int-or-string, a quantity) stops everything when it fails;
 * otherwise the first wrong type is told after all has been read. With `filledIn`, a placeholder is none: it has the type of its field.
 */
export function decode(
  root: LocatedMap,
  type: ApiType,
  placeholders: 'text' | 'filledIn' = 'text',
  server: KubernetesVersion = newestVersion,
): Decoded {
  const decoder = new Decoder(placeholders === 'filledIn', server);
  const value = decoder.value(root, type, { path: [], go: [], struct: '' }) ?? {};
  const { wrong, unknown, filledIn } = decoder;
  const strict = [...duplicateKeys(root, []), ...unknown];
  const fatal = wrong.find(error => error.stops) ?? wrong[0];
  return { value: value as ApiObject, errors: fatal === undefined ? strict : [fatal], faults: [...wrong, ...strict], filledIn };
}

/** Where the decoder is: in the document, and in Go's names for the message. */
interface Where {
  readonly path: Path;
  readonly go: readonly string[];
  readonly struct: string;
}

class Decoder {
  readonly wrong: (DecodeError & { readonly stops: boolean })[] = [];
  readonly unknown: DecodeError[] = [];
  readonly filledIn: FilledIn[] = [];

  constructor(
    private readonly fillsIn: boolean,
    private readonly server: KubernetesVersion,
  ) {}

  /** Undefined for null and for what can't be decoded. */
  value(node: Located, type: ApiType, where: Where): ApiValue | undefined {
    if (node.type === 'scalar' && node.value === null) return undefined;
    if (!this.fillsIn || type.go === 'string') return this.typed(node, type, where);
    const placeholder = placeholderOf(node);
    return placeholder === undefined ? this.typed(node, type, where) : this.filled(placeholder, node, type, where);
  }

  /** The placeholder's default where it is one of the type. */
  private filled({ text, byDefault }: Placeholder, node: Located, type: ApiType, where: Where): ApiValue | undefined {
    const trial = new Decoder(false, this.server);
    const value =
      byDefault === undefined
        ? undefined
        : trial.value({ type: 'scalar', value: byDefault, source: String(byDefault), span: node.span }, type, where);
    const counts = byDefault !== undefined && trial.wrong.length === 0;
    this.filledIn.push({
      text,
      byDefault,
      path: where.path,
      span: node.span,
      counts,
      single: !['struct', 'map', 'list'].includes(type.kind),
    });
    return counts ? value : undefined;
  }

  private typed(node: Located, type: ApiType, where: Where): ApiValue | undefined {
    switch (type.kind) {
      case 'struct':
        return node.type === 'map' ? this.struct(node, type.name, where) : this.mismatch(node, type, where);
      case 'map':
        return node.type === 'map' ? this.map(node, type.of, where) : this.mismatch(node, type, where);
      case 'list':
        return node.type === 'list' ? this.list(node.items, type.of, where) : this.mismatch(node, type, where);
      case 'string':
        return node.type === 'scalar' && typeof node.value === 'string' ? node.value : this.mismatch(node, type, where);
      case 'bool':
        return node.type === 'scalar' && typeof node.value === 'boolean' ? node.value : this.mismatch(node, type, where);
      case 'int':
        return this.int(node, type, where, false);
      case 'intOrString':
        if (node.type === 'scalar' && typeof node.value === 'string') return node.value;
        return this.int(node, { kind: 'int', go: 'int32' }, where, true);
      case 'quantity':
        return this.quantity(node, where);
      case 'time':
        return node.type === 'scalar' && typeof node.value === 'string'
          ? node.value
          : this.mismatch(node, { kind: 'string', go: 'string' }, where, true);
      case 'any':
        return '';
    }
  }

  private struct(node: LocatedMap, struct: string, where: Where): ApiObject {
    const fields = fieldsOf(struct);
    const found: [string, ApiValue][] = [];
    for (const { key, keySpan, value } of inServerOrder(node)) {
      const path = [...where.path, key];
      const field = fields.get(key);
      if (field === undefined || !isKnown(field, this.server)) {
        const message = `unknown field "${strictPath(path)}"`;
        const version = field?.version;
        this.unknown.push({ kind: 'unknown', path, message, span: keySpan, ...(version === undefined ? {} : { version }) });
        continue;
      }
      const decoded = this.value(value, field.type, { path, go: [...where.go, ...this.throughOf(field), key], struct });
      if (decoded !== undefined && !isOmitted(decoded, field)) found.push([key, decoded]);
    }
    return Object.fromEntries(found);
  }

  /** Before 1.35 the server didn't say through which embedded types it came. */
  private throughOf({ through }: ApiField): readonly string[] {
    return this.server < 35 ? [] : through;
  }

  private map(node: LocatedMap, of: ApiType, where: Where): ApiObject {
    return Object.fromEntries(
      inServerOrder(node).map(({ key, value }) => [key, this.value(value, of, { ...where, path: [...where.path, key] }) ?? zero(of)]),
    );
  }

  private list(items: readonly Located[], of: ApiType, where: Where): ApiValue[] {
    return items.map((item, index) => this.value(item, of, { ...where, path: [...where.path, index] }) ?? zero(of));
  }

  private int(node: Located, type: ApiType, where: Where, stops: boolean): number | undefined {
    if (node.type !== 'scalar' || typeof node.value !== 'number') return this.mismatch(node, type, where, stops);
    const limit = type.go === 'int32' ? 2 ** 31 : 2 ** 63;
    if (Number.isInteger(node.value) && node.value >= -limit && node.value < limit) return node.value;
    return this.wrongType(`number ${numberText(node)}`, node, type, where, stops);
  }

  private quantity(node: Located, where: Where): string | undefined {
    const text = node.type !== 'scalar' ? '{' : typeof node.value === 'number' ? numberText(node) : String(node.value).trim();
    const quantity = parseQuantity(text);
    if (typeof quantity !== 'string') return quantity.text;
    this.wrong.push({ kind: 'format', path: where.path, message: quantity, span: node.span, stops: true });
    return undefined;
  }

  private mismatch(node: Located, type: ApiType, where: Where, stops = false): number | undefined {
    const found = node.type === 'scalar' ? scalarKind(node) : node.type === 'map' ? 'object' : 'array';
    return this.wrongType(found, node, type, where, stops);
  }

  /** Answers what the value reads as: nothing. */
  private wrongType(found: string, node: Located, type: ApiType, { path, go, struct }: Where, stops: boolean): number | undefined {
    const message = `json: cannot unmarshal ${found} into Go struct field ${struct}.${go.join('.')} of type ${type.go}`;
    this.wrong.push({
      kind: 'type',
      path,
      message,
      span: node.span,
      expected: stops && type.kind === 'int' ? 'intOrString' : type.kind,
      isPlain: node.type === 'scalar' && ['number', 'boolean'].includes(typeof node.value),
      stops,
    });
    return undefined;
  }
}

/** Keys that are set twice, anywhere in the object. What `<<` brings in may be said again. */
function duplicateKeys(node: Located, path: Path): DecodeError[] {
  if (node.alias !== undefined || node.type === 'scalar') return [];
  if (node.type === 'list') return node.items.flatMap((item, index) => duplicateKeys(item, [...path, index]));
  const seen = new Map<string, Span>();
  return node.entries.flatMap(({ key, keySpan, value, merged }) => {
    if (merged !== undefined) return [];
    const own = [...path, key];
    const first = seen.get(key);
    if (first === undefined) seen.set(key, keySpan);
    const message = `key ${JSON.stringify(key)} already set in map`;
    const errors = duplicateKeys(value, own);
    return first === undefined
      ? errors
      : [...errors, { kind: 'duplicate' as const, path: own, message, span: keySpan, first, second: value.span }];
  });
}

/** The path in a strict decoding error: keys as they are, whatever is in them. */
function strictPath(path: Path): string {
  return path.map((segment, at) => (typeof segment === 'number' ? `[${segment}]` : at === 0 ? segment : `.${segment}`)).join('');
}

/** Sorted, as the keys of a Go map are written to JSON; of equal keys the last. */
function inServerOrder(map: LocatedMap): LocatedEntry[] {
  const effective = new Map(map.entries.map(entry => [entry.key, entry]));
  return [...effective.values()].sort((one, other) => (one.key < other.key ? -1 : 1));
}

function isOmitted(value: ApiValue, { type, pointer }: ApiField): boolean {
  if (pointer || (type.kind === 'intOrString' && value === '')) return false;
  return value === 0 || value === '' || value === false || (type.kind === 'struct' && isEmpty(value));
}

/** What Go has where null was written into a list or a map. */
function zero(type: ApiType): ApiValue {
  switch (type.kind) {
    case 'string':
    case 'time':
    case 'any':
      return '';
    case 'bool':
      return false;
    case 'int':
    case 'intOrString':
      return 0;
    case 'quantity':
      return '0';
    case 'list':
      return [];
    case 'map':
    case 'struct':
      return {};
  }
}

function scalarKind(node: LocatedScalar): string {
  return typeof node.value === 'boolean' ? 'bool' : typeof node.value;
}

/** A number as the JSON of it has it: all digits of an integer, else the shortest that reads the same. */
function numberText({ value, source }: LocatedScalar): string {
  const digits = source.replaceAll('_', '').replace(/^\+/, '');
  if (typeof value === 'number' && !Number.isSafeInteger(value) && /^-?[1-9][0-9]*$/.test(digits) && Math.abs(value) < 2 ** 64)
    return digits;
  return String(value);
}
