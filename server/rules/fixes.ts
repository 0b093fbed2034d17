import * as l10n from '@vscode/l10n';
import type { Deployment } from '../kubernetes/deployment/deployment';
import { unknownsOf } from '../kubernetes/rolloutPlaceholders';
import { applyWhatIf } from '../kubernetes/whatIf';
import type { Workload } from '../kubernetes/workloads/workload';
import type { WhatIf } from '../protocol/scenario';
import { recreateCommand } from '../rollout/controllers/deployment/recreateCommand';
import { resolveFenceposts } from '../rollout/controllers/deployment/fenceposts';
import { deploymentRollout } from '../rollout/controllers/deployment/rollout';
import { plainRollout } from '../rollout/plainRollout';
import { changesOf } from './changes';
import type { Fix, Judged } from './rule';

/** A Deployment whose strategy becomes another. */
type Reshaped = Pick<Judged<Deployment>, 'workload' | 'assume'>;

/** Other values of the strategy, with what the rollout would be then as their effect, where that is known. */
export function setStrategy({ workload, assume }: Reshaped, whatIf: WhatIf): Fix {
  const { object: deployment } = applyWhatIf(workload, whatIf);
  const title = unknownsOf(deployment).length > 0 ? namesOf(whatIf) : `${namesOf(whatIf)}: ${effectOf(deployment, workload, assume)}`;
  return { title, changes: changesOf(workload, whatIf) };
}

/** *Use Recreate*, and the command that server-side apply may need before. */
export function useRecreate(judged: Reshaped): readonly Fix[] {
  const { workload } = judged;
  const patch = {
    title: l10n.t('Copy kubectl patch for server-side apply'),
    changes: [],
    copy: recreateCommand(workload.name, workload.namespace),
  };
  return [setStrategy(judged, { strategy: 'Recreate' }), ...(needsPatch(workload) ? [patch] : [])];
}

/** The server fills in a `rollingUpdate` that no file sets, so that leaving it out of the file takes nothing away: server-side apply is rejected then. */
function needsPatch(workload: Pick<Workload, 'at'>): boolean {
  return workload.at('spec.strategy.rollingUpdate') === undefined;
}

function namesOf({ maxSurge, maxUnavailable, strategy }: WhatIf): string {
  if (strategy !== undefined) return l10n.t('Use {0}', strategy);
  const both = [
    ...(maxSurge === undefined ? [] : [l10n.t('maxSurge to {0}', maxSurge)]),
    ...(maxUnavailable === undefined ? [] : [l10n.t('maxUnavailable to {0}', maxUnavailable)]),
  ];
  return l10n.t('Set {0}', both.join(', '));
}

function effectOf(deployment: Deployment, workload: Pick<Workload, 'at'>, assume: Judged['assume']): string {
  const { replicas, strategy } = deployment.spec;
  if (strategy.type === 'Recreate') {
    const seconds = secondsWithoutAvailable(deployment, assume);
    return needsPatch(workload)
      ? l10n.t('no pods available for about {0} s; server-side apply needs a kubectl patch first', seconds)
      : l10n.t('no pods available for about {0} s', seconds);
  }
  const { floor, maxSurge } = resolveFenceposts(replicas, strategy);
  const seconds = floor > 0 ? 0 : secondsWithoutAvailable(deployment, assume);
  const below = seconds > 0 ? l10n.t('no pods available for about {0} s', seconds) : l10n.t('never below {0} of {1}', floor, replicas);
  const extra =
    maxSurge.value === 0
      ? l10n.t('no extra pods needed')
      : maxSurge.value === 1
        ? l10n.t('needs room for 1 extra pod')
        : l10n.t('needs room for {0} extra pods', maxSurge.value);
  return `${below}, ${extra}`;
}

function secondsWithoutAvailable(deployment: Deployment, assume: Judged['assume']): number {
  return Math.round(plainRollout(deploymentRollout, deployment, assume)?.summary.secondsWithoutAvailable ?? 0);
}
