/** What happens at a step, in words. Kubernetes' own names and kubectl's texts are never translated. */
import * as l10n from '@vscode/l10n';
import type { Action } from '../../server/protocol/scenario';
import type { Change, PodState, Step, Timeline } from '../../server/protocol/timeline';
import { isSimulated } from './former';
import { isNewAt } from './roles';
import { count, duration } from './time';

type PodsChange = Extract<Change, { kind: 'pods' }>;

/** A row of the table *Steps*: `short` and `shortest` stand in for `long` where there is little room; `name` is code, `pair` is bold. */
export interface RowText {
  readonly long: string;
  readonly short: string;
  readonly shortest: string;
  /** The name of a single pod, which stands where the texts have {@link podMark}. */
  readonly name: string | null;
  /** Such as `5 → 6`; null where nothing was scaled. */
  readonly pair: string | null;
}

/** Stands for a pod's name in a {@link RowText}: markup can make it code, whatever the language does around it. */
export const podMark = '\u2060';

/** What happens at a step, for the table of steps. */
export function rowText(timeline: Timeline, step: Step): RowText {
  const { change } = step;
  switch (change.kind) {
    case 'created':
      return change.size === 0
        ? plain(l10n.t('{0} created with no pods', setName(timeline, change.generation, step)))
        : scaled(timeline, step, change.generation, 0, change.size);
    case 'scaled':
      return scaled(timeline, step, change.generation, change.from, change.to);
    case 'pods': {
      const who = change.pod === null ? podsOf(timeline, step, change) : l10n.t('Pod {0}', podMark);
      const words = `${who} ${stateWord(change.state)}`;
      return { long: words, short: words, shortest: words, name: change.pod, pair: null };
    }
    case 'condition':
      return plain(
        change.reason === 'ProgressDeadlineExceeded' ? l10n.t('Progress deadline exceeded') : `${change.type}: ${change.reason}`,
      );
    case 'action':
      return plain(change.skipped === true ? skippedText(change.action) : actionText(timeline, change.action));
    case 'createFailed':
      return plain(l10n.t('{0}: pods can’t be created', setName(timeline, change.generation, step)));
  }
}

/** What happens at a step, as a sentence without a full stop. */
export function say(timeline: Timeline, step: Step): string {
  const { change } = step;
  switch (change.kind) {
    case 'created':
      return change.size === 0
        ? rowText(timeline, step).long
        : l10n.t('{0} created: {1}', setName(timeline, change.generation, step), created(change.size));
    case 'scaled':
      return sayScaled(timeline, step, change);
    case 'pods':
      return sayPods(timeline, step, change);
    case 'condition':
      return change.reason === 'ProgressDeadlineExceeded'
        ? l10n.t('Progress deadline exceeded: kubectl rollout status fails from now on. Nothing is rolled back')
        : `${change.type} ${change.status}, ${change.reason}: ${change.message}`;
    case 'createFailed':
      return l10n.t('{0}: pods can’t be created: {1}', setName(timeline, change.generation, step), change.message);
    case 'action':
      return rowText(timeline, step).long;
  }
}

/** The whole step in one sentence, for the slider and the live region. */
export function sentence(timeline: Timeline, step: Step): string {
  return l10n.t(
    'Step {0} of {1}, {2}: {3}. {4} current, {5} up to date, {6} available.',
    count(step.number),
    count(timeline.steps.length),
    duration(step.atSeconds),
    say(timeline, step),
    count(step.current),
    count(step.updated),
    count(step.available),
  );
}

/** A pod's state in a word or two. */
export function stateWord(state: PodState): string {
  switch (state) {
    case 'starting':
      return l10n.t('starting');
    case 'ready':
      return l10n.t('ready');
    case 'available':
      return l10n.t('available');
    case 'notReady':
      return l10n.t('not ready');
    case 'imagePull':
      return l10n.t('can’t pull image');
    case 'crashLoop':
      return l10n.t('crash-looping');
    case 'unschedulable':
      return l10n.t('unschedulable');
    case 'terminating':
      return l10n.t('terminating');
    case 'gone':
      return l10n.t('terminated');
  }
}

/** `1 pod`, `150 pods`. */
export function pods(number: number): string {
  return number === 1 ? l10n.t('1 pod') : l10n.t('{0} pods', count(number));
}

