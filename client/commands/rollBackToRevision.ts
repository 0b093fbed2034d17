import { revisionNode } from '../history/nodes';
import { whenArgument } from './arguments';
import type { Command } from './command';

/** Simulate Rollback, on a revision of the view. */
export const rollBackToRevision: Command = async ({ panels }, argument) => {
  const node = revisionNode(argument);
  if (node?.list === undefined || node.list === null) return;
  const { revision, next } = node.row;
  const toRevision = next.revision ?? revision;
  if (toRevision === null) return;
  await panels.act(node.uri, node.workload.id, { kind: 'undo', toRevision }, whenArgument(undefined), node.list.preceding);
};
