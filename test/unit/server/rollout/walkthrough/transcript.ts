import { readFileSync } from 'node:fs';

/** A section of a transcript in the records: what was typed, what happened from outside, and what was printed. */
export interface Section {
  readonly title: string;
  /** The real names of the sets, from the first that was created on: `rs1xxxxx` and so on. */
  readonly hashes: ReadonlyMap<number, string>;
  readonly entries: readonly Entry[];
}

export type Entry =
  | { readonly kind: 'command'; readonly line: string; readonly input: string; readonly output: string }
  | { readonly kind: 'note'; readonly text: string };

export function readTranscript(name = 'kubectl-walkthrough'): readonly Section[] {
  const text = readFileSync(`test/conformance/records/${name}.txt`, 'utf8');
  return text
    .split(/^={20,}\n(?=\d)/m)
    .slice(1)
    .map(section => {
      const [title = '', ...rest] = section.split(/\n={20,}\n/);
      return { title: title.trim(), hashes: hashesIn(section), entries: entriesIn(rest.join('\n')) };
    });
}

function hashesIn(section: string): ReadonlyMap<number, string> {
  const hashes = new Map<number, string>();
  for (const [hash, number] of section.matchAll(/\brs(\d+)x+/g)) hashes.set(Number(number), hash);
  return hashes;
}

function entriesIn(body: string): Entry[] {
  return body
    .split(/^(?=\$ |-- )/m)
    .map(chunk => chunk.trim())
    .filter(chunk => chunk !== '')
    .map(chunk => {
      if (chunk.startsWith('-- ')) return { kind: 'note', text: chunk.slice(3) };
      const [line = '', ...rest] = chunk.slice(2).split('\n');
      const end = line.endsWith('<<E') ? rest.indexOf('E') + 1 : 0;
      return { kind: 'command', line, input: rest.slice(0, Math.max(0, end - 1)).join('\n'), output: rest.slice(end).join('\n') };
    });
}
