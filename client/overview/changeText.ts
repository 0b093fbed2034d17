import * as l10n from '@vscode/l10n';
import type { WorkloadEditEffect } from '../../server/protocol/editEffect';
import type { OverviewChange } from '../../media/overviewProtocol';

/** What of the workloads is another than git's base has it, in a few words each; those that aren't edited are left out. */
export function overviewChanges(effects: readonly WorkloadEditEffect[]): readonly OverviewChange[] {
  return effects.flatMap(effect => {
    const what = changeText(effect);
    return what === null ? [] : [{ workload: effect.workload, what }];
  });
}

/** Null for one that isn't edited, or of which nobody knows what was applied. */
function changeText({ effect, changedReferences }: WorkloadEditEffect): string | null {
  switch (effect.kind) {
    case 'new':
      return l10n.t('new');
    case 'rolls':
      return [...effect.differences, ...effect.changes.map(fieldText)].join(', ');
    case 'rollsNothing':
      return effect.changes.length === 0 ? l10n.t('replaces no pods') : effect.changes.map(fieldText).join(', ');
    case 'refused':
      return effect.edited ? l10n.t('rejected: {0}', effect.message) : null;
    case 'unchanged':
      return changedReferences.length === 0 ? null : changedReferences.map(({ kind, name }) => `${kind} ${name}`).join(', ');
    case 'unknown':
      return null;
  }
}

function fieldText({
  field,
  before,
  after,
}: {
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
}): string {
  return `${field} ${before ?? l10n.t('not set')} → ${after ?? l10n.t('not set')}`;
}
