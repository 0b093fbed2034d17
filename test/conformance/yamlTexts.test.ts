import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parseDocument } from '../../server/yaml/parse';
import { splitDocuments } from '../../server/yaml/splitDocuments';
import { stopIn } from '../../server/yaml/stream';
import { type JsonValue, toJson } from '../../server/yaml/toJson';

/** What kubectl reads of a text; see records/README.md. */
interface TextRecord {
  readonly id: string;
  readonly text: string;
  readonly documents: readonly JsonValue[];
  readonly error?: string;
}

const records = readFileSync('test/conformance/records/yaml-texts.jsonl', 'utf8')
  .trimEnd()
  .split('\n')
  .map(line => JSON.parse(line) as TextRecord);

for (const { id, text, documents, error } of records) {
  test(`${id}: ${error ?? `${documents.length} documents`}`, () => assert.deepEqual(read(text), { documents, error: wordsOf(error) }));
}

function read(text: string): { readonly documents: readonly JsonValue[]; readonly error: string | undefined } {
  const spans = splitDocuments(text);
  const parsed = spans.map(({ start, end, format }) => parseDocument(text.slice(start, end), 0, format));
  const stop = stopIn(spans, index => parsed[index]?.errors[0]);
  const documents = parsed
    .slice(0, stop?.from)
    .map(({ root }) => (root === undefined ? null : toJson(root)))
    .filter(value => value !== null);
  return { documents, error: stop === undefined ? undefined : parsed[stop.at]?.errors[0]?.message };
}

/** Without what kubectl puts before it, an offset into the file, and the printed value behind a key that can't be one. */
function wordsOf(error: string | undefined): string | undefined {
  return error
    ?.replace(/^(?:error converting YAML to JSON|json: offset \d+): /, '')
    .replace(/(invalid map key: [^{]*\{\}|unsupported map key .*), value: .*$/, '$1');
}
