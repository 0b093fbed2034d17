import type { Template } from '../cluster/templates';

/** A ControllerRevision (apps/v1): a pod template that a StatefulSet or DaemonSet keeps, to roll it out or back to it. */
export interface ControllerRevision {
  /** From 1, in the order of creation. */
  readonly number: number;
  readonly template: Template;
  /** Its place in the history, which grows when its template comes back. */
  revision: number;
  /** The set's when the revision was made. */
  readonly annotations: Readonly<Record<string, string>>;
}

/** The history of a set, and how many revisions it has ever made. */
export interface History {
  /** In the order of their creation. */
  revisions: readonly ControllerRevision[];
  made: number;
}

/** By number, then by age (SortControllerRevisions). */
export function byRevision(revisions: readonly ControllerRevision[]): readonly ControllerRevision[] {
  return [...revisions].sort((one, other) => one.revision - other.revision || one.number - other.number);
}

/** Adds a revision of a template; a number that was cut comes back as a new object. */
export function makeRevision(
  history: History,
  template: Template,
  revision: number,
  annotations: Readonly<Record<string, string>>,
): ControllerRevision {
  const made = { number: ++history.made, template, revision, annotations };
  history.revisions = [...history.revisions, made];
  return made;
}

/** Deletes revisions. */
export function dropRevisions(history: History, dropped: ReadonlySet<ControllerRevision>): void {
  history.revisions = history.revisions.filter(revision => !dropped.has(revision));
}
