import * as vscode from 'vscode';
import type { WorkloadEditEffect } from '../../server/protocol/revisions';

const mostNames = 3;

/** What an edit does to all workloads of a chart or overlay, in one line: `Rolls out shop-shop, scales shop-queue-fast, shop-queue-slow`. */
export function sayEffects(effects: readonly WorkloadEditEffect[]): string {
  const named = (wanted: (effect: WorkloadEditEffect) => boolean): readonly string[] =>
    effects.filter(wanted).map(({ workload }) => workload.split('/').at(-1) ?? workload);
  const refused = named(({ effect }) => effect.kind === 'refused');
  const rolled = named(({ effect }) => effect.kind === 'rolls');
  const scaled = named(({ effect }) => effect.kind === 'rollsNothing' && effect.changes.some(({ field }) => field === 'replicas'));
  const created = named(({ effect }) => effect.kind === 'new');
  const parts = [
    ...(refused.length > 0 ? [vscode.l10n.t('{0} rejected', listed(refused))] : []),
    ...(rolled.length > 0 ? [vscode.l10n.t('Rolls out {0}', listed(rolled))] : []),
    ...(scaled.length > 0 ? [vscode.l10n.t('Scales {0}', listed(scaled))] : []),
    ...(created.length > 0 ? [vscode.l10n.t('Creates {0}', listed(created))] : []),
  ];
  return parts.length === 0 ? vscode.l10n.t('Changes nothing that runs') : parts.join(' · ');
}

function listed(names: readonly string[]): string {
  return names.length > mostNames ? `${names.slice(0, mostNames).join(', ')}, …` : names.join(', ');
}
