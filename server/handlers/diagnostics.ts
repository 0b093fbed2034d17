import {
  DocumentDiagnosticReportKind,
  DocumentDiagnosticRequest,
  type Diagnostic,
  type DocumentDiagnosticParams,
  type FullDocumentDiagnosticReport,
} from 'vscode-languageserver';
import type { KustomizationProblem } from '../kustomize/decodeKustomization';
import type { ProblemCode } from '../kubernetes/problemCodes';
import { isUnread } from '../kubernetes/readProblem';
import type { ManifestProblem } from '../kubernetes/workloads/workload';
import { diagnosticOf, refuserName, remarkOf, type Remark } from '../lsp/convert';
import type { OpenFile, PlacedWorkload } from '../lsp/openFile';
import type { Settings } from '../lsp/settings';
import type { Steps } from '../lsp/inTurns';
import { documentParams } from '../lsp/paramSchemas';
import type { Judgement } from '../rules/judge';
import type { Handler } from './handler';
import { inSteps, ofWorkloads } from './inSteps';
import { judgementsOf } from './rolloutOf';

/** What the API server would refuse, what it warns of, and what it accepts and will still hurt. Clients that can't ask are sent the same after each change. */
export const diagnostics: Handler<DocumentDiagnosticParams, FullDocumentDiagnosticReport> = {
  method: DocumentDiagnosticRequest.method,
  params: documentParams,
  capability: { diagnosticProvider: { identifier: 'rollout', interFileDependencies: false, workspaceDiagnostics: false } },
  empty: { kind: DocumentDiagnosticReportKind.Full, items: [] },
  readsKustomizations: true,
  enabled: settings => settings.diagnostics.enabled,
  ...inSteps(function* (_, file, settings) {
    return { kind: DocumentDiagnosticReportKind.Full, items: yield* diagnosticsOf(file, settings) };
  }),
};

/** What can't be read is said once of each document, and nothing else of the workloads in it. */
function* diagnosticsOf(file: OpenFile, settings: Settings): Steps<Diagnostic[]> {
  const { refusedByKustomize = null } = file;
  if (refusedByKustomize !== null) return [refusalOf(file, refusedByKustomize)];
  const unread = file.unread.flatMap(({ base, problems }) => problems.map(problem => diagnosticOf(file, { base }, remarkOf(problem))));
  const workloads = file.workloads.filter(({ workload }) => !isUnread(workload));
  return [...unread, ...(yield* ofWorkloads({ workloads }, placed => diagnosticsOfWorkload(file, placed, settings)))];
}

function diagnosticsOfWorkload(file: OpenFile, placed: PlacedWorkload, settings: Settings): Diagnostic[] {
  const remarks: readonly Remark[] = [
    ...placed.workload.problems.filter(isFirst).map(remarkOf),
    ...(placed.workload.warnings ?? []).map(remarkOf),
    ...judgementsOf(placed, settings).flatMap(loud),
  ];
  return remarks.map(remark => diagnosticOf(file, placed, remark));
}

/** The fault for which kustomize builds nothing. */
function refusalOf(file: OpenFile, { sentence, message, span }: KustomizationProblem): Diagnostic {
  const code: ProblemCode = 'kustomization/rejected';
  const said = `${sentence}\n${refuserName('kustomize')}: ${message}`;
  return diagnosticOf(file, { base: 0 }, { code, severity: 'error', span, message: said });
}

/** Where the selector is missing, that it doesn't match either needs no second warning. */
function isFirst({ code, severity }: ManifestProblem): boolean {
  return code !== 'selector/mismatch' || severity !== 'warning';
}

/** Inlays are for the text itself. */
function loud({ severity, ...judgement }: Judgement): Remark[] {
  return severity === 'inlay' ? [] : [{ ...judgement, severity }];
}
