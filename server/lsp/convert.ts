import * as l10n from '@vscode/l10n';
import { DiagnosticSeverity, type Diagnostic, type DiagnosticRelatedInformation, type Range } from 'vscode-languageserver';
import type { ManifestProblem } from '../kubernetes/workloads/workload';
import type { Problem, Refuser } from '../protocol';
import type { WhatIf } from '../protocol/scenario';
import type { Span } from '../yaml/located';
import type { OpenFile, PlacedWorkload } from './openFile';

/** Where the page of each code is: docs/rules in the repository that package.json names. */
const pages = 'https://github.com/kubernetes-rollout-preview/kubernetes-rollout-preview/blob/main/docs/rules';

/** The page that explains a code `area/what-is-wrong`. */
export function pageOf(code: string): string {
  return `${pages}/${code}.md`;
}

/** Where the spans of something count from. */
type Based = Pick<PlacedWorkload, 'base'>;

/** A span of a workload as a range of the file. */
export function rangeOf(file: OpenFile, { base }: Based, span: Span): Range {
  return { start: file.text.positionAt(base + span.start), end: file.text.positionAt(base + span.end) };
}

/** The line (0-based) that a span begins on. */
export function lineOf(file: OpenFile, placed: Based, span: Span): number {
  return rangeOf(file, placed, span).start.line;
}

/** What is to be said about a place of a workload. */
export interface Remark {
  readonly code: string;
  readonly message: string;
  readonly severity: 'error' | 'warning' | 'information' | 'hint';
  readonly span: Span;
  /** The other field that the message speaks of. */
  readonly related?: { readonly path: string; readonly span: Span };
}

/** A remark as an editor shows it. */
export function diagnosticOf(file: OpenFile, placed: Based, { code, message, severity, span, related }: Remark): Diagnostic {
  return {
    range: rangeOf(file, placed, span),
    severity: severities[severity],
    source: 'rollout',
    code,
    codeDescription: { href: pageOf(code) },
    message,
    ...(related === undefined ? {} : { relatedInformation: [relatedOf(file, placed, related)] }),
  };
}

/** A problem in a sentence, and below it in the words of who refuses it. What can't be decoded these name by themselves, else the path comes first. */
export function remarkOf({ severity = 'error', sentence, by, path, message, ...place }: ManifestProblem): Remark {
  const words = path === '' || place.code.startsWith('decode/') ? message : `${path}: ${message}`;
  return { ...place, severity, message: words === '' ? sentence : `${sentence}\n${refuserName(by)}: ${words}` };
}

/** Who refuses, as a name. */
export function refuserName(by: Refuser): string {
  switch (by) {
    case 'kubectl':
    case 'kustomize':
      return by;
    case 'apiServer':
      return l10n.t('API server');
    case 'serverSideApply':
      return l10n.t('Server-side apply');
  }
}

/** The same as the timeline page shows it. */
export function problemOf(
  file: OpenFile,
  placed: PlacedWorkload,
  { sentence, by, path, message, code, span, inWhatIf }: ManifestProblem & { readonly inWhatIf: keyof WhatIf | null },
): Problem {
  return { sentence, by, path, message, code, line: lineOf(file, placed, span), inWhatIf };
}

const severities = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
} as const;

function relatedOf(file: OpenFile, placed: Based, { path, span }: NonNullable<Remark['related']>): DiagnosticRelatedInformation {
  return { location: { uri: file.uri, range: rangeOf(file, placed, span) }, message: path };
}
