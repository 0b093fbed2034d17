import type { PastRevisionsParams, TemplateInfo } from '../../server/protocol/revisions';
import type { Version } from './fileVersions';

type Manifest = PastRevisionsParams['manifests'][number];

/** What a manifest says beside its template that the number of a revision depends on. */
type Beside = Pick<Manifest, 'selector' | 'paused' | 'revisionHistoryLimit'>;

/** Versions of a file with the same pod template, one after the other. */
export interface TemplateRun<Source> {
  readonly newest: Version;
  /** Its commit brought the template. */
  readonly oldest: Version;
  /** Of the newest; the key is the oldest one's commit. */
  readonly info: TemplateInfo;
  /** Where the template of the newest is to be had. */
  readonly source: Source;
  /** The newest first; what is the same as before is left out. */
  readonly beside: readonly Beside[];
}

/**
 * Adds the version before those so far: with the template of the last run it makes that one begin earlier. Versions without the workload (null), or that the
 * API server would have refused, are passed over.
 */
export function addVersion<Source>(runs: TemplateRun<Source>[], version: Version, source: Source, info: TemplateInfo | null): void {
  if (info === null || info.refused) return;
  const last = runs.at(-1);
  if (last?.info.digest !== info.digest) {
    runs.push({ newest: version, oldest: version, info: { ...info, key: version.commit }, source, beside: [besideOf(info)] });
    return;
  }
  runs[runs.length - 1] = {
    ...last,
    oldest: version,
    info: { ...last.info, key: version.commit },
    beside: withOlder(last.beside, besideOf(info)),
  };
}

/** The manifests in the order in which they were applied, the present one last: each by the key of its run. */
export function appliedManifests(runs: readonly TemplateRun<unknown>[], present: TemplateInfo): readonly Manifest[] {
  const past = runs.flatMap(({ info: { key, digest }, beside }) => beside.map(own => ({ key, digest, ...own })));
  return [...past.reverse(), { key: present.key, digest: present.digest, ...besideOf(present) }];
}

function besideOf({ selector, paused, revisionHistoryLimit }: TemplateInfo): Beside {
  return { selector, paused, revisionHistoryLimit };
}

function withOlder(all: readonly Beside[], older: Beside): readonly Beside[] {
  return JSON.stringify(all.at(-1)) === JSON.stringify(older) ? all : [...all, older];
}
