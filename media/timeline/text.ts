/** What happens at a step, in words. Kubernetes' own names and kubectl's texts are never translated. */
import * as l10n from '@vscode/l10n';
import type { Action } from '../../server/protocol/scenario';
import type { Change, PodState, Step, Timeline } from '../../server/protocol/timeline';
import { isSimulated } from './former';
import { count, duration } from './time';
import { versionLabel, versionOf } from './versions';

type ActionChange = Extract<Change, { kind: 'action' }>;
type PodsChange = Extract<Change, { kind: 'pods' }>;

/** A row of the table *Steps*: `short` stands in for `long` where there is little room; `name` is code, `pair` is bold. */
export interface RowText {
  readonly long: string;
  readonly short: string;
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
        ? plain(l10n.t('{0} of {1} created with no pods', kindOf(timeline, change), nameOf(timeline, change)))
        : scaled(timeline, change, 0, change.size);
    case 'scaled':
      return scaled(timeline, change, change.from, change.to);
    case 'pods': {
      const [version, state] = [nameOf(timeline, change), stateWord(change.state)];
      if (change.pod === null) return plain(`${podsOfGeneration(timeline, change.generation, change.count)} ${state}`);
      return {
        long: l10n.t('Pod {0} of {1} {2}', podMark, version, state),
        short: `${podMark} ${version} ${state}`,
        name: change.pod,
        pair: null,
      };
    }
    case 'condition':
      return plain(change.reason === 'ProgressDeadlineExceeded' ? deadlineText(timeline, step) : `${change.type}: ${change.reason}`);
    case 'action':
      return plain(change.skipped === true ? skippedText(change.action) : actionText(timeline, step, change));
    case 'createFailed':
      return plain(l10n.t('{0}: pods can’t be created', nameOf(timeline, change)));
  }
}

/** At the end of a rollout for which there is no room, that it is the end. */
function deadlineText({ obstacle, steps }: Timeline, { number }: Step): string {
  return obstacle?.around !== undefined && number === steps.length
    ? l10n.t('Progress deadline exceeded; nothing changes without an edit')
    : l10n.t('Progress deadline exceeded');
}

/** What happens at a step, as a sentence without a full stop. */
export function say(timeline: Timeline, step: Step): string {
  const { change } = step;
  switch (change.kind) {
    case 'created':
      return change.size === 0
        ? rowText(timeline, step).long
        : l10n.t('{0} of {1} created: {2}', kindOf(timeline, change), nameOf(timeline, change), created(change.size));
    case 'scaled':
      return sayScaled(timeline, change);
    case 'pods':
      return sayPods(timeline, change);
    case 'condition':
      return change.reason === 'ProgressDeadlineExceeded'
        ? l10n.t('Progress deadline exceeded: kubectl rollout status fails from now on. Nothing is rolled back')
        : `${change.type} ${change.status}, ${change.reason}: ${change.message}`;
    case 'createFailed':
      return l10n.t('{0}: pods can’t be created: {1}', nameOf(timeline, change), change.message);
    case 'action':
      return rowText(timeline, step).long;
  }
}

/** The whole step in one sentence, for the slider and the live region; a command says which version is wanted from then on. */
export function sentence(timeline: Timeline, step: Step): string {
  const said = stepSentence(timeline, step);
  const before = timeline.steps[step.number - 2]?.target ?? timeline.initial;
  return step.target === before ? said : `${said} ${l10n.t('The target is now {0}.', versionLabel(timeline, step.target))}`;
}

function stepSentence(timeline: Timeline, step: Step): string {
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
      return 'Pending';
    case 'terminating':
      return l10n.t('terminating');
    case 'gone':
      return l10n.t('terminated');
  }
}

/** The same beside a pod's lane, where there is no room for more than ten letters. */
export function laneWord(state: PodState): string {
  if (state === 'crashLoop') return l10n.t('crash loop');
  return state === 'imagePull' ? l10n.t('no image') : stateWord(state);
}

/** `1 pod`, `150 pods`. */
export function pods(number: number): string {
  return number === 1 ? l10n.t('1 pod') : l10n.t('{0} pods', count(number));
}

