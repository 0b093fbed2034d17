import * as l10n from '@vscode/l10n';
import { applyWhatIf } from '../kubernetes/whatIf';
import { refusalsOf } from '../kubernetes/workloads/refusals';
import type { WhatIf } from '../protocol';
import { resolveFenceposts } from '../rollout/deploymentController/fenceposts';
import { rehearse } from '../rollout/rehearse';
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
          explanation?.byDefault === undefined || explanation.byDefault === null
            ? ''
            : l10n.t('now {0}', explanation.byDefault.replaceAll('`', '')),
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
  const { deployment } = changed;
  const rehearsal = rehearse(deployment, { assumptions: {}, actions: [] }, assume);
  if (rehearsal.state === 'refused') return [];
  const { strategy, replicas } = deployment.spec;
  const { maxSurge, maxUnavailable } = resolveFenceposts(replicas, strategy);
  const working = whatIf.maxSurge === undefined ? maxUnavailable.working : maxSurge.working;
  return [
    {
      label,
      text: label,
      kind: 'value',
      effect: rehearsal.timeline.verdict.parts.slice(1).join(' · '),
      documentation: whatIf.maxSurge === undefined && whatIf.maxUnavailable === undefined ? null : working,
    },
  ];
}
