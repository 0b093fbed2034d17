import * as l10n from '@vscode/l10n';
import {
  CodeActionKind,
  CodeActionRequest,
  type CodeAction,
  type CodeActionParams,
  type Diagnostic,
  type TextEdit,
} from 'vscode-languageserver';
import { diagnosticOf, remarkOf, type Remark } from '../lsp/convert';
import { commentAbove, editsOf, renameOf } from '../lsp/edits';
import type { OpenFile, PlacedWorkload } from '../lsp/openFile';
import type { Settings } from '../lsp/settings';
import { codeActionParams } from '../lsp/paramSchemas';
import { ignoreComment } from '../rules/ignoreComment';
import type { Fix } from '../rules/rule';
import type { Client, Handler } from './handler';
import { inSteps, ofWorkloads } from './inSteps';
import { fixesOfProblem, judgementsOf } from './rolloutOf';

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
    return yield* ofWorkloads(file, placed => {
      const from = file.text.offsetAt(range.start) - placed.base;
      const to = file.text.offsetAt(range.end) - placed.base;
      const { start, end } = placed.workload.node.span;
      if (from > end || to < start) return [];
      return marked(placed, settings)
        .filter(({ remark: { span } }) => span.start <= to && from <= span.end)
        .flatMap(found => actionsOf(file, placed, found, client));
    });
  }),
};

interface Marked {
  readonly remark: Remark;
  readonly fixes: () => readonly Fix[];
  /** The API server's word can't be switched off. */
  readonly isRule: boolean;
}

function marked(placed: PlacedWorkload, settings: Settings): Marked[] {
  const { workload } = placed;
  const problems = workload.problems.map(problem => ({
    remark: remarkOf(problem),
    fixes: () => fixesOfProblem(problem, placed, settings),
    isRule: false,
  }));
  const judgements = judgementsOf(placed, settings).map(({ fixes = () => [], ...judgement }) => {
    const severity = judgement.severity === 'inlay' ? 'hint' : judgement.severity;
    return { remark: { ...judgement, severity }, fixes, isRule: true };
  });
  return [...problems, ...judgements];
}

function actionsOf(file: OpenFile, placed: PlacedWorkload, { remark, fixes, isRule }: Marked, client: Client | undefined): CodeAction[] {
  const { settingsCommand = null, copyCommand = null } = client ?? {};
  const diagnostics = [diagnosticOf(file, placed, remark)];
  const action = (title: string, edits: readonly TextEdit[]): CodeAction[] =>
    edits.length === 0 ? [] : [{ title, kind: CodeActionKind.QuickFix, diagnostics, edit: { changes: { [file.uri]: [...edits] } } }];
  const copied = (title: string, copy: string): CodeAction[] =>
    copyCommand === null
      ? []
      : [{ title, kind: CodeActionKind.QuickFix, diagnostics, command: { title, command: copyCommand, arguments: [copy] } }];
  const ways = fixes().flatMap(({ title, changes, rename, copy }) =>
    copy !== undefined
      ? copied(title, copy)
      : action(title, [
          ...editsOf(file, placed, changes),
          ...(rename === undefined ? [] : renameOf(file, placed, rename.path, rename.name)),
        ]),
  );
  if (!isRule) return ways;
  const comment = action(
    l10n.t('Ignore {0} here', remark.code),
    commentAbove(file, placed, remark.span, (indent, lineEnd) => ignoreComment(remark.code, indent, lineEnd)),
  );
  return [...ways, ...comment, ...(settingsCommand === null ? [] : [settingsAction(remark.code, diagnostics, settingsCommand)])];
}

function settingsAction(code: string, diagnostics: Diagnostic[], command: string): CodeAction {
  const title = l10n.t('Configure {0} in settings…', code);
  return { title, kind: CodeActionKind.QuickFix, diagnostics, command: { title, command, arguments: ['rolloutPreview.rules'] } };
}
