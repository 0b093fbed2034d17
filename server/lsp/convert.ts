import { DiagnosticSeverity, type Diagnostic, type Location, type Range, type TextEdit } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { shown } from '../escapes/shown';
import { pageOf, type Remark } from '../preview/remarks';
import type { OpenFile } from './openFile';

type Span = Remark['span'];

/** A span of a file as a range. */
export function rangeOf({ document }: Pick<OpenFile, 'document'>, { start, end }: Span): Range {
  return { start: document.positionAt(start), end: document.positionAt(end) };
}

/** Changes of a text as LSP's edits of its document. */
export function textEditOf(document: TextDocument): (change: { readonly span: Span; readonly newText: string }) => TextEdit {
  return ({ span, newText }) => ({ range: rangeOf({ document }, span), newText });
}

/** A remark as an editor shows it. */
export function diagnosticOf(file: OpenFile, { code, message, severity, span, related: field, neighbour }: Remark): Diagnostic {
  const related = [
    ...(field === undefined ? [] : [{ location: { uri: file.uri, range: rangeOf(file, field.span) }, message: shown(field.path) }]),
    ...(neighbour === undefined ? [] : [{ location: locationOf(neighbour.place), message: shown(neighbour.text) }]),
  ];
  return {
    range: rangeOf(file, span),
    severity: severities[severity],
    source: 'rollout',
    code,
    codeDescription: { href: pageOf(code) },
    message: shown(message, 2000),
    ...(related.length === 0 ? {} : { relatedInformation: related }),
  };
}

/** A whole line. */
function locationOf({ uri, line }: { readonly uri: string; readonly line: number }): Location {
  return { uri, range: { start: { line, character: 0 }, end: { line: line + 1, character: 0 } } };
}

const severities = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
} as const;
