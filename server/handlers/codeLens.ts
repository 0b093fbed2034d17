import * as l10n from '@vscode/l10n';
import { CodeLensRequest, type CodeLens, type CodeLensParams, type Range } from 'vscode-languageserver';
import { refusalsOf } from '../kubernetes/workloads/refusals';
import { rangeOf } from '../lsp/convert';
import type { OpenFile, PlacedWorkload } from '../lsp/openFile';
import type { Settings } from '../lsp/settings';
import type { Handler } from './handler';
import { rolloutOf } from './rolloutOf';

/** Above each workload: the verdict of its rollout in one line, and what can be rehearsed. */
export const codeLens: Handler<CodeLensParams, CodeLens[]> = {
  method: CodeLensRequest.method,
  capability: { codeLensProvider: { resolveProvider: false } },
  empty: [],
  enabled: settings => settings.codeLens.enabled,
  answer: (_, file, settings) => file.workloads.flatMap(placed => lensesOf(file, placed, settings)),
};

function lensesOf(file: OpenFile, placed: PlacedWorkload, settings: Settings): CodeLens[] {
  const { start } = rangeOf(file, placed, placed.workload.span);
  const range: Range = { start, end: start };
  const lens = (title: string, command: string): CodeLens => ({ range, command: { title, command, arguments: [file.uri, placed.id] } });
  return [
    lens(verdictOf(placed, settings), 'rolloutPreview.showTimeline'),
    lens(l10n.t('Timeline'), 'rolloutPreview.showTimeline'),
    lens(l10n.t('Set image…'), 'rolloutPreview.simulateSetImage'),
    lens(l10n.t('Roll back…'), 'rolloutPreview.simulateRollback'),
  ];
}

/** Such as `10 pods · at most 11 · never below 9 · about 25 s`, or that there is none. */
function verdictOf(placed: PlacedWorkload, settings: Settings): string {
  const refusals = refusalsOf(placed.workload).length;
  if (refusals === 1) return l10n.t('The API server would refuse this: 1 problem');
  if (refusals > 1) return l10n.t('The API server would refuse this: {0} problems', refusals);
  return rolloutOf(placed, settings)?.verdict.parts.join(' · ') ?? '';
}
