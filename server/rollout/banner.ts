/** Above the timeline, where something is wrong or has to be known: why, what still serves, what to do. */
import * as l10n from '@vscode/l10n';
import { isOfRevisionLabel, longestName } from '../kubernetes/statefulSet/revisionLabel';
import type { Banner, Summary } from '../protocol/timeline';
import { isDown, type Facts } from './facts';
import { commandOf, deletePodCommand } from './kubectl/commands';
import { isShortage } from './obstacles/cause';
import type { Doubt } from './obstacles/certainty';
import { answerOf, causeSentence, shownOf } from './obstacles/words';
import { count, duration } from './words';

/** null: all is well. */
export function bannerOf(facts: Facts): Banner | null {
  const { summary, limits } = facts;
  if (summary.outcome === 'paused') return heldBanner(facts);
  if (summary.outcome === 'cut') return cutBanner(summary);
  if (limits.desired === 0 || summary.outcome === 'nothing') return null;
  if (summary.outcome === 'stalls' || isDown(facts)) return failureBanner(facts);
  if (summary.deadlineSeconds !== null) {
    return {
      tone: 'warning',
      title: l10n.t('The progress deadline passes before the rollout completes.'),
      sentences: [
        l10n.t(
          'kubectl rollout status fails after {0}, although the controller continues and completes the rollout. Increase progressDeadlineSeconds.',
          duration(summary.deadlineSeconds),
        ),
      ],
      command: null,
    };
  }
  return summary.cut === null ? null : listCutBanner(summary.cut);
}

function heldBanner(facts: Facts): Banner {
  switch (facts.hold) {
    case 'onDelete':
      return {
        tone: 'info',
        title: l10n.t('No pod is replaced until somebody deletes it.'),
        sentences: [l10n.t('The new pod template makes a new revision; a pod that is deleted comes back with it.')],
        command: null,
      };
    case 'partition':
      return {
        tone: 'info',
        title: l10n.t('The partition covers all pods, so none is replaced.'),
        sentences: [l10n.t('The new pod template makes a new revision, and kubectl rollout status reports the rollout as complete.')],
        command: null,
      };
    default:
      return pausedBanner(facts);
  }
}

function pausedBanner(facts: Facts): Banner {
  return {
    tone: 'info',
    title: l10n.t('This {0} is paused.', facts.kind),
    sentences: [
      l10n.t(
        'The new pod template isn’t rolled out until the {0} is resumed; until then, kubectl rollout undo and kubectl rollout restart fail.',
        facts.kind,
      ),
    ],
    command: commandOf({ kind: 'resume' }, facts),
  };
}

function cutBanner({ cut }: Summary): Banner {
  return {
    tone: 'info',
    title: l10n.t('The simulation ends after {0} steps, at {1}.', count(cut?.afterSteps ?? 0), duration(cut?.atSeconds ?? 0)),
    sentences: [
      l10n.t(
        'The rest of the rollout continues in the same way, within the same limits. A larger maxSurge or maxUnavailable means fewer, larger steps.',
      ),
    ],
    command: null,
  };
}

function listCutBanner(cut: { readonly afterSteps: number; readonly atSeconds: number }): Banner {
  return {
    tone: 'info',
    title: l10n.t('Only the first {0} steps are listed, up to {1}.', count(cut.afterSteps), duration(cut.atSeconds)),
    sentences: [l10n.t('The rest of the rollout continues in the same way; the numbers above cover the whole rollout.')],
    command: null,
  };
}

function failureBanner(facts: Facts): Banner {
  const { limits, summary, changed } = facts;
  const why = causeSentence(facts.cause, changed.image);
  const stalls = summary.outcome === 'stalls';
  return {
    tone: facts.doubt !== null ? 'warning' : 'error',
    title: stalls ? stuckTitle(why, changed.template || isBack(facts)) : l10n.t('{0}, although the rollout seemed complete.', why),
    sentences: [
      ...shownSentence(facts),
      isDown(facts)
        ? l10n.t(
            'New pods counted as available before they failed, so old pods were stopped: availability drops to {0} of {1}. A readiness probe that fails early, or a larger minReadySeconds, would have stopped the rollout sooner.',
            count(summary.lowestAvailable),
            count(limits.desired),
          )
        : keptSentence(facts),
      ...trapSentence(facts),
      ...nameSentence(facts),
      stalls ? deadlineSentence(facts) : l10n.t('Kubernetes doesn’t roll back automatically.'),
      ...(facts.doubt === null ? [] : [doubtSentence(facts.doubt)]),
      ...(stalls && isShortage(facts.cause)
        ? [l10n.t('Nothing changes until something is edited: the manifest, or what is in its way.')]
        : []),
    ],
    command: helpOf(facts),
  };
}

function doubtSentence(doubt: Doubt): string {
  switch (doubt) {
    case 'presence':
      return l10n.t('Whether the other workloads are in the cluster isn’t known: without them, the quota has room.');
    case 'places':
      return l10n.t('On these nodes, the pods of others could also be placed so that there is room: the scheduler chooses.');
    case 'volume':
      return l10n.t('Whether the volume of the claim has to be attached to a node isn’t known: if not, as with NFS, the new pod starts.');
  }
}

