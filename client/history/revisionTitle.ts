import * as l10n from '@vscode/l10n';
import { repositoryOf, versionOf } from '../../server/protocol/imageVersion';
import { commitOf, type RevisionRow } from '../revisions/rows';

/** Characters of a commit's subject, and of an image, that are shown. */
const mostOfSubject = 48;
const mostOfImage = 40;

/** How days are said: the user's own way. */
export type SayDay = (time: number | string) => string;

/** What a revision is called in a list of revisions, and what is said of it beside that. */
export interface RevisionTitle {
  /** Such as `1.3.0 · Release web · 20 Mar`. */
  readonly label: string;
  /** Such as `revision 3 · current · shop/web:1.3.0`. */
  readonly description: string;
}

/** The titles of revisions that are shown together, in their order: first what tells their images apart, then what the commit says, then when. */
export function revisionTitles(rows: readonly RevisionRow[], sayDay: SayDay): readonly RevisionTitle[] {
  const names = imageNames(rows.map(({ images }) => images));
  return rows.map((row, index) => {
    const label = [names[index] ?? '', ...whenceOf(row, sayDay)].filter(part => part !== '').join(' · ');
    return { label: label === '' ? numberOf(row) : label, description: descriptionOf(row) };
  });
}

/**
 * What tells images apart that are shown together: the tags of the containers whose images differ, else that of the first. Without tags the images, and where
 * other images stand for other applications, or one moved to another registry with its tag.
 */
export function imageNames(all: readonly (readonly string[])[]): readonly string[] {
  const positions = [...new Set(all.flatMap(images => [...images.keys()]))];
  const differing = positions.filter(position => new Set(all.map(images => images[position])).size > 1);
  const leading = differing.length === 0 ? [0] : differing;
  const nameAt = new Map(leading.map(position => [position, namesOf([...new Set(all.flatMap(images => images[position] ?? []))])]));
  return all.map(images =>
    leading.flatMap(position => (images[position] === undefined ? [] : (nameAt.get(position)?.(images[position]) ?? []))).join(', '),
  );
}

/** What each of a container's different images is called among them. */
function namesOf(images: readonly string[]): (image: string) => string {
  const isOneApplication = new Set(images.map(applicationOf)).size === 1;
  return image => {
    const version = versionOf(image);
    const isAlone = images.every(other => other === image || versionOf(other) !== version);
    return isOneApplication && isAlone && version !== null ? version : shortImage(image);
  };
}

/** A repository without its registry and its path. */
function applicationOf(image: string): string {
  return repositoryOf(image).replace(/^.*\//, '');
}

/** An image without its middle where it is long, and with the beginning of its digest. */
export function shortImage(image: string): string {
  const short = image.replace(/@(sha\d+:[0-9a-f]{7})[0-9a-f]+$/, '@$1…');
  if (short.length <= mostOfImage) return short;
  return `${short.slice(0, mostOfImage / 2 - 1)}…${short.slice(-mostOfImage / 2)}`;
}

function whenceOf({ source, changeCause }: RevisionRow, sayDay: SayDay): readonly string[] {
  const commit = commitOf(source);
  if (commit !== null) return [withoutEnd(commit.subject), sayDay(commit.date)];
  switch (source.kind) {
    case 'manifest':
      return [l10n.t('from the manifest')];
    case 'session':
      return [l10n.t('simulated')];
    case 'git':
    case 'cluster':
      return [withoutEnd(changeCause ?? ''), source.kind === 'cluster' && source.created !== null ? sayDay(source.created) : ''];
  }
}

function descriptionOf(row: RevisionRow): string {
  const parts = [
    row.revision === null ? '' : numberOf(row),
    renumbered(row) ? l10n.t('now {0}', row.next.revision ?? '') : '',
    row.current ? l10n.t('current') : '',
    row.gone === null ? '' : l10n.t('no longer exists'),
    row.images.map(shortImage).join(', '),
  ];
  return parts.filter(part => part !== '').join(' · ');
}

/** Whether a simulated rollback gave the revision another number. */
function renumbered({ revision, source, gone, next }: RevisionRow): boolean {
  return source.kind !== 'session' && gone === null && revision !== null && next.revision !== null && next.revision !== revision;
}

function numberOf({ revision }: RevisionRow): string {
  return revision === null ? '' : l10n.t('revision {0}', revision);
}

function withoutEnd(subject: string): string {
  return subject.length <= mostOfSubject ? subject : `${subject.slice(0, mostOfSubject - 1).trimEnd()}…`;
}
