import type { Fault } from './read/fault';
import type { YamlAlias, YamlMap, YamlNode, YamlScalar } from './read/node';
import type { Located, LocatedEntry, Span } from './located';
import { printedValue } from './printedValue';
import { numberKey, resolvePlain, resolveTagged, type ScalarValue } from './resolveScalar';

/** What was read of a text. */
interface Reading {
  readonly root: YamlNode | undefined;
  /** What aliases stand for. */
  readonly shared: ReadonlySet<YamlNode>;
}

/** Where a place of the text that was read is in the original. */
export type Shift = (at: number) => number;

interface Sized {
  readonly node: Located;
  /** How many nodes the decoder visits in it, those behind aliases each time. */
  readonly size: number;
}

/**
 * Turns what was read into located values as the API server would have them: scalars by YAML 1.1, aliases and merge keys resolved (go-yaml v2,
 * decode.go; sigs.k8s.io/yaml). What can't be resolved reads as null, with a fault. The nodes behind an alias are shared; whoever walks the tree
 * visits each copy, at most some 400,000 in all. `shift` finds a place of the text that was read in the original `text`.
 */
export function locate(
  { root, shared }: Reading,
  text: string,
  offset: number,
  shift: Shift = at => at,
): { readonly root: Located | undefined; readonly faults: readonly Fault[] } {
  const locator = new Locator(text, offset, shared, shift);
  return { root: root === undefined ? undefined : locator.node(root).node, faults: locator.faults };
}

class Locator {
  readonly faults: Fault[] = [];
  /** Null while the node is still being read. */
  readonly #shared = new Map<YamlNode, Sized | null>();
  #visited = 0;
  #aliased = 0;
  #isExcessive = false;

  constructor(
    private readonly text: string,
    private readonly offset: number,
    private readonly shared: ReadonlySet<YamlNode>,
    private readonly shift: Shift,
  ) {}

  node(node: YamlNode): Sized {
    this.#visited++;
    if (node.kind === 'alias') return this.#alias(node);
    const isShared = this.shared.has(node);
    if (isShared) this.#shared.set(node, null);
    const found = this.#content(node);
    if (isShared) this.#shared.set(node, found);
    return found;
  }

