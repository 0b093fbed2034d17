import { type Document, isAlias, isMap, isScalar, isSeq, type ParsedNode, Scalar, type YAMLMap } from 'yaml';
import type { Located, LocatedEntry, LocatedList, LocatedMap, LocatedScalar, Span } from './located';
import { resolvePlain, resolveTagged, type ScalarValue } from './resolveScalar';

/** How many nodes the aliases of a document may stand for together. The nodes themselves are shared; whoever walks the tree visits each copy. */
export const maxAliasedNodes = 100_000;

interface LocateError {
  readonly message: string;
  readonly span: Span;
}

interface Anchored {
  readonly node: Located;
  /** How many nodes a walk through it visits. */
  readonly size: number;
}

/**
 * Turns the library's document into located values as the API server would read them: scalars by YAML 1.1, aliases and merge keys resolved.
 * What can't be resolved reads as null, with an error in the server's words. `text` is the original; the document may have been read from one
 * that has a colon more, at `colon`.
 */
export function locate(
  document: Document.Parsed,
  text: string,
  offset: number,
  colon = Number.POSITIVE_INFINITY,
): { readonly root: Located | undefined; readonly errors: readonly LocateError[] } {
  const contents = document.contents;
  const locator = new Locator(text, offset, colon);
  return { root: contents === null || isEmpty(contents) ? undefined : locator.node(contents).node, errors: locator.errors };
}

class Locator {
  readonly errors: LocateError[] = [];
  /** Null while the anchored node is still being read. */
  private readonly anchors = new Map<string, Anchored | null>();
  private aliased = 0;

  constructor(
    private readonly text: string,
    private readonly offset: number,
    private readonly colon: number,
  ) {}

  node(node: ParsedNode): Anchored {
    if (isAlias(node)) return this.alias(node.source, this.span(node));
    if (node.anchor !== undefined) this.anchors.set(node.anchor, null);
    const found = isMap(node)
      ? this.map(node)
      : isSeq(node)
        ? this.list(node.items, this.span(node), node.flow === true)
        : this.scalar(node);
    if (node.anchor !== undefined) this.anchors.set(node.anchor, found);
    return found;
  }

  private map(node: YAMLMap): Anchored {
    const entries: LocatedEntry[] = [];
    const span = this.span(node as ParsedNode);
    let size = 1;
    let end = span.start;
    for (const pair of node.items) {
      const keyNode = pair.key as ParsedNode | null;
      if (keyNode === null) continue;
      const keySpan = this.span(keyNode);
      const value = pair.value === null ? empty(keySpan.end) : this.node(pair.value as ParsedNode);
      size += value.size;
      end = Math.max(keySpan.end, value.node.span.end);
      if (isScalar(keyNode) && keyNode.source === '<<' && keyNode.type === Scalar.PLAIN) entries.push(...this.merged(value.node, keySpan));
      else {
        const key = this.key(keyNode);
        if (key !== undefined) entries.push({ key, keySpan, value: value.node });
      }
    }
    const flow = node.flow === true;
    return { node: { type: 'map', entries, span: flow ? span : this.withoutTrail(span, end), flow } satisfies LocatedMap, size };
  }

  private list(items: readonly ParsedNode[], span: Span, flow: boolean): Anchored {
    let size = 1;
    const located = items.map(item => {
      const found = this.node(item);
      size += found.size;
      return found.node;
    });
    const end = located.at(-1)?.span.end ?? span.end;
    return { node: { type: 'list', items: located, span: flow ? span : this.withoutTrail(span, end), flow } satisfies LocatedList, size };
  }

  private scalar(node: Scalar.Parsed): Anchored {
    const span = this.span(node);
    const source = this.source(span);
    const value = this.value(node, span);
    return { node: { type: 'scalar', value, source, span } satisfies LocatedScalar, size: 1 };
  }

  private value(node: Scalar.Parsed, span: Span): ScalarValue {
    const text = typeof node.value === 'string' ? node.value : '';
    const value = node.tag !== undefined ? resolveTagged(node.tag, text) : isPlain(node) ? resolvePlain(text) : text;
    if (value === undefined) this.errors.push({ message: `yaml: cannot decode \`${text}\` as a ${node.tag ?? ''}`, span });
    if (typeof value === 'number' && !Number.isFinite(value)) {
      this.errors.push({ message: `json: unsupported value: ${goNumber(value)}`, span });
      return null;
    }
    return value ?? null;
  }

  private key(node: ParsedNode): string | undefined {
    const found = isAlias(node) ? this.node(node).node : isScalar(node) ? this.scalar(node).node : undefined;
    if (found?.type === 'scalar' && found.value !== null) return String(found.value);
    this.errors.push({ message: 'unsupported map key', span: this.span(node) });
    return undefined;
  }

  private alias(name: string, span: Span): Anchored {
    const target = this.anchors.get(name);
    if (target === undefined) return this.unresolved(`yaml: unknown anchor '${name}' referenced`, span);
    if (target === null) return this.unresolved(`yaml: anchor '${name}' value contains itself`, span);
    this.aliased += target.size;
    if (this.aliased > maxAliasedNodes) return this.unresolved('yaml: document contains excessive aliasing', span);
    return { node: { ...target.node, span, alias: target.node }, size: target.size };
  }

  private unresolved(message: string, span: Span): Anchored {
    this.errors.push({ message, span });
    return { node: { type: 'scalar', value: null, source: this.source(span), span }, size: 1 };
  }

  /** The entries that `<<` brings in. Of several maps the first has precedence, so that it comes last. */
  private merged(value: Located, keySpan: Span): LocatedEntry[] {
    const sources = value.type === 'list' ? [...value.items].reverse() : [value];
    return sources.flatMap(source => {
      if (source.type === 'map') {
        return source.entries.map(entry => {
          const standing = { ...entry.value, span: source.span, alias: entry.value };
          return { key: entry.key, keySpan, value: standing, merged: entry.keySpan };
        });
      }
      this.errors.push({ message: 'yaml: map merge requires map or sequence of maps as the value', span: source.span });
      return [];
    });
  }

  private span(node: ParsedNode): Span {
    const [start, end] = node.range.map(at => Math.min(at > this.colon ? at - 1 : at, this.text.length));
    const from = start ?? 0;
    return { start: from + this.offset, end: Math.max(end ?? 0, from) + this.offset };
  }

  /** A block collection ends with its last value, not with the comments and blank lines behind it. */
  private withoutTrail({ start }: Span, end: number): Span {
    let at = Math.max(start, end);
    while (at > start && /\s/.test(this.text.charAt(at - this.offset - 1))) at--;
    return { start, end: at };
  }

  private source(span: Span): string {
    return this.text.slice(span.start - this.offset, span.end - this.offset);
  }
}

function empty(at: number): Anchored {
  return { node: { type: 'scalar', value: null, source: '', span: { start: at, end: at } }, size: 1 };
}

/** As Go prints what isn't finite. */
function goNumber(value: number): string {
  return Number.isNaN(value) ? 'NaN' : value > 0 ? '+Inf' : '-Inf';
}

function isPlain(node: Scalar): boolean {
  return node.type === undefined || node.type === Scalar.PLAIN;
}

/** A document of comments only has an empty scalar as its contents. */
function isEmpty(node: ParsedNode): boolean {
  return isScalar(node) && node.range[0] === node.range[1] && node.anchor === undefined && node.tag === undefined;
}
