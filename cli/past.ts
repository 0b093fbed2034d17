import path from 'node:path';
import * as l10n from '@vscode/l10n';
import { atOnce } from '../server/preview/steps';
import type { PreviewedWorkload } from '../server/preview/workload';
import type { NumberedRevision, TemplateInfo } from '../server/protocol/revisions';
import type { PastRevision } from '../server/protocol/scenario';
import { fileVersions } from '../workspace/git/fileVersions';
import { Git } from '../workspace/git/git';
import { addVersion, appliedManifests, type TemplateRun } from '../workspace/git/templateRuns';

/** A revision out of git's history, as `kubectl rollout history` would number it. */
export interface Revision {
  /** Null where it is of another object of the same name, which had to be deleted. */
  readonly revision: number | null;
  readonly state: NumberedRevision['state'];
  readonly images: readonly string[];
  readonly changeCause: string | null;
  /** The commit that brought it; null for what is in no commit yet. */
  readonly commit: { readonly commit: string; readonly author: string; readonly date: string; readonly subject: string } | null;
}

/** A workload's revisions, newest first, and what is missing of them, in sentences. */
export interface Past {
  readonly revisions: readonly Revision[];
  readonly notes: readonly string[];
  /** Those that are kept, ascending, for a scenario. */
  readonly kept: readonly PastRevision[];
}

/** Its source is the file's text. */
type Run = TemplateRun<string>;

/** What git knows of a workload's pod templates; of a file that git doesn't know only the present one. Rejects where git fails. */
export async function pastOf(workload: PreviewedWorkload, file: string, signal: AbortSignal): Promise<Past> {
  const [present] = templatesOf(workload, [{ key: presentKey, source: { kind: 'document' } }]);
  if (present === undefined || present === null) return { revisions: [], kept: [], notes: [] };
  const notes: string[] = [];
  const runs = await runsOf(workload, file, signal, notes);
  const byCommit = new Map(runs.map(run => [run.info.key, run]));
  const numbered = workload.numberRevisions(appliedManifests(runs, present));
  return {
    revisions: numbered.map(revision => revisionOf(revision, byCommit.get(revision.key), present)),
    kept: keptOf(workload, numbered, byCommit),
    notes,
  };
}

const presentKey = 'present';

/** The templates that a file had, newest first. */
async function runsOf(workload: PreviewedWorkload, file: string, signal: AbortSignal, notes: string[]): Promise<readonly Run[]> {
  const git = new Git('git');
  const repository = await git.repository(file, signal);
  if (repository === null) {
    notes.push(l10n.t('No git history: the file isn’t in a git repository'));
    return [];
  }
  if (repository.shallow) notes.push(l10n.t('Older versions are missing because the clone is shallow, so revision numbers are too low'));
  const name = `${repository.prefix}${path.basename(file)}`;
  const cut = (): void => void notes.push(l10n.t('Older versions are missing because the history is too long or git exited early'));
  const runs: Run[] = [];
  for await (const version of fileVersions(git, repository, [name], signal, cut)) {
    const text = version.files[0]?.text;
    if (text === undefined) continue;
    const [info = null] = templatesOf(workload, [{ key: version.commit, source: { kind: 'text', text } }]);
    addVersion(runs, version, text, info);
  }
  return runs;
}

function templatesOf(workload: PreviewedWorkload, sources: Parameters<PreviewedWorkload['templatesInSteps']>[0]['sources'], full = false) {
  return atOnce(workload.templatesInSteps({ sources, full }));
}

function revisionOf({ revision, state }: NumberedRevision, run: Run | undefined, present: TemplateInfo): Revision {
  const { images, changeCause } = run?.info ?? present;
  if (run === undefined) return { revision, state, images, changeCause, commit: null };
  const { commit, author, date, subject } = run.oldest;
  return { revision, state, images, changeCause, commit: { commit, author, date, subject } };
}

function keptOf(
  workload: PreviewedWorkload,
  numbered: readonly NumberedRevision[],
  byCommit: ReadonlyMap<string, Run>,
): readonly PastRevision[] {
  return numbered
    .flatMap(({ key, revision, state, formerRevisions }): PastRevision[] => {
      const run = byCommit.get(key);
      if (run === undefined || revision === null || state === 'gone') return [];
      const [info] = templatesOf(workload, [{ key, source: { kind: 'text', text: run.source } }], true);
      return info?.manifest === undefined ? [] : [{ revision, formerRevisions, manifest: info.manifest }];
    })
    .reverse();
}
