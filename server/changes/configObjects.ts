import { objectsOf, type TypedObject } from '../kubernetes/objectsOf';
import type { ObjectReference } from '../protocol/revisions';
import { childOf, textAt } from '../yaml/find';
import type { LocatedMap } from '../yaml/located';
import { parseDocument } from '../yaml/parse';
import { splitDocuments } from '../yaml/splitDocuments';
import { toJson } from '../yaml/toJson';

/** A ConfigMap or Secret in a file. */
export interface ConfigObject extends ObjectReference {
  readonly namespace: string | null;
  /** What it holds, as one text for equal contents: bytes in base64 count as what they stand for. */
  readonly content: string;
}

/** The ConfigMaps and Secrets of a text, also those in lists. What can't be read (a template, say) is left out. */
export function readConfigObjects(text: string): readonly ConfigObject[] {
  return splitDocuments(text).flatMap(({ start, end, format }) => {
    const own = text.slice(start, end);
    if (!/ConfigMap|Secret/.test(own)) return [];
    const { root, errors } = parseDocument(own, 0, format);
    return errors.length > 0 ? [] : objectsOf(root).flatMap(configObject);
  });
}

function configObject({ node, type }: TypedObject): readonly ConfigObject[] {
  const kind = type === 'v1/ConfigMap' ? 'ConfigMap' : type === 'v1/Secret' ? 'Secret' : undefined;
  const name = textAt(node, ['metadata', 'name']);
  if (kind === undefined || name === '') return [];
  return [{ kind, name, namespace: textAt(node, ['metadata', 'namespace']) || null, content: contentOf(kind, node) }];
}

function contentOf(kind: ConfigObject['kind'], node: LocatedMap): string {
  const [data, binaryData, stringData] = ['data', 'binaryData', 'stringData'].map(field => fieldsOf(node, field));
  const held =
    kind === 'Secret'
      ? [...new Map([...mapped(data, decoded), ...mapped(stringData, encoded)])]
      : // A key of binaryData can't be a variable, so that the same bytes in data are something else.
        [...mapped(data, value => ['text', value]), ...mapped(binaryData, value => ['bytes', decoded(value)])];
  const lines = held.map(entry => JSON.stringify(entry)).sort();
  return lines.join('\n');
}

function fieldsOf(node: LocatedMap, field: string): readonly [string, unknown][] {
  const data = childOf(node, field);
  return data?.type === 'map' ? Object.entries(toJson(data) as object) : [];
}

function mapped(fields: readonly [string, unknown][] | undefined, map: (value: unknown) => unknown): readonly [string, unknown][] {
  return (fields ?? []).map(([key, value]) => [key, map(value)]);
}

/** Base64 in the one way to write it; what isn't base64 as it is. Line breaks don't count (Go's base64.StdEncoding). */
function decoded(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  const text = value.replaceAll(/[\r\n]/g, '');
  return text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text) ? btoa(atob(text)) : value;
}

/** The base64 that the API server makes of a value of `stringData`. */
function encoded(value: unknown): unknown {
  return typeof value === 'string'
    ? btoa(Array.from(new TextEncoder().encode(value), octet => String.fromCharCode(octet)).join(''))
    : value;
}
