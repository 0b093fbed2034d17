import { z } from 'zod';
import { pastOf } from '../past';
import { NoAnswer, openManifest, placeOf, workloadIn, workloadInput } from './manifests';
import { shortened, toolOf } from './tool';

export const listRevisions = toolOf({
  name: 'list_revisions',
  title: 'List a workload’s revisions',
  description:
    'Lists the revisions of a workload that the git history of its file has made, newest first, numbered as kubectl rollout history would number them if every commit ' +
    'had been applied: images, commit, author, date, subject, and whether the revision is still kept. Changes nothing. ' +
    'Use it to choose the revision for simulate_rollout’s undo.',
  input: z.object({
    path: z.string().describe('File with the manifest, below one of the roots, in a git repository.'),
    ...workloadInput,
    detail: z.enum(['short', 'full']).optional().describe('`full` lists all revisions.'),
  }),
  answer: async (input, roots) => {
    const workload = workloadIn(await openManifest({ path: input.path }, roots), input.workload);
    const { revisions, notes } = await pastOf(workload, placeOf(input.path, roots), roots.signal).catch((error: unknown) => {
      throw new NoAnswer(`git has no answer: ${(error as Error).message}`, { cause: error });
    });
    const lines = revisions.map(({ revision, state, images, commit }) => {
      const origin = commit === null ? 'not committed' : `${commit.commit.slice(0, 10)} ${commit.date.slice(0, 10)} ${commit.subject}`;
      return `${revision ?? '-'} ${state}: ${images.join(', ')} | ${origin}`;
    });
    return { text: [...shortened(lines, input.detail === 'full'), ...notes].join('\n'), data: { revisions, notes } };
  },
});
