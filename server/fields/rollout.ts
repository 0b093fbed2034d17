import * as l10n from '@vscode/l10n';
import { prose } from '../escapes/markdown';
import type { Subject } from './field';

/** The rollout's verdict, and what it assumes. */
export function wayOf(subject: Subject): string[] {
  const rollout = subject.rollout();
  if (rollout === undefined) return [];
  return [
    l10n.t('Rollout: {0}.', prose(rollout.verdict.parts.join(' · '))),
    ...rollout.assumptions.map(sentence => `_${prose(sentence)}_`),
  ];
}
