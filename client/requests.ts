import type {
  CheckImageParams,
  CompareResult,
  EditsParams,
  EditsResult,
  ImageRemark,
  methods,
  ReportResult,
  TimelineParams,
  TimelineResult,
  WorkloadsParams,
  WorkloadsResult,
} from '../server/protocol';
import type {
  ClusterRevisionsParams,
  ClusterRevisionsResult,
  EditEffectParams,
  EditEffectResult,
  KustomizeBuildsParams,
  KustomizeBuildsResult,
  PastRevisionsParams,
  PastRevisionsResult,
  TemplatesParams,
  TemplatesResult,
  TemplateTextsParams,
  TemplateTextsResult,
  UndoEffectsParams,
  UndoEffectsResult,
} from '../server/protocol/revisions';

/** What each request of the protocol takes and answers, by its name in `methods`. */
export interface Requests extends Record<keyof typeof methods, { readonly params: unknown; readonly result: unknown }> {
  readonly workloads: { readonly params: WorkloadsParams; readonly result: WorkloadsResult };
  readonly timeline: { readonly params: TimelineParams; readonly result: TimelineResult };
  readonly checkImage: { readonly params: CheckImageParams; readonly result: ImageRemark | null };
  readonly compare: { readonly params: TimelineParams; readonly result: CompareResult };
  readonly edits: { readonly params: EditsParams; readonly result: EditsResult };
  readonly report: { readonly params: TimelineParams; readonly result: ReportResult };
  readonly templates: { readonly params: TemplatesParams; readonly result: TemplatesResult };
  readonly pastRevisions: { readonly params: PastRevisionsParams; readonly result: PastRevisionsResult };
  readonly clusterRevisions: { readonly params: ClusterRevisionsParams; readonly result: ClusterRevisionsResult };
  readonly templateTexts: { readonly params: TemplateTextsParams; readonly result: TemplateTextsResult | null };
  readonly undoEffects: { readonly params: UndoEffectsParams; readonly result: UndoEffectsResult | null };
  readonly kustomizeBuilds: { readonly params: KustomizeBuildsParams; readonly result: KustomizeBuildsResult };
  readonly editEffect: { readonly params: EditEffectParams; readonly result: EditEffectResult };
}

/** `idle`: nothing has needed the server yet. `failed`: it ended too often, or can't start; only a restart brings it back. */
export type ServerState = 'idle' | 'starting' | 'running' | 'failed';

/** The language server as the rest of the client sees it. */
export interface Server {
  /** Starts the server where it isn't running. Rejects when it is down. */
  request<M extends keyof Requests>(method: M, params: Requests[M]['params']): Promise<Requests[M]['result']>;
}
