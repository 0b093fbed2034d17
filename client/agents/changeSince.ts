import * as vscode from 'vscode';
import type { Missing, ToolChange } from '../../server/protocol/tools';
import { compare, NoComparison } from '../../workspace/comparison';
import type { Git } from '../../workspace/git/git';
import { pathFrom } from '../../workspace/paths';

/** What is compared: a file or a folder, with a commit (null: where the branch left the default branch, or HEAD); files are named from `folder`. */
export interface Since {
  readonly file: string;
  readonly base: string | null;
  readonly folder: string;
}

/** What has changed since a commit, as it is saved. */
export async function changeSince(git: Git, { file, base, folder }: Since, signal: AbortSignal): Promise<ToolChange | Missing> {
  const named = (own: string) => ({ name: pathFrom(folder, own), uri: vscode.Uri.file(own).toString() });
  try {
    const compared = { paths: [file], base, head: null, ignored: { folder: null, globs: [] } };
    const { base: from, changed, unchanged } = await compare(git, compared, signal);
    return {
      ref: base ?? from.slice(0, 10),
      changed: changed.map(({ file: own, before, after }) => ({ ...named(own), before, after })),
      unchanged: unchanged.map(({ file: own, text }) => ({ ...named(own), text })),
    };
  } catch (error) {
    if (error instanceof NoComparison) return { missing: `git has no answer: ${error.message}.` };
    throw error;
  }
}
