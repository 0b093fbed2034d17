import type { Located, LocatedEntry, Span } from './located';

/** The span, so many code units further on. */
export function shiftSpan(span: Span, by: number): Span {
  return { start: span.start + by, end: span.end + by };
}

/**
 * The node with all its spans so many code units further on. Costs nothing for what isn't looked at: the children follow when they are asked
 * for.
 */
export function shiftLocated<T extends Located>(node: T, by: number): T;
export function shiftLocated(node: Located, by: number): Located {
  if (by === 0) return node;
  const span = shiftSpan(node.span, by);
  const alias = node.alias === undefined ? {} : { alias: shiftLocated(node.alias, by) };
  switch (node.type) {
    case 'scalar':
      return { ...node, ...alias, span };
    case 'map': {
      const entries = lazily(() => node.entries.map(entry => shiftEntry(entry, by)));
      return {
        type: 'map',
        flow: node.flow,
        span,
        ...alias,
        get entries() {
          return entries();
        },
      };
    }
    case 'list': {
      const items = lazily(() => node.items.map(item => shiftLocated(item, by)));
      return {
        type: 'list',
        flow: node.flow,
        span,
        ...alias,
        get items() {
          return items();
        },
      };
    }
  }
}

function shiftEntry(entry: LocatedEntry, by: number): LocatedEntry {
  const keySpan = shiftSpan(entry.keySpan, by);
  const merged = entry.merged === undefined ? {} : { merged: shiftSpan(entry.merged, by) };
  return { key: entry.key, keySpan, value: shiftLocated(entry.value, by), ...merged };
}

function lazily<T>(compute: () => T): () => T {
  let computed: { readonly value: T } | undefined;
  return () => (computed ??= { value: compute() }).value;
}
