import { changesInSteps, plainChanges, type WorkloadChange } from '../preview/changes';
import type { Finding } from '../preview/finding';
import type { Steps } from '../preview/steps';
import type { ToolChange, ToolResult } from '../protocol/tools';
import { objectInput, optionalInput, textInput } from './input';
import { detailInput, mostText } from './manifest';
import { answered, firstOf, refused, shortenedBoth, toolOf, type ToolWorld } from './tool';

export const diffRollouts = toolOf({
  name: 'diff_rollouts',
  title: 'Compare what a change rolls out',
  description:
    'Says for each workload what applying a change would do: whether it replaces pods and why, whether the API server would reject the change, what it only scales, ' +
    'and what problems are new. Give two texts, or a path (a file or folder) and a git commit to compare it with. Needs no cluster and changes nothing. ' +
    'Use it after an edit, before it is committed or applied.',
  input: objectInput({
    before: optionalInput(textInput(mostText, 'Text of the manifest as it was. Give this with `after`, or give `path`.')),
    after: optionalInput(textInput(mostText, 'Text of the manifest as it is to be.')),
    path: optionalInput(textInput(4000, 'File or folder in a git repository, in a folder that is open to the tools.')),
    base: optionalInput(
      textInput(200, 'Commit, branch, or tag to compare `path` with; otherwise where the branch left the default branch, or HEAD.'),
    ),
    ...detailInput('all workloads and findings'),
  }),
  *answer({ before, after, path, base, detail }, world) {
    if (path === undefined) {
      if (before === undefined || after === undefined) return refused('Give `before` and `after`, or `path`.');
      const changed = { name: 'manifest', uri: 'untitled:manifest.yaml', before, after };
      return yield* answerOf({ ref: '`before`', changed: [changed], unchanged: [] }, world, detail);
    }
    if (before !== undefined || after !== undefined) return refused('Give either `before` and `after`, or `path`.');
    const { change } = world.material;
    if (change === undefined) return { state: 'needs', need: { kind: 'change', path, base: base ?? null } };
    return 'missing' in change ? refused(change.missing) : yield* answerOf(change, world, detail);
  },
});

function* answerOf(change: ToolChange, { settings }: ToolWorld, detail: 'short' | 'full' | undefined): Steps<ToolResult> {
  const { workloads, findings } = yield* changesInSteps(change, settings);
  const lines = workloads.length === 0 ? ['No workload is changed.'] : workloads.map(workloadLine);
  return answered(shortenedBoth(lines, findings.map(findingLine), detail), {
    ...plainChanges({ workloads: firstOf(workloads, detail), findings: firstOf(findings, detail) }),
    total: { workloads: workloads.length, findings: findings.length },
  });
}

function workloadLine({ kind, name, title, effect, rollout }: WorkloadChange): string {
  const figures = rollout === null ? '' : ` | ${rollout.verdict.join(' · ')}`;
  return `${kind}/${name}: ${title ?? effect}${figures}`;
}

function findingLine({ file, line, severity, code, message }: Finding): string {
  return `new ${severity} ${file}:${line} [${code}] ${message.replaceAll('\n', ' | ')}`;
}
