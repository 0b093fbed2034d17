import { type KubernetesVersion, newestVersion, readVersion } from '../../server/kubernetes/kubernetesVersion';
import { parsePath, type Segment } from '../../server/yaml/find';
import { type Answer, answerTo, differencesFrom, type VerdictRecord } from './verdict';

/** What other versions than the newest answer to the object, or the change, of a verdict record; see records/README.md. */
export interface VersionedRecord {
  readonly id: string;
  /** Where the object stands, under the same id. */
  readonly file: string;
  /** A version that answers as the newest does is absent. */
  readonly versions: Readonly<Record<string, VersionedAnswer>>;
}

interface VersionedAnswer extends Omit<Answer, 'spec' | 'pod'> {
  /** Paths below the pod's spec that the newest stores, and this one doesn't. */
  readonly dropped?: readonly string[];
  readonly anyOrder?: true;
}

export function isVersioned(record: object): record is VersionedRecord {
  return 'versions' in record;
}

/** Our answers for the versions of a record. */
export function answersOfVersions({ id, versions }: VersionedRecord, object: VerdictRecord): unknown {
  return { id, versions: Object.fromEntries(Object.keys(versions).map(version => [version, answerTo(object, serverOf(version))])) };
}

/** In what our answers differ from the record; empty where they don't. */
export function differencesOfVersions({ versions }: VersionedRecord, object: VerdictRecord): readonly string[] {
  return Object.entries(versions).flatMap(([version, answer]) => {
    const { dropped = [], ...said } = answer;
    const { id, kind, before, yaml, spec, pod } = object;
    const stored = answer.accepted && object.accepted ? { spec, pod: pod === undefined ? undefined : dropped.reduce(without, pod) } : {};
    const expected = { id, kind, before, yaml, ...said, ...stored } as VerdictRecord;
    return differencesFrom(expected, answerTo(object, serverOf(version))).map(what => `${what} on ${version}`);
  });
}

export function serverOf(version: string): KubernetesVersion {
  return readVersion(version) ?? newestVersion;
}

/** A copy of plain JSON without what stands at a path. */
function without(object: object, path: string): object {
  const copy = structuredClone(object) as Record<Segment, unknown>;
  const segments = parsePath(path);
  const parent = segments.slice(0, -1).reduce((inner, segment) => inner[segment] as Record<Segment, unknown>, copy);
  const last = segments.at(-1) ?? '';
  if (Array.isArray(parent)) parent.splice(Number(last), 1);
  else Reflect.deleteProperty(parent, last);
  return copy;
}
