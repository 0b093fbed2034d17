import * as l10n from '@vscode/l10n';
import { CodeLensRequest, type CodeLens, type CodeLensParams } from 'vscode-languageserver';
import { shown } from '../escapes/shown';
import type { OpenFile } from '../lsp/openFile';
import { documentParams } from '../lsp/paramSchemas';
import { PreviewedFile } from '../preview/previewedFile';
import { ofEach } from '../preview/steps';
import type { PreviewedWorkload } from '../preview/workload';
import type { Handler } from './handler';
import { inSteps } from './inSteps';

/** Above each workload: the verdict of its rollout in one line, and what can be rehearsed. */
export const codeLens: Handler<CodeLensParams, CodeLens[]> = {
  method: CodeLensRequest.method,
  params: documentParams,
  capability: { codeLensProvider: { resolveProvider: false } },
  empty: [],
  enabled: settings => settings.codeLens.enabled,
  ...inSteps(function* (_, file, settings) {
    const preview = new PreviewedFile(file, settings);
    const unread = preview.unread().flatMap(({ text, lines }) => lines.map(line => lensAt({ line, character: 0 }, text, '')));
    return [...unread, ...(yield* ofEach(preview.workloads, workload => lensesOf(file, workload)))];
  }),
};

function lensesOf(file: OpenFile, workload: PreviewedWorkload): CodeLens[] {
  const start = file.document.positionAt(workload.firstLine.start);
  const lens = (title: string, command: string): CodeLens => lensAt(start, title, command, [file.uri, workload.id]);
  const { state, text, uncounted } = workload.verdict();
  if (state === 'unread') return [lens(text, 'rolloutPreview.showTimeline')];
  return [
    lens(text, 'rolloutPreview.showTimeline'),
    ...(uncounted === null ? [] : [lens(uncounted, 'rolloutPreview.showTimeline')]),
    lens(l10n.t('Rollout timeline'), 'rolloutPreview.showTimeline'),
    lens(l10n.t('Set image…'), 'rolloutPreview.simulateSetImage'),
    lens(l10n.t('Roll back…'), 'rolloutPreview.simulateRollback'),
  ];
}

/** Without a command it can't be clicked. */
function lensAt(start: CodeLens['range']['start'], title: string, command: string, args?: unknown[]): CodeLens {
  return {
    range: { start, end: start },
    command: { title: shown(title, 300), command, ...(args === undefined ? {} : { arguments: args }) },
  };
}
