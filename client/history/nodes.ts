import type { WorkloadInfo } from '../../server/protocol';
import type { RevisionList } from '../revisions/list';
import { rowKey } from '../prompts/pickRevision';
import { commitOf, type RevisionRow } from '../revisions/rows';
import type { RevisionTitle } from './revisionTitle';

/** A revision of the view. */
export type RevisionNode = Extract<HistoryNode, { kind: 'revision' }>;

/** What the view of the revision history is made of. */
export type HistoryNode =
  | { readonly kind: 'workload'; readonly uri: string; readonly workload: WorkloadInfo }
  | {
      readonly kind: 'revision';
      readonly uri: string;
      readonly workload: WorkloadInfo;
      readonly row: RevisionRow;
      readonly title: RevisionTitle;
      /** Null as long as it is still being read. */
      readonly list: RevisionList | null;
      /** The same once it is read; null where that was broken off. */
      readonly reading: Promise<RevisionList | null>;
    }
  /** Those that can't be gone back to any more, folded. */
  | { readonly kind: 'gone'; readonly revisions: readonly RevisionNode[] }
  /** The kustomize build that the images are those of (null: none was chosen of several), and how many there are. */
  | { readonly kind: 'build'; readonly uri: string; readonly name: string | null; readonly count: number }
  /** What is missing, and why. */
  | { readonly kind: 'note'; readonly text: string };

/** Those that the view was made of: there are no others. */
const revisionNodes = new WeakSet();

/** Makes a revision of the view, which commands know again. */
export function newRevisionNode(parts: Omit<RevisionNode, 'kind'>): RevisionNode {
  const node: RevisionNode = { kind: 'revision', ...parts };
  revisionNodes.add(node);
  return node;
}

/** A revision of the view, out of a command's argument; undefined where it isn't one. */
export function revisionNode(argument: unknown): RevisionNode | undefined {
  return typeof argument === 'object' && argument !== null && revisionNodes.has(argument) ? (argument as RevisionNode) : undefined;
}

/** A revision with all that is known of it once the list is read, which may be later than it was chosen; null where it can't be gone back to then. */
export async function whenRead(node: RevisionNode): Promise<(RevisionNode & { readonly list: RevisionList }) | null> {
  const list = node.list ?? (await node.reading);
  const row = list?.rows.find(other => rowKey(other) === rowKey(node.row));
  return list === null || row === undefined ? null : { ...node, row, list };
}

/** Which commands a revision is offered: those of package.json's menus. kubectl knows no simulated revision. */
export function contextOf({ row, list }: RevisionNode): string {
  const git = commitOf(row.source) === null ? '' : ' git';
  if (row.source.kind === 'session') return 'simulated';
  const isGone = row.gone !== null || (list !== null && row.revision === null);
  return isGone ? `gone${git}` : `revision${git}`;
}