/** `1 pod of 1.29`, `150 pods of 1.29`. */
export function podsOfGeneration(timeline: Timeline, generation: number, number: number): string {
  const version = nameOf(timeline, { generation });
  return number === 1 ? l10n.t('1 pod of {0}', version) : l10n.t('{0} pods of {1}', count(number), version);
}

/** What the user did, as it is said at its step. */
function actionText(timeline: Timeline, step: Step, { action, renumbered }: ActionChange): string {
  const target = versionLabel(timeline, step.target);
  switch (action.kind) {
    case 'apply':
      return applied(timeline);
    case 'setImage':
      return l10n.t('Image set to {0}', Object.values(action.images).join(', '));
    case 'undo': {
      const [revision, now] = renumbered ?? [action.toRevision, action.toRevision];
      return revision === 0 ? l10n.t('Rolled back to {0}', target) : rolledBack(timeline, target, revision, now);
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

function rolledBack(timeline: Timeline, target: string, revision: number, now: number): string {
  if (isSimulated(timeline, revision))
    return now === revision
      ? l10n.t('Rolled back to {0} (revision {1}, simulated)', target, revision)
      : l10n.t('Rolled back to {0} (revision {1}, simulated, now {2})', target, revision, now);
  return now === revision
    ? l10n.t('Rolled back to {0} (revision {1})', target, revision)
    : l10n.t('Rolled back to {0} (revision {1}, now {2})', target, revision, now);
}

function applied({ edit }: Timeline): string {
  if (edit?.state === 'changed') return l10n.t('Edit applied');
  return edit?.state === 'same' ? l10n.t('Manifest applied: nothing changes') : l10n.t('Changed pod template applied');
}

/** A command for which there was nothing to do: only a rollback says so. */
function skippedText(action: Action): string {
  const revision = action.kind === 'undo' ? action.toRevision : 0;
  return revision === 0 ? l10n.t('Rollback skipped') : l10n.t('Rollback to revision {0} skipped: the template is the same', revision);
}

function sayScaled(timeline: Timeline, change: Extract<Change, { kind: 'scaled' }>): string {
  const [version, from, to] = [nameOf(timeline, change), count(change.from), count(change.to)];
  return change.to > change.from
    ? l10n.t('{0} scaled up from {1} to {2}: {3}', version, from, to, created(change.to - change.from))
    : l10n.t('{0} scaled down from {1} to {2}: {3}', version, from, to, toldToStop(change.from - change.to));
}

function sayPods(timeline: Timeline, change: PodsChange): string {
  const who =
    change.pod === null
      ? podsOfGeneration(timeline, change.generation, change.count)
      : l10n.t('Pod {0} of {1}', change.pod, nameOf(timeline, change));
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
      return l10n.t('{0} Pending: no node has room', who);
    case 'terminating':
      return l10n.t('{0} terminating', who);
    case 'gone':
      return l10n.t('{0} terminated', who);
  }
}

function scaled(timeline: Timeline, change: OfGeneration, from: number, to: number): RowText {
  const short = nameOf(timeline, change);
  const long = to > from ? l10n.t('{0} scaled up', short) : l10n.t('{0} scaled down', short);
  return { long, short, name: null, pair: `${count(from)} → ${count(to)}` };
}

function plain(words: string): RowText {
  return { long: words, short: words, name: null, pair: null };
}

interface OfGeneration {
  readonly generation: number;
}

/** Of the object that keeps it, such as `ReplicaSet`. */
function kindOf({ generations }: Timeline, { generation }: OfGeneration): string {
  return generations[generation]?.kind ?? '';
}

function nameOf(timeline: Timeline, { generation }: OfGeneration): string {
  return versionLabel(timeline, versionOf(timeline, generation));
}

function created(number: number): string {
  return number === 1 ? l10n.t('1 pod created') : l10n.t('{0} pods created', count(number));
}

function toldToStop(number: number): string {
  return number === 1 ? l10n.t('1 pod terminating') : l10n.t('{0} pods terminating', count(number));
}
