/** A sequence of numbers that looks random and is the same for the same seed (mulberry32). */
export class Chance {
  #state: number;

  constructor(seed: number) {
    this.#state = seed | 0;
  }

  /** From 0 to below `limit`, whole. */
  below(limit: number): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % Math.max(1, limit);
  }

  of<Item>(items: readonly [Item, ...Item[]]): Item {
    return items[this.below(items.length)] ?? items[0];
  }
}

type Mutation = (text: string, chance: Chance) => string;

/** What is put into a text: what means something to YAML, odd numbers, names of fields, and what no file should hold. */
const morsels: readonly [string, ...string[]] = [
  ' ',
  '\n',
  '\r\n',
  '\t',
  ':',
  ': ',
  '- ',
  '#',
  '{',
  '}',
  '[',
  ']',
  ',',
  '&a ',
  '*a',
  '<<: *a\n',
  '!!int ',
  '!!binary ',
  '|\n',
  '>-\n',
  '"',
  "'",
  '---\n',
  '...\n',
  '%YAML 1.1\n',
  '? ',
  '0',
  '-1',
  '25%',
  '110%',
  '"1"',
  '1e9',
  '0x1F',
  '99999999999',
  '1_000',
  '.inf',
  '.nan',
  '~',
  'yes',
  'null',
  '{}',
  '[]',
  '2147483647',
  '-0',
  '1:30',
  'replicas: ',
  'strategy:\n',
  'maxSurge: ',
  'maxUnavailable: ',
  'type: Recreate\n',
  'paused: true\n',
  'minReadySeconds: ',
  'selector: ',
  'template: ',
  'containers:\n',
  'kind: List\nitems:\n',
  '__proto__: 1\n',
  'constructor: 1\n',
  '{{ .Values.x }}',
  '${X}',
  '\u0000',
  '\ufeff',
  '\ud800',
  '\u2028',
  '٣',
  '😀',
  'x'.repeat(3000),
  '['.repeat(300),
  '- '.repeat(300),
  '# rollout: ignore strategy/paused\n',
];

const mutations: readonly [Mutation, ...Mutation[]] = [
  (text, chance) => insert(text, chance.below(text.length + 1), chance.of(morsels)),
  (text, chance) => insert(text, chance.below(text.length + 1), chance.of(morsels) + chance.of(morsels)),
  (text, chance) => without(text, chance.below(text.length), 1 + chance.below(3)),
  (text, chance) => without(text, chance.below(text.length), 1 + chance.below(200)),
  (text, chance) => text.slice(0, chance.below(text.length)),
  (text, chance) => text.slice(chance.below(text.length)),
  (text, chance) => lineByLine(text, lines => spliced(lines, chance.below(lines.length), 0, lines[chance.below(lines.length)] ?? '')),
  (text, chance) => lineByLine(text, lines => spliced(lines, chance.below(lines.length), 1)),
  (text, chance) =>
    lineByLine(text, lines =>
      spliced(lines, chance.below(lines.length), 1, `${' '.repeat(chance.below(9))}${(lines[chance.below(lines.length)] ?? '').trim()}`),
    ),
  (text, chance) => replaceValue(text, chance),
  (text, chance) => replaceValue(replaceValue(text, chance), chance),
  (text, chance) => insert(text, chance.below(text.length), text.slice(chance.below(text.length), chance.below(text.length))),
  text => text.replaceAll('\n', '\r\n'),
  (_, chance) => Array.from({ length: chance.below(400) }, () => String.fromCharCode(chance.below(chance.of([128, 256, 65536])))).join(''),
];

/** A text made of another one by one to four mutations. */
export function mutated(text: string, chance: Chance): string {
  let result = text;
  for (let left = 1 + chance.below(4); left > 0; left--) result = chance.of(mutations)(result, chance);
  return result;
}

function insert(text: string, at: number, added: string): string {
  return text.slice(0, at) + added + text.slice(at);
}

function without(text: string, at: number, length: number): string {
  return text.slice(0, at) + text.slice(at + length);
}

function lineByLine(text: string, change: (lines: readonly string[]) => readonly string[]): string {
  return change(text.split('\n')).join('\n');
}

function spliced(lines: readonly string[], at: number, gone: number, ...added: readonly string[]): readonly string[] {
  return [...lines.slice(0, at), ...added, ...lines.slice(at + gone)];
}

/** Another value behind one of the colons. */
function replaceValue(text: string, chance: Chance): string {
  const colons = [...text.matchAll(/: \S+/g)];
  const found = colons[chance.below(colons.length)];
  return found === undefined ? text : text.slice(0, found.index) + `: ${chance.of(morsels)}` + text.slice(found.index + found[0].length);
}
