import * as l10n from '@vscode/l10n';
import { CodeActionKind, CodeActionRequest, type CodeAction, type CodeActionParams, type Diagnostic } from 'vscode-languageserver';
import { diagnosticOf, textEditOf } from '../lsp/convert';
import { shown } from '../escapes/shown';
import type { OpenFile } from '../lsp/openFile';
import { codeActionParams } from '../lsp/paramSchemas';
import type { Marked, WayOut } from '../preview/fixes';
import { PreviewedFile } from '../preview/previewedFile';
import type { RemarkCode } from '../preview/remarks';
import type { Client, Handler } from './handler';
import { inSteps } from './inSteps';

/** On what is marked: the ways out, each with its price, and a comment that switches the rule off here. */
export const codeAction: Handler<CodeActionParams, CodeAction[]> = {
  method: CodeActionRequest.method,
  params: codeActionParams,
  capability: { codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix], resolveProvider: false } },
  empty: [],
  enabled: settings => settings.codeActions.enabled,
  ...inSteps(function* ({ range, context }, file, settings, client) {
    const { only = [] } = context;
    if (only.length > 0 && !only.some(kind => CodeActionKind.QuickFix.startsWith(kind))) return [];
    const span = { start: file.document.offsetAt(range.start), end: file.document.offsetAt(range.end) };
    const found = yield* new PreviewedFile(file, settings).markedInSteps(span);
    return found.flatMap(marked => actionsOf(file, marked, client));
  }),
};

function actionsOf(file: OpenFile, { remark, ways, isRule }: Marked, client: Client | undefined): CodeAction[] {
  const { settingsCommand = null, copyCommand = null } = client ?? {};
  const diagnostics = [diagnosticOf(file, remark)];
  const actions = ways.flatMap(way => actionOf(file, way, diagnostics, copyCommand));
  return isRule && settingsCommand !== null ? [...actions, settingsAction(remark.code, diagnostics, settingsCommand)] : actions;
}

function actionOf(
  file: OpenFile,
  { title: own, changes, copy }: WayOut,
  diagnostics: Diagnostic[],
  copyCommand: string | null,
): readonly CodeAction[] {
  const title = shown(own, 300);
  const action = { title, kind: CodeActionKind.QuickFix, diagnostics };
  if (copy === null) return [{ ...action, edit: { changes: { [file.uri]: changes.map(textEditOf(file.document)) } } }];
  return copyCommand === null ? [] : [{ ...action, command: { title, command: copyCommand, arguments: [copy] } }];
}

function settingsAction(code: RemarkCode, diagnostics: Diagnostic[], command: string): CodeAction {
  const title = l10n.t('Configure {0} in settings…', code);
  return { title, kind: CodeActionKind.QuickFix, diagnostics, command: { title, command, arguments: ['rolloutPreview.rules'] } };
}