  #content(node: Exclude<YamlNode, YamlAlias>): Sized {
    switch (node.kind) {
      case 'scalar': {
        const span = this.#span(node);
        return { node: { type: 'scalar', value: this.#value(node), source: this.#source(span), span }, size: 1 };
      }
      case 'list': {
        const items = node.items.map(item => this.node(item));
        const size = items.reduce((sum, item) => sum + item.size, 1);
        return { node: { type: 'list', items: items.map(item => item.node), span: this.#collection(node), flow: node.flow }, size };
      }
      case 'map':
        return this.#map(node);
    }
  }

  #map(node: YamlMap): Sized {
    const entries: LocatedEntry[] = [];
    let size = 1;
    for (const pair of node.pairs) {
      const keySpan = this.#span(pair.key);
      if (isMergeKey(pair.key)) {
        const value = this.node(pair.value);
        size += value.size;
        entries.push(...this.#merged(value.node, keySpan));
        continue;
      }
      const key = this.#key(pair.key);
      const value = this.node(pair.value);
      size += key.size + value.size;
      if (key.text !== undefined) entries.push({ key: key.text, keySpan, value: value.node });
    }
    return { node: { type: 'map', entries, span: this.#collection(node), flow: node.flow }, size };
  }

  /** What JSON has no number for is a fault. */
  #value(node: YamlScalar): ScalarValue {
    const value = this.#resolved(node);
    if (typeof value !== 'number' || Number.isFinite(value)) return value;
    this.#fail(`json: unsupported value: ${Number.isNaN(value) ? 'NaN' : value > 0 ? '+Inf' : '-Inf'}`, node, 'value');
    return null;
  }

  #resolved(node: YamlScalar): ScalarValue {
    if (node.tag === undefined) return node.plain ? resolvePlain(node.text) : node.text;
    const resolved = resolveTagged(node.tag, node.text);
    if ('value' in resolved) return resolved.value;
    this.#fail(resolved.problem, node);
    return null;
  }

  /** The text of a key; undefined for what can't be one. */
  #key(node: YamlNode): { readonly text: string | undefined; readonly size: number } {
    const scalar = node.kind === 'alias' ? node.target : node;
    if (scalar?.kind !== 'scalar') {
      const before = this.faults.length;
      const { size } = this.node(node);
      // One within is where the decoder stops.
      if (scalar !== undefined && this.faults.length === before) {
        this.#fail(`invalid map key: ${printedValue(scalar, inner => this.#resolved(inner))}`, node);
      }
      return { text: undefined, size };
    }
    const value = this.#resolved(scalar);
    const size = node === scalar ? 1 : 2;
    this.#visited += size;
    if (this.shared.has(scalar)) this.#shared.set(scalar, this.#content(scalar));
    if (value === null) this.#fail('unsupported map key of type: %!s(<nil>), key: <nil>', node, 'value');
    if (value === null) return { text: undefined, size };
    return { text: typeof value === 'number' ? numberKey(value, scalar.text) : String(value), size };
  }

  #alias(alias: YamlAlias): Sized {
    const target = alias.target === undefined ? undefined : this.#shared.get(alias.target);
    const span = this.#span(alias);
    if (target === undefined || target === null) {
      // An alias of nothing is a fault of the text already.
      if (target === null) this.#fail(`anchor '${alias.name}' value contains itself`, alias);
      return this.#unresolved(span);
    }
    this.#visited += target.size;
    this.#aliased += target.size;
    if (isExcessive(this.#aliased, this.#visited)) {
      if (!this.#isExcessive) this.#fail('document contains excessive aliasing', alias);
      this.#isExcessive = true;
      return this.#unresolved(span);
    }
    return { node: { ...target.node, span, alias: target.node }, size: target.size + 1 };
  }

  #unresolved(span: Span): Sized {
    return { node: { type: 'scalar', value: null, source: this.#source(span), span }, size: 1 };
  }

  /** The entries that `<<` brings in. Of several maps the first has precedence, so that it comes last. */
  #merged(value: Located, keySpan: Span): LocatedEntry[] {
    const sources = value.type === 'list' && value.alias === undefined ? [...value.items].reverse() : [value];
    return sources.flatMap(source => {
      if (source.type === 'map') {
        return source.entries.map(entry => {
          const standing = { ...entry.value, span: source.span, alias: entry.value };
          return { key: entry.key, keySpan, value: standing, merged: entry.keySpan };
        });
      }
      const at = source.span.start - this.offset;
      this.faults.push({ problem: 'map merge requires map or sequence of maps as the value', at, from: at, by: 'decoder' });
      return [];
    });
  }

  #fail(problem: string, { start }: YamlNode, by: Fault['by'] = 'decoder'): void {
    this.faults.push({ problem, at: this.shift(start), from: this.shift(start), by });
  }

  #span({ start, end }: { readonly start: number; readonly end: number }): Span {
    const from = Math.min(this.shift(start), this.text.length);
    return { start: from + this.offset, end: Math.max(from, Math.min(this.shift(end), this.text.length)) + this.offset };
  }

  /** A block collection ends with its last value, not with the blank lines behind it. */
  #collection(node: YamlNode & { readonly flow: boolean }): Span {
    const { start, end } = this.#span(node);
    if (node.flow) return { start, end };
    let at = end;
    while (at > start && /\s/.test(this.text.charAt(at - this.offset - 1))) at--;
    return { start, end: at };
  }

  #source(span: Span): string {
    return this.text.slice(span.start - this.offset, span.end - this.offset);
  }
}

function isMergeKey(node: YamlNode): boolean {
  return node.kind === 'scalar' && node.text === '<<' && (node.plain || node.tag === 'tag:yaml.org,2002:merge');
}

/** go-yaml's bound on what aliases may multiply a document to: nearly all of a small one, a tenth of a large one (allowedAliasRatio). */
function isExcessive(aliased: number, visited: number): boolean {
  const [low, high] = [400_000, 4_000_000];
  const allowed = visited <= low ? 0.99 : visited >= high ? 0.1 : 0.99 - (0.89 * (visited - low)) / (high - low);
  return aliased > 100 && visited > 1000 && aliased / visited > allowed;
}
