import * as l10n from '@vscode/l10n';
import type { WorkloadId } from '../../server/protocol/scenario';
import type { Server } from '../requests';
import type { Build } from '../kustomize/builds';
import { buildInRepository } from '../git/buildInRepository';
import { fileVersions, type Missing } from '../../workspace/git/fileVersions';
import { withCommits } from './clusterPast';
import { gatherPast, gatherTemplates } from './gatherPast';
import type { DocumentPast } from '../git/documentPast';
import type { GitFile } from '../git/gitOf';
import type { Past } from './past';
import { withPast } from './rehearsed';
import type { RevisionRow } from './rows';
import { rowsAfter } from './rowsAfter';
import type { Rehearsed, Session } from './session';

/** The revisions that a workload can go back to. */
export interface RevisionList {
  /** Newest first. */
  readonly rows: readonly RevisionRow[];
  /** What is missing, and why. */
  readonly notes: readonly string[];
  /** What the next action comes behind, so that the rows' numbers are right. */
  readonly preceding: Rehearsed;
}

export interface ListWorld {
  readonly server: Server;
  readonly session: Session;
  readonly gitOf: (uri: string, signal: AbortSignal) => Promise<GitFile>;
  /** The past of a document that was rendered, of which `note` is told what is missing; null for a file. */
  readonly rendered: (uri: string, signal: AbortSignal, note: (sentence: string) => void) => Promise<DocumentPast | null>;
}

/** Whose revisions are listed. */
export interface Listed {
  readonly uri: string;
  readonly workload: WorkloadId;
  readonly rehearsed: Rehearsed;
  /** The kustomize build that counts; null: none. */
  readonly build: Build | null;
}

/** Lists what was simulated, and what a cluster has told or else git knows. `found` gets the rows so far, as long as there are more to come. */
export async function listRevisions(
  world: ListWorld,
  { uri, workload, rehearsed, build }: Listed,
  signal: AbortSignal,
  found: (rows: readonly RevisionRow[]) => void,
): Promise<RevisionList> {
  const rows = (preceding: Rehearsed, gathered: Past | null): Promise<readonly RevisionRow[]> => {
    const when = (action: number): number | null => world.session.when(uri, workload, action);
    return rowsAfter(world.server, { uri, workload, preceding, gathered, when });
  };
  const notes: string[] = [...(build?.notes ?? [])];
  const note = (sentence: string): void => void notes.push(sentence);
  const pastOf = async (): Promise<DocumentPast> =>
    (await world.rendered(uri, signal, note)) ?? savedPast(await world.gitOf(uri, signal), build, signal, note);
  const own = { server: world.server, ...imagesOf(build) };
  const told = world.session.cluster(uri, workload);
  if (told !== null) {
    const cluster = { ...told, ...imagesOf(build) };
    found(await rows(withPast(rehearsed, cluster), cluster));
    const source = await pastOf();
    const templates = 'missing' in source ? [] : await gatherTemplates(uri, workload, { ...source, ...own, found: () => undefined });
    const named = withCommits(cluster, templates);
    const preceding = withPast(rehearsed, named);
    return { rows: await rows(preceding, named), notes, preceding };
  }
  const before = { ...rehearsed, ...(rehearsed.actions.length > 0 ? {} : imagesOf(build)) };
  const [simulated, source] = await Promise.all([rows(before, null), pastOf()]);
  if ('missing' in source) return { rows: simulated, notes: [...notes, source.missing], preceding: before };
  const first = rehearsed.actions.length === 0 ? [] : simulated;
  found(first);
  const past = await gatherPast(uri, workload, { ...source, ...own, found: more => found([...first, ...more]) });
  if (past === null || !past.rows.some(row => row.source.kind === 'git')) {
    const why = notes.length > (build?.notes.length ?? 0) ? notes : [...notes, l10n.t('This manifest has no git history yet')];
    return { rows: simulated, notes: why, preceding: before };
  }
  const preceding = withPast(rehearsed, past);
  return { rows: await rows(preceding, past), notes: [...notes, ...sayAssumed(source.isShallow)], preceding };
}

/** Of a file, with the kustomizations of its build. */
function savedPast(source: GitFile, build: Build | null, signal: AbortSignal, note: (sentence: string) => void): DocumentPast {
  if ('missing' in source) return source;
  const { names, outside, restore } = buildInRepository(source, build);
  const versions = fileVersions(source.git, source.repository, names, signal, what => note(sayMissing(what)));
  return { versions, names, outside, restore, isShallow: source.repository.shallow };
}

function imagesOf(build: Build | null): Pick<Rehearsed, 'kustomizeImages'> {
  return build === null || build.images.length === 0 ? {} : { kustomizeImages: build.images };
}

function sayMissing(what: Missing): string {
  switch (what) {
    case 'older':
      return l10n.t('Older versions are missing because the history is too long or git exited early');
    case 'large':
      return l10n.t('Versions over 1 MB are missing');
  }
}

/** What git's history can't know: which of its commits were applied. */
function sayAssumed(shallow: boolean): readonly string[] {
  return [
    ...(shallow ? [l10n.t('Older versions are missing because the clone is shallow, so revision numbers are too low')] : []),
    l10n.t('Revision numbers assume that every commit was applied, in order'),
  ];
}
