import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { open } from '../../server/preview/open';
import { problemCodes } from '../../server/protocol/problemCodes';
import { answerTo, differencesFrom, type VerdictRecord } from './verdict';
import { differencesOfVersions, serverOf, type VersionedRecord } from './versionedVerdict';

const files = ['verdicts', 'pod-verdicts', 'update-verdicts', 'neighbour-verdicts', 'sets-verdicts'];

/** The server's answer and ours: what is stored and warned of, or all that is wrong in the server's order and words. */
for (const file of files) {
  const records = readRecords(file);
  for (const family of new Set(records.map(familyOf))) {
    const own = records.filter(record => familyOf(record) === family);
    test(`${file}, ${family}: ${own.length} answers of the API server`, () => {
      for (const record of own) assert.deepEqual(differencesFrom(record), [], `${record.id}\n${record.yaml}`);
    });
  }
}

/** What other versions answer otherwise, and that they answer all else alike; of an autoscaler nobody recorded what they store. */
for (const file of files) {
  const records = readRecords(file);
  const differing = new Map(readVersioned().flatMap(record => (record.file === `${file}.jsonl` ? [[record.id, record] as const] : [])));
  for (const version of ['1.30', '1.33']) {
    test(`${file}: the answers of ${version}`, () => {
      for (const record of records) {
        const other = differing.get(record.id);
        const found =
          other?.versions[version] === undefined
            ? differencesFrom(record, answerTo(record, serverOf(version))).filter(what => what !== 'spec' || file !== 'neighbour-verdicts')
            : differencesOfVersions(other, record).filter(what => what.endsWith(version));
        assert.deepEqual(found, [], `${record.id}\n${record.yaml}`);
      }
    });
  }
}

test('an editor shows all that the API server says, and more only of what it refuses', () => {
  const created = ['verdicts', 'pod-verdicts', 'sets-verdicts'].flatMap(readRecords).filter(({ before }) => before === undefined);
  let asked = 0;
  for (const record of created) {
    const [file] = open([{ uri: 'file:///app.yaml', text: record.yaml }]);
    const [workload] = file?.workloads ?? [];
    if (file === undefined || workload === undefined) continue;
    asked++;
    const problems = file.remarks().filter(({ code }) => refusals.has(code));
    const shown = problems.map(({ message }) => message.slice(message.indexOf(says) + says.length));
    assert.deepEqual(missing(record, shown), [], `${record.id}\n${record.yaml}\n${shown.join('\n')}`);
    const rejected = problems.filter(({ code, severity }) => severity === 'error' || kustomizeMayMend.has(code));
    assert.equal(rejected.length === 0, record.accepted, `${record.id}\n${record.yaml}\n${shown.join('\n')}`);
    for (const { span } of problems) assert.ok(span.start >= 0 && span.start <= span.end && span.end <= record.yaml.length, record.id);
  }
  assert.ok(asked > created.length * 0.9, `${asked} of ${created.length}`);
});

const refusals: ReadonlySet<string> = new Set(problemCodes);

/** Before its words. */
const says = '\nAPI server: ';

/** What it rejects and an editor only warns of: kubectl sends the last of several keys, and kustomize may add a selector. */
const kustomizeMayMend: ReadonlySet<string> = new Set(['decode/duplicate-key', 'selector/missing', 'selector/empty', 'selector/mismatch']);

function readRecords(file: string): readonly VerdictRecord[] {
  return readLines(file) as readonly VerdictRecord[];
}

function readVersioned(): readonly VersionedRecord[] {
  return readLines('verdict-differences') as readonly VersionedRecord[];
}

function readLines(file: string): readonly unknown[] {
  const lines = readFileSync(`test/conformance/records/${file}.jsonl`, 'utf8').trimEnd().split('\n');
  return lines.map(line => JSON.parse(line) as unknown);
}

function familyOf({ id }: VerdictRecord): string {
  return id.slice(0, id.indexOf('-'));
}

/** Where there is no selector, or an empty one, that it doesn't match either isn't said. */
function isSaidWithSelector(said: string, shown: readonly string[]): boolean {
  return said.endsWith('`selector` does not match template `labels`') && shown.some(words => words.startsWith('spec.selector: '));
}

/** What the server says and isn't shown. */
function missing({ code, message = '', causes = [] }: VerdictRecord, shown: readonly string[]): readonly string[] {
  if (code === 422)
    return causes
      .map(cause => `${cause.field}: ${cause.message}`)
      .filter(said => !shown.includes(said) && !isSaidWithSelector(said, shown));
  if (code !== 400 || message.startsWith('the object provided is unrecognized')) return [];
  const said = message
    .replace(/^.*cannot be handled as a \w+: /, '')
    .replace('strict decoding error: ', '')
    .replace('yaml: unmarshal errors:', '')
    .replaceAll(/\n {2}line \d+: /g, '');
  const rest = shown.reduce((text, words) => text.replace(words, ''), said);
  return rest.replaceAll(', ', '') === '' ? [] : [message];
}
