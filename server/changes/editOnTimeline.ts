/** The words of a timeline that depend on what it begins with: the user's edit, or the manifest itself. */
import * as l10n from '@vscode/l10n';
import type { TimelineEdit } from '../protocol/edits';
import type { Timeline, Verdict } from '../protocol/timeline';
import { count } from '../rollout/words';

type Simulated = Omit<Timeline, 'inputs'>;

/** The verdict, or that the edit starts no rollout. */
export function verdictOfEdit({ verdict, steps }: Simulated, edit: TimelineEdit | null): Verdict {
  if (edit === null || commandsIn(steps) > 1) return verdict;
  if (edit.state === 'same') return { tone: 'info', parts: [l10n.t('starts no rollout'), l10n.t('same as {0}', edit.ref)] };
  const effects = new Set(edit.changes.map(({ effect }) => effect));
  if (edit.state !== 'changed' || effects.has('version') || edit.changes.some(({ field }) => field === 'paused')) return verdict;
  if (effects.has('scales')) return { ...verdict, parts: [l10n.t('scales only'), ...verdict.parts] };
  return effects.has('releases')
    ? { tone: 'info', parts: [l10n.t('starts no rollout itself: what was held back until now is rolled out')] }
    : { tone: 'info', parts: [l10n.t('starts no rollout'), l10n.t('the pod template is the same')] };
}

/** What is assumed of the pods that run before the first command, and a surprise that is no problem. */
export function beginningSentences(timeline: Simulated, edit: TimelineEdit | null): readonly string[] {
  if (edit === null)
    return beginsWithApply(timeline) ? [l10n.t('The old pods are assumed to run this manifest, too: what ran before isn’t known.')] : [];
  switch (edit.state) {
    case 'changed':
      return [l10n.t('Assumes that {0} was applied and rolled out.', edit.ref), ...scaledFirst(timeline, edit), ...laterOnly(edit)];
    case 'same':
      return [];
    case 'absent':
      return [l10n.t('{0} doesn’t contain this workload: shown is a later rollout of the manifest.', edit.ref)];
    case 'unknown':
      return [l10n.t('What {0} runs isn’t known: shown is a later rollout of the manifest.', edit.ref)];
  }
}

/** Replicas and pod template in one edit: the old version is scaled before the new one is rolled out. */
function scaledFirst({ steps, generations, versions, initial }: Simulated, { changes }: TimelineEdit): readonly string[] {
  if (!changes.some(({ effect }) => effect === 'version')) return [];
  const [first] = steps.flatMap(({ change }) => (change.kind === 'scaled' ? [change] : []));
  if (first === undefined || first.to <= first.from || generations[first.generation]?.version !== initial) return [];
  const [more, name] = [first.to - first.from, versions[initial]?.name ?? ''];
  return [
    more === 1
      ? l10n.t('Scaling comes first: 1 more pod of {0} is created.', name)
      : l10n.t('Scaling comes first: {0} more pods of {1} are created.', count(more), name),
  ];
}

/** What is changed without a rollout counts all the same, only later. */
function laterOnly({ changes }: TimelineEdit): readonly string[] {
  const effects = new Set(changes.map(({ effect }) => effect));
  if (effects.has('version') || effects.has('scales') || effects.has('releases') || !effects.has('strategy')) return [];
  return [l10n.t('What is changed counts for rollouts from now on.')];
}

function beginsWithApply({ steps }: Simulated): boolean {
  const change = steps[0]?.change;
  return change?.kind === 'action' && change.action.kind === 'apply';
}

function commandsIn(steps: Timeline['steps']): number {
  return steps.filter(({ change }) => change.kind === 'action').length;
}