/** Which generation at a step, by the object that keeps it: the new one, the old one or, where there are several, the old one with its hash, as the events name it. */
export function setName(timeline: Timeline, index: number, step: Step): string {
  const kind = timeline.generations[index]?.kind ?? '';
  if (isNewAt(timeline, index, step.number)) return l10n.t('New {0}', kind);
  const hash = timeline.generations.length > 2 ? hashOf(timeline, index) : '';
  return hash === '' ? l10n.t('Old {0}', kind) : l10n.t('Old {0} {1}', kind, hash);
}

/** What the user did, as it is said at its step. */
function actionText(timeline: Timeline, action: Action): string {
  switch (action.kind) {
    case 'apply':
      return l10n.t('Manifest applied');
    case 'setImage':
      return l10n.t('Image set to {0}', Object.values(action.images).join(', '));
    case 'undo': {
      const revision = action.toRevision || timeline.trigger.toRevision;
      if (!revision) return l10n.t('Rolled back to the previous revision');
      return isSimulated(timeline, revision)
        ? l10n.t('Rolled back to revision {0} (simulated)', revision)
        : l10n.t('Rolled back to revision {0}', revision);
    }
    case 'scale':
      return l10n.t('Scaled to {0}', pods(action.replicas));
    case 'pause':
      return l10n.t('Paused');
    case 'resume':
      return l10n.t('Resumed');
    case 'restart':
      return l10n.t('Restarted');
  }
}

/** A command for which there was nothing to do: only a rollback says so. */
function skippedText(action: Action): string {
  const revision = action.kind === 'undo' ? action.toRevision : 0;
  return revision === 0 ? l10n.t('Rollback skipped') : l10n.t('Rollback to revision {0} skipped: the template is the same', revision);
}

function sayScaled(timeline: Timeline, step: Step, change: Extract<Change, { kind: 'scaled' }>): string {
  const [set, from, to] = [setName(timeline, change.generation, step), count(change.from), count(change.to)];
  return change.to > change.from
    ? l10n.t('{0} scaled up from {1} to {2}: {3}', set, from, to, created(change.to - change.from))
    : l10n.t('{0} scaled down from {1} to {2}: {3}', set, from, to, toldToStop(change.from - change.to));
}

function sayPods(timeline: Timeline, step: Step, change: PodsChange): string {
  const one = change.pod !== null;
  const who = one ? l10n.t('Pod {0}', change.pod) : podsOf(timeline, step, change);
  switch (change.state) {
    case 'starting':
      return l10n.t('{0} starting', who);
    case 'ready':
      return l10n.t('{0} ready; available after minReadySeconds', who);
    case 'available':
      return l10n.t('{0} ready and available', who);
    case 'notReady':
      return l10n.t('{0} not ready', who);
    case 'imagePull':
      return l10n.t('{0}: image can’t be pulled', who);
    case 'crashLoop':
      return l10n.t('{0} crashed, now in CrashLoopBackOff', who);
    case 'unschedulable':
      return l10n.t('{0} unschedulable: no node has room', who);
    case 'terminating':
      return l10n.t('{0} terminating', who);
    case 'gone':
      return l10n.t('{0} terminated', who);
  }
}

function scaled(timeline: Timeline, step: Step, index: number, from: number, to: number): RowText {
  const name = setName(timeline, index, step);
  const long = to > from ? l10n.t('{0} scaled up', name) : l10n.t('{0} scaled down', name);
  const isNew = isNewAt(timeline, index, step.number);
  const hash = !isNew && timeline.generations.length > 2 ? ` ${hashOf(timeline, index).slice(0, 5)}` : '';
  const shortest = isNew ? l10n.t('New') : `${l10n.t('Old')}${hash}`;
  const short = hash === '' ? name : shortest;
  return { long, short, shortest, name: null, pair: `${count(from)} → ${count(to)}` };
}

function plain(words: string): RowText {
  return { long: words, short: words, shortest: words, name: null, pair: null };
}

function podsOf(timeline: Timeline, step: Step, { generation, count: number }: PodsChange): string {
  if (isNewAt(timeline, generation, step.number)) return pods(number);
  return number === 1 ? l10n.t('1 old pod') : l10n.t('{0} old pods', count(number));
}

/** The part of a generation's name behind the workload's. */
function hashOf(timeline: Timeline, index: number): string {
  return timeline.generations[index]?.name.split('-').at(-1) ?? '';
}

function created(number: number): string {
  return number === 1 ? l10n.t('1 pod created') : l10n.t('{0} pods created', count(number));
}

function toldToStop(number: number): string {
  return number === 1 ? l10n.t('1 pod terminating') : l10n.t('{0} pods terminating', count(number));
}
