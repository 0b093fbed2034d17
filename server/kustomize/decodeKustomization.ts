import * as l10n from '@vscode/l10n';
import type { Located, LocatedEntry, LocatedMap, LocatedScalar, Span } from '../yaml/located';
import { parseDocument } from '../yaml/parse';
import { splitDocuments } from '../yaml/splitDocuments';
import { fieldOf, kustomizationType, type KustomizationType } from './kustomizationTypes';

/** A decoded value: texts, numbers and truth values, null for what is absent or of the wrong type. */
export type Decoded = string | number | boolean | null | readonly Decoded[] | DecodedFields;
export interface DecodedFields {
  readonly [field: string]: Decoded;
}

/** Why kustomize doesn't build a kustomization: a sentence, its own words, and the place of what is at fault. */
export interface KustomizationProblem {
  readonly sentence: string;
  readonly message: string;
  readonly span: Span;
}

/** A kustomization as far as it could be decoded: its fields by their own names, whatever case they are written in. */
export interface DecodedKustomization {
  readonly fields: DecodedFields;
  /** Its text's first document; undefined where that is empty. */
  readonly root: Located | undefined;
  /** The first that kustomize meets; null where it decodes all. */
  readonly problem: KustomizationProblem | null;
}

/**
 * Decodes a kustomization as kustomize does (api/types: Kustomization.Unmarshal): the first document of the text, YAML to JSON with sorted keys, then Go's
 * decoder, which takes field names without regard to case, refuses unknown ones and tells of the first fault.
 */
export function decodeKustomization(text: string): DecodedKustomization {
  const { start, end } = splitDocuments(text)[0] ?? { start: 0, end: text.length };
  const { root, errors } = parseDocument(text.slice(start, end), start, 'yaml');
  const [broken] = errors;
  const decoder = new Decoder();
  const fields = root === undefined ? null : decoder.value(root, kustomizationType, { struct: '', fields: [] });
  const problem = broken === undefined ? (decoder.first ?? null) : { sentence: unreadable(), message: broken.message, span: broken.span };
  return {
    fields: isFields(fields) ? fields : {},
    root,
    problem: problem === null ? null : { ...problem, message: `invalid Kustomization: ${problem.message}` },
  };
}

/** Whether a value is a struct or a map. */
export function isFields(value: Decoded | undefined): value is DecodedFields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** In Go's names. */
interface Where {
  readonly struct: string;
  readonly fields: readonly string[];
}

class Decoder {
  first: KustomizationProblem | undefined;

  value(node: Located, type: KustomizationType, where: Where): Decoded {
    if (node.type === 'scalar' && node.value === null) return null;
    switch (type.kind) {
      case 'struct':
        return node.type === 'map' ? this.#struct(node, type.name, where) : this.#mismatch(node, type, where);
      case 'map':
        return node.type === 'map'
          ? Object.fromEntries(inServerOrder(node).map(({ key, value }) => [key, this.value(value, type.of, where)]))
          : this.#mismatch(node, type, where);
      case 'list':
        return node.type === 'list' ? node.items.map(item => this.value(item, type.of, where)) : this.#mismatch(node, type, where);
      case 'string':
        return node.type === 'scalar' && typeof node.value === 'string' ? node.value : this.#mismatch(node, type, where);
      case 'bool':
        return node.type === 'scalar' && typeof node.value === 'boolean' ? node.value : this.#mismatch(node, type, where);
      case 'int':
        return node.type === 'scalar' && typeof node.value === 'number' && Number.isInteger(node.value)
          ? node.value
          : this.#mismatch(node, type, where);
      case 'any':
        return null;
    }
  }

  #struct(node: LocatedMap, struct: string, where: Where): DecodedFields {
    const found: [string, Decoded][] = [];
    for (const { key, keySpan, value } of inServerOrder(node)) {
      const field = fieldOf(struct, key);
      if (field === undefined) this.#fail(unknownField(key), `json: unknown field ${JSON.stringify(key)}`, keySpan);
      else found.push([field.name, this.value(value, field.type, { struct, fields: [...where.fields, field.name] })]);
    }
    return Object.fromEntries(found);
  }

  #mismatch(node: Located, type: KustomizationType, { struct, fields }: Where): null {
    const into = struct === '' ? 'value' : `struct field ${struct}.${fields.join('.')}`;
    const message = `json: cannot unmarshal ${jsonKind(node, type)} into Go ${into} of type ${type.go}`;
    this.#fail(wrongType(fields.at(-1), node, type), message, node.span);
    return null;
  }

  #fail(sentence: string, message: string, span: Span): void {
    this.first ??= { sentence, message, span };
  }
}

function unreadable(): string {
  return l10n.t('This can’t be read, so kustomize builds nothing.');
}

function unknownField(key: string): string {
  return l10n.t('There is no field `{0}` here, so kustomize builds nothing.', key);
}

function wrongType(field: string | undefined, node: Located, type: KustomizationType): string {
  if (field === undefined) return l10n.t('A kustomization is a map of fields, so kustomize builds nothing.');
  const isText = type.kind === 'string' && node.type === 'scalar';
  if (isText && typeof node.value === 'number')
    return l10n.t('`{0}` must be text, but `{1}` is a number, so kustomize builds nothing.', field, node.source);
  if (isText && typeof node.value === 'boolean')
    return l10n.t('`{0}` must be text, but `{1}` is a boolean, so kustomize builds nothing.', field, node.source);
  return l10n.t('`{0}` has a value of another type, so kustomize builds nothing.', field);
}

/** Sorted, as the keys of a Go map are written to JSON; of equal keys the last. */
function inServerOrder(map: LocatedMap): readonly LocatedEntry[] {
  const effective = new Map(map.entries.map(entry => [entry.key, entry]));
  return [...effective.values()].sort((one, other) => (one.key < other.key ? -1 : 1));
}

function jsonKind(node: Located, type: KustomizationType): string {
  if (node.type !== 'scalar') return node.type === 'map' ? 'object' : 'array';
  if (typeof node.value === 'number' && type.kind === 'int') return `number ${String(node.value)}`;
  return scalarKind(node);
}

function scalarKind({ value }: LocatedScalar): string {
  return typeof value === 'boolean' ? 'bool' : typeof value;
}
