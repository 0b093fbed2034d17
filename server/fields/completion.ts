import * as l10n from '@vscode/l10n';
import type { Deployment } from '../kubernetes/deployment';
import { unknownsOf } from '../kubernetes/rolloutPlaceholders';
import { applyWhatIf } from '../kubernetes/whatIf';
import { refusalsOf } from '../kubernetes/workloads/refusals';
import type { WhatIf } from '../protocol/scenario';
import { resolveFenceposts } from '../rollout/deploymentController/fenceposts';
import { rehearse, type AssumptionDefaults } from '../rollout/rehearse';
import { count } from '../rollout/words';
import type { Subject } from './field';
import { fieldOf } from './index';
import type { Typing } from './typingAt';

/** Something that could be typed. */
export interface Proposal {
  readonly label: string;
  /** What takes the place of what has been typed. */
  readonly text: string;
  readonly kind: 'field' | 'value';
  /** What it would do here. */
  readonly effect: string;
  /** Markdown; what the field does. */
  readonly documentation: string | null;
}

const keys: Readonly<Record<string, readonly string[]>> = {
  spec: ['strategy', 'minReadySeconds', 'progressDeadlineSeconds', 'revisionHistoryLimit'],
  'spec.strategy': ['type', 'rollingUpdate'],
  'spec.strategy.rollingUpdate': ['maxSurge', 'maxUnavailable'],
};
const maps = new Set(['strategy', 'rollingUpdate']);
const mostSimulated = 1000;
const amounts = [0, 1, 2, '25%', '50%', '100%'] as const;

/** What could be typed there; empty where it doesn't bear on the strategy. */
export function proposalsAt(subject: Omit<Subject, 'path'>, { parent, key }: Typing): readonly Proposal[] {
  return key === undefined ? keyProposals(subject, parent) : valueProposals(subject, `${parent}.${key}`);
}

function keyProposals(subject: Omit<Subject, 'path'>, parent: string): Proposal[] {
  return (keys[parent] ?? [])
    .filter(key => subject.workload.at(`${parent}.${key}`) === undefined)
    .map(key => {
      const path = `${parent}.${key}`;
      const explanation = fieldOf(path)?.explain({ ...subject, path });
      return {
        label: key,
        text: maps.has(key) ? `${key}:` : `${key}: `,
        kind: 'field',
        effect:
          subject.workload.partial || explanation?.byDefault === undefined || explanation.byDefault === null
            ? ''
            : l10n.t('default: {0}', explanation.byDefault.replaceAll('`', '')),
        documentation: explanation?.does ?? null,
      };
    });
}

function valueProposals(subject: Omit<Subject, 'path'>, path: string): Proposal[] {
  switch (path) {
    case 'spec.strategy.type':
      return [
        proposal(subject, 'RollingUpdate', { strategy: 'RollingUpdate' }),
        proposal(subject, 'Recreate', { strategy: 'Recreate' }),
      ].flat();
    case 'spec.strategy.rollingUpdate.maxSurge':
      return amounts.flatMap(amount => proposal(subject, String(amount), { strategy: 'RollingUpdate', maxSurge: amount }));
    case 'spec.strategy.rollingUpdate.maxUnavailable':
      return amounts.flatMap(amount => proposal(subject, String(amount), { strategy: 'RollingUpdate', maxUnavailable: amount }));
    default:
      return [];
  }
}

/** A value with what the rollout would be; none that the API server would refuse beside the others. */
function proposal({ workload, assume }: Omit<Subject, 'path'>, label: string, whatIf: WhatIf): Proposal[] {
  const changed = applyWhatIf(workload, whatIf);
  if (refusalsOf(changed).length > 0) return [];
  if (workload.partial || unknownsOf(changed.deployment).length > 0)
    return [{ label, text: label, kind: 'value', effect: '', documentation: null }];
  const { strategy, replicas } = changed.deployment.spec;
  const { maxSurge, maxUnavailable } = resolveFenceposts(replicas, strategy);
  const working = whatIf.maxSurge === undefined ? maxUnavailable.working : maxSurge.working;
  return [
    {
      label,
      text: label,
      kind: 'value',
      effect: effectOf(changed.deployment, assume),
      documentation: whatIf.maxSurge === undefined && whatIf.maxUnavailable === undefined ? null : working,
    },
  ];
}

/** The verdict without the number of pods; of very many only the bounds, as each value would be simulated while somebody waits for the list. */
function effectOf(deployment: Deployment, assume: AssumptionDefaults): string {
  const { replicas, strategy } = deployment.spec;
  if (replicas > mostSimulated) {
    const { ceiling, floor } = resolveFenceposts(replicas, strategy);
    return `${l10n.t('at most {0}', count(ceiling))} · ${l10n.t('never below {0}', count(floor))}`;
  }
  const rehearsal = rehearse(deployment, { assumptions: {}, actions: [] }, assume);
  return rehearsal.state === 'timeline' ? rehearsal.timeline.verdict.parts.slice(1).join(' · ') : '';
}
