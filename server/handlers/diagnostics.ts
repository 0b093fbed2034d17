import {
  DocumentDiagnosticReportKind,
  DocumentDiagnosticRequest,
  type DocumentDiagnosticParams,
  type FullDocumentDiagnosticReport,
} from 'vscode-languageserver';
import { diagnosticOf } from '../lsp/convert';
import { documentParams } from '../lsp/paramSchemas';
import { PreviewedFile } from '../preview/previewedFile';
import type { Handler } from './handler';
import { inSteps } from './inSteps';

/** What the API server would refuse, what it warns of, and what it accepts and will still hurt. Clients that can't ask are sent the same after each change. */
export const diagnostics: Handler<DocumentDiagnosticParams, FullDocumentDiagnosticReport> = {
  method: DocumentDiagnosticRequest.method,
  params: documentParams,
  capability: { diagnosticProvider: { identifier: 'rollout', interFileDependencies: false, workspaceDiagnostics: false } },
  empty: { kind: DocumentDiagnosticReportKind.Full, items: [] },
  readsKustomizations: true,
  readsNeighbours: true,
  enabled: settings => settings.diagnostics.enabled,
  ...inSteps(function* (_, file, settings) {
    const remarks = yield* new PreviewedFile(file, settings).remarksInSteps();
    return { kind: DocumentDiagnosticReportKind.Full, items: remarks.map(remark => diagnosticOf(file, remark)) };
  }),
};
