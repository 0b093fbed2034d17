import * as vscode from 'vscode';
import type { UnstableObject } from '../../server/protocol/rendering';
import type { WorkloadEditEffect } from '../../server/protocol/editEffect';
import type { SourceEffects } from './baseRenderings';
import { lastKey } from './lastKey';

const mostNames = 3;

/** What an edit does to all workloads of a chart or overlay, in one line: `Rolls out shop-shop, scales shop-queue-fast, shop-queue-slow`. */
export function sayEffects({ workloads: effects, uncounted }: SourceEffects): string {
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
  const inTemplates = uncounted.flatMap(({ paths }) => paths.filter(path => path.startsWith('spec.template.')));
  const said = parts.length === 0 ? [vscode.l10n.t('Changes nothing that runs')] : parts;
  const left = inTemplates.length === 0 ? [] : [vscode.l10n.t('not counted: {0}', listed([...new Set(inTemplates.map(lastKey))]))];
  return [...said, ...left].join(' · ');
}

/** The fields that come out otherwise at each rendering, a sentence an object: whether they would roll pods can't be told. */
export function sayUncounted(uncounted: readonly UnstableObject[]): readonly string[] {
  return uncounted.map(({ kind, name, paths }) =>
    vscode.l10n.t('Not counted, as each rendering makes it anew: {0} of {1} {2}', listed(paths.map(lastKey)), kind, name),
  );
}

function listed(names: readonly string[]): string {
  return names.length > mostNames ? `${names.slice(0, mostNames).join(', ')}, …` : names.join(', ');
}
