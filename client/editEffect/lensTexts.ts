import * as l10n from '@vscode/l10n';
import type { WorkloadInfo } from '../../server/protocol';
import type { WorkloadEditEffect } from '../../server/protocol/editEffect';
import { plainText } from '../plainText';

/** A lens above a workload. */
export interface LensText {
  readonly line: number;
  readonly title: string;
  readonly tooltip: string;
  readonly command: string;
  readonly arguments: readonly unknown[];
}

/** What else is to be said of a document's edit. */
export interface Uncounted {
  /** How many other files weren't looked into. */
  readonly leftOut: number;
  readonly uncounted: readonly string[];
}

/** The lenses that say what an edit would roll: above each workload where there is something to say, and behind it one that copies the command that helps. */
export function lensTexts(
  uri: string,
  workloads: readonly Pick<WorkloadInfo, 'id' | 'startLine'>[],
  effects: readonly Pick<WorkloadEditEffect, 'workload' | 'title' | 'detail' | 'command'>[],
  { leftOut, uncounted }: Uncounted,
): readonly LensText[] {
  return effects.flatMap(({ workload, title, detail, command }): LensText[] => {
    const line = workloads.find(({ id }) => id === workload)?.startLine;
    if (title === null || line === undefined) return [];
    const tooltip = [...(detail === null ? [] : [detail]), ...uncounted, ...sayLeftOut(leftOut)].join('\n');
    const effect = { line, title: plainText(title), tooltip, command: 'rolloutPreview.showEdit', arguments: [uri, workload] };
    if (command === null) return [effect];
    const copy = { title: l10n.t('Copy kubectl command'), tooltip: command, command: 'rolloutPreview.copyCommand', arguments: [command] };
    return [effect, { line, ...copy }];
  });
}

function sayLeftOut(files: number): readonly string[] {
  if (files === 0) return [];
  return [
    files === 1
      ? l10n.t('Not checked for changed ConfigMaps and Secrets: 1 more file')
      : l10n.t('Not checked for changed ConfigMaps and Secrets: {0} more files', files),
  ];
}
