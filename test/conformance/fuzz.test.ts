/**
 * Documents that nobody would write: none may throw, take a second or be given a place outside of its text. FUZZ_DOCUMENTS in the
 * environment makes it more documents, SEED others.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { applyWhatIf } from '../../server/kubernetes/whatIf';
import { findWorkloads } from '../../server/kinds/workloads';
import type { ManifestProblem, Workload } from '../../server/kubernetes/workloads/workload';
import { applyChanges, setValues } from '../../server/yaml/edit';
import type { Located, Span } from '../../server/yaml/located';
import { parseDocument } from '../../server/yaml/parse';
import { splitDocuments } from '../../server/yaml/splitDocuments';
import { seed } from '../support/seed';

const documents = Number(process.env['FUZZ_DOCUMENTS'] ?? 500);
const manifests = readFileSync('test/conformance/records/verdicts.jsonl', 'utf8')
  .trimEnd()
  .split('\n')
  .map(line => (JSON.parse(line) as { readonly yaml: string }).yaml);

/** Numbers from 0 to 1 that a seed decides (mulberry32). */
function randomNumbers(from: number): () => number {
  let state = from >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const random = randomNumbers(seed);
const below = (limit: number): number => Math.floor(random() * limit);
const pick = <T>(items: readonly T[]): T => items[below(items.length)] as T;

const pieces = [
  ...Array.from('{}[]:,-?&*!|>%@`"\'# \n\t\\~<='),
  ...[
    '\r\n',
    '---\n',
    '...\n',
    '<<: *a',
    '&a ',
    '*a',
    '!!int ',
    '{{ x }}',
    '${X}',
    '- ',
    ': ',
    '\u0000',
    '\ufeff',
    '🙂',
    '0x',
    '1e999',
    '.inf',
  ],
  ...['spec:', 'replicas: ', 'template:', '  ', '    ', 'maxSurge: 0', '"25%"', 'null', '[[[[', '{{{{', '[]', '{}', '99999999999999999999'],
];

/** Cuts, doubles, swaps and strews pieces. */
function mutated(text: string): string {
  let result = text;
  for (let edits = 1 + below(6); edits > 0; edits--) {
    const at = below(result.length + 1);
    const length = below(20);
    const cut = result.slice(at, at + length);
    const kinds = [
      cut,
      '',
      pick(pieces),
      cut + cut,
      cut.split('').reverse().join(''),
      cut.replace(/\S/, pick(pieces)),
      pick(pieces).repeat(below(40)),
    ];
    result = result.slice(0, at) + pick(kinds) + result.slice(at + length);
  }
  return result;
}

function randomText(): string {
  const limit = pick([0x80, 0x100, 0x10000]);
  return Array.from({ length: below(400) }, () => String.fromCharCode(below(limit))).join('');
}

function randomDocument(): string {
  const manifest = pick(manifests);
  switch (below(5)) {
    case 0:
      return randomText();
    case 1:
      return Array.from({ length: below(200) }, () => pick(pieces)).join('');
    case 2:
      return manifest.slice(0, below(manifest.length));
    case 3:
      return mutated(`apiVersion: v1\nkind: List\nitems:\n- ${manifest.replaceAll('\n', '\n  ')}`);
    default:
      return mutated(manifest);
  }
}

/** Everything that is asked of a document while somebody types in it. */
function checkDocument(text: string): void {
  const parsed = splitDocuments(text).map(({ start, end }) => parseDocument(text.slice(start, end), start));
  for (const { root, errors } of parsed) {
    for (const { span } of errors) checkSpan(span, text);
    if (root !== undefined) checkNode(root, text);
  }
  for (const workload of findWorkloads(parsed)) checkWorkload(workload, text);
}

function checkWorkload(workload: Workload, text: string): void {
  checkSpan(workload.span, text);
  checkProblems([...workload.problems, ...(workload.warnings ?? [])], text);
  for (const whatIf of [
    { replicas: 'x', maxSurge: '0' },
    { strategy: 'Recreate' },
    { maxUnavailable: '101%', minReadySeconds: 700 },
  ] as const) {
    checkProblems(applyWhatIf(workload, whatIf).problems, text);
  }
  const changes = [
    { path: ['spec', 'replicas'], value: 7 },
    { path: ['spec', 'strategy', 'rollingUpdate', 'maxSurge'], value: '30%' },
    { path: ['spec', 'template', 'spec', 'containers', 0, 'image'], value: 'x:1' },
  ];
  for (const change of changes) applyChanges(text, setValues(text, workload.node, [change]));
}

function checkProblems(problems: readonly ManifestProblem[], text: string): void {
  for (const { span, related } of problems) {
    checkSpan(span, text);
    if (related !== undefined) checkSpan(related.span, text);
  }
}

function checkNode(node: Located, text: string): void {
  checkSpan(node.span, text);
  if (node.type === 'list') for (const item of node.items) checkNode(item, text);
  if (node.type !== 'map') return;
  for (const { keySpan, value } of node.entries) {
    checkSpan(keySpan, text);
    checkNode(value, text);
  }
}

function checkSpan({ start, end }: Span, text: string): void {
  assert.ok(start >= 0 && start <= end && end <= text.length, `${start} to ${end} of ${text.length}`);
}

/** Checks, and says which document it was when something goes wrong; the time is that of the processor, not of a busy machine. */
function checkInTime(text: string): void {
  const before = process.cpuUsage();
  try {
    checkDocument(text);
  } catch (error) {
    throw new Error(`SEED=${seed}: ${JSON.stringify(text)}`, { cause: error });
  }
  const { user, system } = process.cpuUsage(before);
  assert.ok(user + system < 1_000_000, `SEED=${seed}: ${(user + system) / 1000} ms for ${JSON.stringify(text)}`);
}

test(`${documents} documents by chance, SEED=${seed}`, () => {
  for (let count = 0; count < documents; count++) checkInTime(randomDocument());
});

test('every prefix of a manifest', () => {
  const manifest = manifests.reduce((one, other) => (other.length > one.length ? other : one));
  for (let length = 0; length <= manifest.length; length++) checkInTime(manifest.slice(0, length));
});
