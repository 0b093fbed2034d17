import * as l10n from '@vscode/l10n';
import { refusalsOf } from '../kubernetes/workloads/refusals';
import { rehearse } from '../rollout/rehearse';
import type { Timeline } from '../protocol';
import type { Subject } from './field';

/** The rollout that a change of the template would start; undefined where the manifest would be refused. */
export function rolloutOf({ workload, assume }: Pick<Subject, 'workload' | 'assume'>): Omit<Timeline, 'inputs'> | undefined {
  if (refusalsOf(workload).length > 0) return undefined;
  const rehearsal = rehearse(workload.deployment, { assumptions: {}, actions: [] }, assume);
  return rehearsal.state === 'timeline' ? rehearsal.timeline : undefined;
}

/** The rollout's verdict, and what it assumes. */
export function wayOf(subject: Subject): string[] {
  const rollout = rolloutOf(subject);
  if (rollout === undefined) return [];
  return [l10n.t('A rollout: {0}.', rollout.verdict.parts.join(' · ')), ...rollout.assumptions.map(sentence => `_${sentence}_`)];
}
