import { objectInput } from './input';
import { detailInput, pathInput, withWorkload, workloadInput } from './manifest';
import { answered, firstOf, refused, shortened, toolOf } from './tool';

export const listRevisions = toolOf({
  name: 'list_revisions',
  title: 'List a workload’s revisions',
  description:
    'Lists the revisions of a workload that the git history of its file has made, newest first, numbered as kubectl rollout history would number them if every commit ' +
    'had been applied: images, commit, author, date, subject, and whether the revision is still kept. Changes nothing. ' +
    'Use it to choose the revision for an undo in simulate_rollout.',
  input: objectInput({ path: pathInput, ...workloadInput, ...detailInput('all revisions') }),
  answer: (input, world) =>
    withWorkload(input, world, workload => {
      const { past } = world.material;
      if (past === undefined) return { state: 'needs', need: { kind: 'past', path: input.path, workload: workload.id } };
      if ('missing' in past) return refused(past.missing);
      const lines = past.revisions.map(({ revision, state, images, commit }) => {
        const origin = commit === null ? 'not committed' : `${commit.commit.slice(0, 10)} ${commit.date.slice(0, 10)} ${commit.subject}`;
        return `${revision ?? '-'} ${state}: ${images.join(', ')} | ${origin}`;
      });
      return answered([...shortened(lines, input.detail), ...past.notes], {
        revisions: firstOf(past.revisions, input.detail),
        notes: past.notes,
        total: past.revisions.length,
      });
    }),
});
