import type { Located } from './located';

/** JSON, as the API server makes it of YAML. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** The value without its places: keys in the order of the text, of duplicate keys the last one's value. */
export function toJson(node: Located): JsonValue {
  switch (node.type) {
    case 'scalar':
      return node.value;
    case 'list':
      return node.items.map(toJson);
    case 'map':
      // Not by assignment, which `__proto__` would turn into something else.
      return Object.fromEntries(node.entries.map(entry => [entry.key, toJson(entry.value)]));
  }
}
