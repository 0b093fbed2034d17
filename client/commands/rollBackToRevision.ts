import { revisionNode, whenRead } from '../history/nodes';
import { whenArgument } from './arguments';
import type { Command } from './command';

/** Simulate Rollback, on a revision of the view. */
export const rollBackToRevision: Command = async ({ panels }, argument) => {
  const node = revisionNode(argument);
  const read = node === undefined ? null : await whenRead(node);
  if (read === null) return;
  const { revision, next } = read.row;
  const toRevision = next.revision ?? revision;
  if (toRevision === null) return;
  await panels.act(read.uri, read.workload.id, { kind: 'undo', toRevision }, whenArgument(undefined), read.list.preceding);
};