/** What kubectl says of the pods, or of their absence. */
function shownSentence({ cause, name }: Facts): readonly string[] {
  const answer = answerOf(cause, name);
  if (answer !== null) return [`FailedCreate: ${answer}.`];
  if (cause.kind === 'notPlaced') return [`FailedScheduling: ${cause.message}`];
  if (cause.kind === 'notAttached') return [`FailedAttachVolume: ${cause.message}`];
  if (cause.kind === 'nodeDown') return [`NodeNotReady: ${cause.message}.`];
  if (cause.kind === 'noRevision') return [`ReplicaSetCreateError: ${cause.message}.`];
  return 'path' in cause ? [l10n.t('kubectl get pods shows {0}.', shownOf(cause))] : [];
}

function stuckTitle(why: string, rollout: boolean): string {
  return rollout ? l10n.t('{0}, so the rollout is stuck.', why) : l10n.t('{0}, so scaling is stuck.', why);
}

/** The one command that helps; null where none does. */
function helpOf(facts: Facts): string | null {
  const { cause, container, changed, waitsFor, namespace } = facts;
  if (hasLongName(cause)) return null;
  if (waitsFor !== null && isBack(facts)) return deletePodCommand(waitsFor, namespace);
  if (changed.template && changed.undoable) {
    const undo = commandOf({ kind: 'undo', toRevision: 0 }, facts);
    return waitsFor === null || undo === null ? undo : `${undo} && ${deletePodCommand(waitsFor, namespace)}`;
  }
  if (isOfImage(cause.kind)) return commandOf({ kind: 'setImage', images: { [container]: 'IMAGE' } }, facts);
  if (changed.template || changed.replicasBefore === 0) return null;
  return commandOf({ kind: 'scale', replicas: changed.replicasBefore }, facts);
}

/** The template is the one from before, and nothing was scaled: what a pod waits for in vain was rolled out in between. */
function isBack({ waitsFor, changed, limits }: Facts): boolean {
  return waitsFor !== null && !changed.template && limits.desired === changed.replicasBefore;
}

function isOfImage(kind: Facts['cause']['kind']): boolean {
  return kind === 'imagePull' || kind === 'imageName';
}

function deadlineSentence({ kind, summary, progressDeadlineSeconds, changed }: Facts): string {
  if (progressDeadlineSeconds === null)
    return l10n.t('There is no progress deadline, so the failure is never reported. Kubernetes doesn’t roll back automatically.');
  if (summary.deadlineSeconds !== null) {
    return l10n.t(
      'After {0} without progress, kubectl rollout status fails. Kubernetes doesn’t roll back automatically.',
      duration(progressDeadlineSeconds),
    );
  }
  if (!changed.watched)
    return l10n.t(
      'The progress deadline never passes: the last rollout is complete, and the controller doesn’t watch the scaling of a complete {0}.',
      kind,
    );
  return l10n.t(
    'Each pod that becomes ready again counts as progress, so the progress deadline never passes. Kubernetes doesn’t roll back automatically.',
  );
}

/** Of a name that is too long: what helps. */
function nameSentence({ kind, cause }: Facts): readonly string[] {
  if (!hasLongName(cause)) return [];
  return [
    l10n.t('The name of the {0} can’t be changed: delete it, and create one with a name of at most {1} characters.', kind, longestName),
  ];
}

function hasLongName(cause: Facts['cause']): boolean {
  return cause.kind === 'refused' && isOfRevisionLabel(cause);
}

/** Of a controller that waits for a pod that never becomes available: how to get out of it. */
function trapSentence(facts: Facts): readonly string[] {
  const { waitsFor } = facts;
  if (waitsFor === null) return [];
  if (isBack(facts)) return [l10n.t('OrderedReady waits for the pod {0}, which the undo doesn’t replace: delete it.', waitsFor)];
  return [l10n.t('OrderedReady waits for the pod {0}. kubectl rollout undo alone doesn’t replace it: delete it after the undo.', waitsFor)];
}

function keptSentence({ summary: { stall }, limits, changed, waitsFor }: Facts): string {
  const available = stall?.available ?? 0;
  if (!changed.template) {
    if (available === 0) return l10n.t('No pods are available.');
    return available === 1 ? l10n.t('1 pod stays available.') : l10n.t('{0} pods stay available.', count(available));
  }
  if (waitsFor !== null) return available === 1 ? l10n.t('1 pod stays available.') : l10n.t('{0} pods stay available.', count(available));
  const old = stall?.oldAvailable ?? 0;
  if (old === 0) return l10n.t('No old pods are left.');
  return l10n.t(
    'The controller keeps {0} available: stopping one more would leave fewer than {1}.',
    old === 1 ? l10n.t('1 old pod') : l10n.t('{0} old pods', count(old)),
    count(limits.floor),
  );
}
