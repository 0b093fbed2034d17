import type { Fault } from './fault';
import type { YamlNode, YamlPair } from './node';
import { Scanner } from './scanner';
import type { Token } from './token';

interface Properties {
  readonly anchor: string | undefined;
  readonly tag: string | undefined;
  /** Where an empty value behind them stands; undefined without any. */
  readonly end: number | undefined;
}

const noProperties: Properties = { anchor: undefined, tag: undefined, end: undefined };

/** What may stand at a place: block collections, and a list that is no deeper than its key. */
interface Place {
  readonly block: boolean;
  readonly indentless: boolean;
}

const inBlock: Place = { block: true, indentless: false };
const ofKey: Place = { block: true, indentless: true };
const inFlow: Place = { block: false, indentless: false };

/** A node while it is being read: what it holds may refer to it. */
type Growing<Node> = { -readonly [Key in keyof Node]: Node[Key] };

/** Makes nodes of the tokens of a document (parserc.go, decode.go: parse). Behind a fault it comes to its end with what it has. */
export class Composer {
  readonly shared = new Set<YamlNode>();
  end = 0;
  readonly #scanner: Scanner;
  readonly #anchors = new Map<string, YamlNode>();
  readonly #tagPrefixes = new Map([
    ['!', '!'],
    ['!!', 'tag:yaml.org,2002:'],
  ]);
  #fault: Fault | undefined;
  /** An alias of nothing: it can be read on. */
  #unknownAnchor: Fault | undefined;
  #depth = 0;
  /** Where the brackets begin that are around this place. */
  readonly #open: number[] = [];

  constructor(
    text: string,
    private readonly maxDepth: number,
  ) {
    this.#scanner = new Scanner(text);
  }

  get stop(): Fault | undefined {
    return this.#fault ?? this.#scanner.cursor.fault;
  }

  get fault(): Fault | undefined {
    return this.#unknownAnchor ?? this.stop;
  }

  document(): YamlNode | undefined {
    const { type } = this.#peek();
    if (type === 'streamEnd') return undefined;
    const isExplicit = type === 'versionDirective' || type === 'tagDirective' || type === 'documentStart';
    if (isExplicit) this.#explicitStart();
    const root = isExplicit && this.#isDocumentOver() ? undefined : this.#node(inBlock);
    this.end = this.#peek().start;
    return root;
  }

  #explicitStart(): void {
    let hasVersion = false;
    const own = new Set<string>();
    for (let token = this.#peek(); token.type === 'versionDirective' || token.type === 'tagDirective'; token = this.#peek()) {
      if (token.type === 'versionDirective') {
        if (hasVersion) this.#fail('found duplicate %YAML directive', token.start);
        if (token.value.split('.').map(Number).join() !== '1,1') this.#fail('found incompatible YAML document', token.start);
        hasVersion = true;
      } else {
        if (own.has(token.value)) this.#fail('found duplicate %TAG directive', token.start);
        own.add(token.value);
        this.#tagPrefixes.set(token.value, token.suffix);
      }
      this.#scanner.take();
    }
    if (this.#peek().type === 'documentStart') this.#scanner.take();
    else this.#fail('did not find expected <document start>', this.#peek().start);
  }

  #isDocumentOver(): boolean {
    return ['versionDirective', 'tagDirective', 'documentStart', 'documentEnd', 'streamEnd', 'fault'].includes(this.#peek().type);
  }

  /** No token is read behind a fault of the composer's own either. */
  #peek(): Token {
    const token = this.#scanner.peek();
    return this.#fault === undefined ? token : { ...token, type: 'fault' };
  }

  #is(type: Token['type']): boolean {
    return this.#peek().type === type;
  }

  #fail(problem: string, at: number, from = at, by: Fault['by'] = 'parser'): void {
    if (this.#scanner.cursor.fault === undefined) this.#fault ??= { problem, at, from, by };
  }

  #node(place: Place): YamlNode {
    const first = this.#peek();
    if (first.type === 'alias') return this.#alias();
    const properties = this.#properties();
    const token = this.#peek();
    if (this.#depth >= this.maxDepth) this.#fail('too deep', token.start, token.start, 'limit');
    this.#depth++;
    const node = this.#content(token, properties, place);
    this.#depth--;
    if (node !== undefined) return node;
    if (properties.end === undefined) this.#fail('did not find expected node content', token.start, this.#open.at(-1) ?? first.start);
    return this.#scalar(properties, { start: properties.end ?? token.start, end: properties.end ?? token.start, value: '', plain: true });
  }

  #content(token: Token, properties: Properties, place: Place): YamlNode | undefined {
    switch (token.type) {
      case 'scalar':
        this.#scanner.take();
        return this.#scalar(properties, token);
      case 'flowSequenceStart':
        return this.#flowSequence(properties);
      case 'flowMappingStart':
        return this.#flowMapping(properties);
      case 'blockEntry':
        return place.indentless ? this.#sequence(properties) : undefined;
      case 'blockSequenceStart':
        return place.block ? this.#sequence(properties) : undefined;
      case 'blockMappingStart':
        return place.block ? this.#mapping(properties) : undefined;
      default:
        return undefined;
    }
  }

  #alias(): YamlNode {
    const { value: name, start, end } = this.#scanner.take();
    const target = this.#anchors.get(name);
    if (target !== undefined) this.shared.add(target);
    else if (this.stop === undefined) {
      this.#unknownAnchor ??= { problem: `unknown anchor '${name}' referenced`, at: start, from: start, by: 'decoder' };
    }
    return { kind: 'alias', name, target, start, end };
  }

  #properties(): Properties {
    const first = this.#peek();
    if (first.type !== 'anchor' && first.type !== 'tag') return noProperties;
    this.#scanner.take();
    const second = this.#peek();
    const both = second.type !== first.type && (second.type === 'anchor' || second.type === 'tag');
    if (both) this.#scanner.take();
    const tokens = both ? [first, second] : [first];
    const tag = tokens.find(({ type }) => type === 'tag');
    // The token behind them is looked at before the tag is.
    this.#peek();
    return {
      anchor: tokens.find(({ type }) => type === 'anchor')?.value,
      tag: tag === undefined ? undefined : this.#tagName(tag, first.start),
      end: tokens.at(-1)?.end,
    };
  }

  #tagName({ value: handle, suffix, start }: Token, from: number): string | undefined {
    if (handle === '') return suffix;
    const prefix = this.#tagPrefixes.get(handle);
    if (prefix === undefined) this.#fail('found undefined tag handle', start, from);
    return prefix === undefined ? undefined : prefix + suffix;
  }

  #scalar({ anchor, tag }: Properties, { start, end, value, plain }: Pick<Token, 'start' | 'end' | 'value' | 'plain'>): YamlNode {
    const node: YamlNode = { kind: 'scalar', text: value, plain: (tag === undefined && plain) || tag === '!', tag, start, end };
    return this.#anchored(anchor, node);
  }

  #anchored<Node extends YamlNode>(anchor: string | undefined, node: Node): Node {
    if (anchor !== undefined) this.#anchors.set(anchor, node);
    return node;
  }

  /** A null that isn't written. */
  #nothing(at: number): YamlNode {
    return { kind: 'scalar', text: '', plain: true, tag: undefined, start: at, end: at };
  }

  /** In a block, or without an indentation of its own as the value of a key. */
  #sequence({ anchor }: Properties): YamlNode {
    const items: YamlNode[] = [];
    const { type, start } = this.#peek();
    const node = this.#anchored<Growing<YamlNode & { kind: 'list' }>>(anchor, { kind: 'list', items, flow: false, start, end: start });
    const indented = type === 'blockSequenceStart';
    if (indented) this.#scanner.take();
    while (this.#is('blockEntry')) {
      const { end } = this.#scanner.take();
      const next = this.#peek().type;
      const empty = next === 'blockEntry' || next === 'blockEnd' || (!indented && (next === 'key' || next === 'value'));
      const item = empty ? this.#nothing(end) : this.#node(inBlock);
      items.push(item);
      node.end = item.end;
    }
    if (!indented) return node;
    if (this.#is('blockEnd')) this.#scanner.take();
    else this.#fail("did not find expected '-' indicator", this.#peek().start, start);
    return node;
  }

  #mapping({ anchor }: Properties): YamlNode {
    const pairs: YamlPair[] = [];
    const { start } = this.#scanner.take();
    const node = this.#anchored<Growing<YamlNode & { kind: 'map' }>>(anchor, { kind: 'map', pairs, flow: false, start, end: start });
    while (this.#is('key')) {
      const key = this.#blockPart();
      // A fault before the colon leaves half a key.
      if (this.stop !== undefined) break;
      const value = this.#is('value') ? this.#blockPart() : this.#nothing(key.end);
      pairs.push({ key, value });
      node.end = value.end;
    }
    if (this.#is('blockEnd')) this.#scanner.take();
    else this.#fail('did not find expected key', this.#peek().start, start);
    return node;
  }

  /** A key or a value of a block mapping, behind its sign. */
  #blockPart(): YamlNode {
    const { end } = this.#scanner.take();
    const next = this.#peek().type;
    if (next === 'key' || next === 'value' || next === 'blockEnd') return this.#nothing(end);
    return this.#node(ofKey);
  }

  #flowSequence({ anchor }: Properties): YamlNode {
    const items: YamlNode[] = [];
    const { start, end } = this.#scanner.take();
    this.#open.push(start);
    const node = this.#anchored<Growing<YamlNode & { kind: 'list' }>>(anchor, { kind: 'list', items, flow: true, start, end });
    while (this.#hasMore('flowSequenceEnd', items.length > 0, "did not find expected ',' or ']'", start)) {
      items.push(this.#is('key') ? this.#singlePair() : this.#node(inFlow));
    }
    this.#open.pop();
    node.end = this.#scanner.take().end;
    return node;
  }

  /** `[a: b]`: a map of one. */
  #singlePair(): YamlNode {
    const { start, end } = this.#scanner.take();
    const key = this.#flowKey(end, 'flowSequenceEnd');
    // libyaml takes the sign behind an empty key with it.
    if (key.start === key.end && !this.#is('fault')) this.#scanner.take();
    const value = this.#flowValue(key.end, 'flowSequenceEnd');
    return { kind: 'map', pairs: [{ key, value }], flow: true, start, end: value.end };
  }

  #flowMapping({ anchor }: Properties): YamlNode {
    const pairs: YamlPair[] = [];
    const { start, end } = this.#scanner.take();
    this.#open.push(start);
    const node = this.#anchored<Growing<YamlNode & { kind: 'map' }>>(anchor, { kind: 'map', pairs, flow: true, start, end });
    while (this.#hasMore('flowMappingEnd', pairs.length > 0, "did not find expected ',' or '}'", start)) {
      if (!this.#is('key')) {
        const key = this.#node(inFlow);
        pairs.push({ key, value: this.#nothing(key.end) });
        continue;
      }
      const key = this.#flowKey(this.#scanner.take().end, 'flowMappingEnd');
      pairs.push({ key, value: this.#flowValue(key.end, 'flowMappingEnd') });
    }
    this.#open.pop();
    node.end = this.#scanner.take().end;
    return node;
  }

  /** Whether another entry follows in the brackets; the comma before it is taken. */
  #hasMore(closing: Token['type'], isComma: boolean, problem: string, start: number): boolean {
    if (this.#is(closing)) return false;
    if (isComma) {
      if (this.#is('flowEntry')) this.#scanner.take();
      else this.#fail(problem, this.#peek().start, start);
    }
    return !this.#is(closing) && !this.#is('fault');
  }

  #flowKey(at: number, closing: Token['type']): YamlNode {
    return this.#is('value') ? this.#nothing(at) : this.#flowPart(at, closing);
  }

  #flowValue(at: number, closing: Token['type']): YamlNode {
    return this.#is('value') ? this.#flowPart(this.#scanner.take().end, closing) : this.#nothing(at);
  }

  #flowPart(at: number, closing: Token['type']): YamlNode {
    return this.#is('flowEntry') || this.#is(closing) ? this.#nothing(at) : this.#node(inFlow);
  }
}
