import type { JsonValue } from '../toJson';

/** What a field can be set to; null takes it away. */
export type EditValue = string | number | boolean | null;

/** What is to happen at a key or an index. */
export type Node =
  | { readonly kind: 'value'; readonly value: EditValue }
  /** A value of any shape, written in one line. */
  | { readonly kind: 'whole'; readonly value: JsonValue }
  | { readonly kind: 'below'; readonly children: ReadonlyMap<string | number, Node> };

/** Whether there is anything to write, where nothing stands yet. */
export function writesSomething(node: Node): boolean {
  return node.kind === 'below' ? [...node.children.values()].some(writesSomething) : node.value !== null;
}
