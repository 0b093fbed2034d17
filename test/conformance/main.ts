/**
 * node scripts/conformance.mjs [--json] [FILE…]: replays recorded rollouts (of a control plane, or of a whole node) and compares; without files those
 * of records/. With --json it only answers, one line a record; of a record with `yaml`, and of each Deployment of a manifest, what the API server
 * says to it, and of one with `versions` what those versions say to the object that it means, which stands in a file beside it. Exit code 1 where
 * anything differs.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { differences } from './differences';
import { compareWithFacade } from './facade/answered';
import type { RealRolloutRecord } from './podRecord';
import { predictRealRollout } from './predictRealRollout';
import { replayRollout } from './replayRollout';
import { familyTable, realRolloutTable, type Replayed } from './report';
import { replayScheduling } from './replayScheduling';
import type { RolloutRecord } from './rolloutRecord';
import { schedulingDifferences } from './schedulingDifferences';
import type { SchedulingRecord } from './schedulingRecord';
import { replaySet, setDifferences } from './sets/replaySet';
import type { SetRecord } from './sets/setRecord';
import { answersTo, answerTo, differencesFrom, type VerdictRecord } from './verdict';
import { answersOfVersions, differencesOfVersions, isVersioned, serverOf, type VersionedRecord } from './versionedVerdict';

const maxListed = 200;

export function main(args: readonly string[], ownRecords: string): number {
  const json = args.includes('--json');
  const named = args.filter(arg => arg !== '--json');
  const files =
    named.length > 0
      ? named
      : ['rollouts.jsonl', 'statefulset-rollouts.jsonl', 'daemonset-rollouts.jsonl', 'real-rollouts.jsonl'].map(file =>
          path.join(ownRecords, file),
        );
  const manifests = files.filter(file => /\.ya?ml$/.test(file));
  for (const file of manifests)
    for (const answer of answersTo(readFileSync(file, 'utf8'))) console.log(JSON.stringify({ file, ...answer }));
  const records = files.filter(file => !manifests.includes(file)).flatMap(file => readRecords(file, ownRecords));
  if (json) {
    for (const record of records) console.log(JSON.stringify(answerOf(record)));
    return 0;
  }
  return compare(records);
}

type AnyRecord = RolloutRecord | RealRolloutRecord | VerdictRecord | SchedulingRecord | PlacedVersions | SetRecord;

/** A record of other versions with the one that it speaks of. */
interface PlacedVersions extends VersionedRecord {
  readonly object: VerdictRecord;
}

function readRecords(file: string, ownRecords: string): AnyRecord[] {
  const objects = new Map<string, ReadonlyMap<string, VerdictRecord>>();
  const objectOf = ({ id, file: name }: VersionedRecord): VerdictRecord => {
    const beside = path.join(path.dirname(file), name);
    const known = objects.get(name) ?? byId(readLines(existsSync(beside) ? beside : path.join(ownRecords, name)) as VerdictRecord[]);
    objects.set(name, known);
    const object = known.get(id);
    if (object === undefined) throw new Error(`No ${id} in ${name}.`);
    return object;
  };
  return readLines(file).map(record => (isVersioned(record) ? { ...record, object: objectOf(record) } : (record as AnyRecord)));
}

function readLines(file: string): object[] {
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.filter(line => line.trim() !== '').map(line => JSON.parse(line) as object);
}

function byId(records: readonly VerdictRecord[]): ReadonlyMap<string, VerdictRecord> {
  return new Map(records.map(record => [record.id, record]));
}

function isVerdict(record: AnyRecord): record is VerdictRecord {
  return 'yaml' in record;
}

function isReal(record: AnyRecord): record is RealRolloutRecord {
  return !('steps' in record) && !isVerdict(record) && !isVersioned(record);
}

function isScheduling(record: AnyRecord): record is SchedulingRecord {
  return 'nodes' in record && !isSet(record);
}

function isSet(record: AnyRecord): record is SetRecord {
  return 'steps' in record && 'kind' in record;
}

function isRollout(record: AnyRecord): record is RolloutRecord {
  return 'steps' in record && !isSet(record) && !isScheduling(record);
}

function answerOf(record: AnyRecord): unknown {
  if (isVerdict(record)) return verdictOn(record);
  if (isVersioned(record)) return answersOfVersions(record, record.object);
  if (isScheduling(record)) return { id: record.id, steps: replayScheduling(record) };
  if (isSet(record)) return { id: record.id, steps: replaySet(record) };
  return isReal(record) ? predictRealRollout(record) : { id: record.id, steps: replayRollout(record) };
}

/** In the form of the record; of a change of an object that isn't a Deployment only whether and why it is refused. */
function verdictOn(record: VerdictRecord): unknown {
  const { id, kind, before } = record;
  const answer = answerTo(record, serverOf(record.kubernetes));
  if (before === undefined || kind === undefined) return { id, ...answer };
  return { id, accepted: answer?.accepted, causes: (answer?.causes ?? []).map(({ field, message }) => `${field}: ${message}`) };
}

function verdictDifferences(record: VerdictRecord | PlacedVersions): readonly string[] {
  if (isVersioned(record)) return differencesOfVersions(record, record.object);
  return differencesFrom(record, answerTo(record, serverOf(record.kubernetes)));
}

function compare(records: readonly AnyRecord[]): number {
  const replayed: Replayed[] = records
    .filter(isRollout)
    .map(record => ({ record, differences: differences(record.steps, replayRollout(record)) }));
  const scheduled = records
    .filter(isScheduling)
    .map(record => ({ id: record.id, found: schedulingDifferences(record.steps, replayScheduling(record)) }));
  if (scheduled.length > 0) {
    console.log(`${scheduled.filter(({ found }) => found.length === 0).length} of ${scheduled.length} rollouts on nodes as recorded`);
  }
  replayed.push(...records.filter(isSet).map(record => ({ record, differences: setDifferences(record, replaySet(record)) })));
  const answers = records.filter(record => isRollout(record) || isScheduling(record) || isSet(record)).map(compareWithFacade);
  const states = answers.reduce((sum, answer) => sum + answer.states, 0);
  const wronglyAnswered = answers.flatMap(answer => answer.differences);
  if (states > 0) console.log(`${states - wronglyAnswered.length} of ${states} states at rest answered as recorded`);
  const real = records.filter(isReal).map(record => ({ record, prediction: predictRealRollout(record) }));
  const verdicts = records.flatMap(record => (isVerdict(record) || isVersioned(record) ? [record] : []));
  const wrong = verdicts.map(record => ({ id: record.id, found: verdictDifferences(record) })).filter(({ found }) => found.length > 0);
  if (verdicts.length > 0) console.log(`${verdicts.length - wrong.length} of ${verdicts.length} verdicts as recorded`);
  const failures = replayed
    .flatMap(({ record, differences: found }) => found.map(difference => `${record.id}, ${difference}`))
    .concat(wronglyAnswered)
    .concat(scheduled.flatMap(({ id, found }) => found.map(difference => `${id}, ${difference}`)))
    .concat(wrong.map(({ id, found }) => `${id}, the API server answers otherwise: ${found.join(', ')}`));
  if (replayed.length > 0) console.log(familyTable(replayed));
  for (const failure of failures.slice(0, maxListed)) console.log(failure);
  if (failures.length > maxListed) console.log(`… and ${failures.length - maxListed} more differences`);
  let outside = 0;
  if (real.length > 0) {
    const table = realRolloutTable(real);
    outside = table.outside;
    console.log(`${replayed.length > 0 ? '\n' : ''}${table.text}`);
  }
  return failures.length + outside > 0 ? 1 : 0;
}
