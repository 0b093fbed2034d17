/** CONTRACT client ↔ server: what the params of each request must look like. A server answers others as invalid. */
import type { Request, Requests } from '../protocol';
import type { KustomizationFile, Kustomized, PastRevisionsParams, TemplateSource, TemplatesParams } from './revisions';
import { renderingParams } from './renderingSchema';
import { kustomizeImage, name, pastManifest, restore, scenario, whatIf } from './scenarioSchema';
import { toolParams } from './toolSchema';
import { dictionary, list, object, oneOf, optional, orNull, tagged, text, truth, number, type Schema } from './schema';

type Params<R extends Request> = Requests[R]['params'];
type SourceOf<Kind extends TemplateSource['kind']> = Extract<TemplateSource, { readonly kind: Kind }>;

const uri = text(100_000);
const workload = text();
const kustomizeImages = optional(list(kustomizeImage, 10_000));

const kustomized: Schema<Kustomized> = object<Kustomized>({
  manifest: name,
  files: list(object<KustomizationFile>({ path: name, text: text() }), 10_000),
});

const source: Schema<TemplateSource> = tagged<'kind', TemplateSource>('kind', {
  document: object<SourceOf<'document'>>({ kind: oneOf('document') }),
  text: object<SourceOf<'text'>>({ kind: oneOf('text'), text: text(), kustomized: optional(kustomized) }),
  past: object<SourceOf<'past'>>({ kind: oneOf('past'), manifest: pastManifest }),
  revision: object<SourceOf<'revision'>>({ kind: oneOf('revision'), scenario, revision: number() }),
});

const rehearsed = object<Params<'timeline'>>({ uri, workload, scenario });

/** By the request. */
export const paramsOf: { readonly [R in Request]: Schema<Params<R>> } = {
  workloads: object<Params<'workloads'>>({ uri }),
  timeline: rehearsed,
  checkImage: object<Params<'checkImage'>>({ uri, workload, container: name, image: text(), present: optional(list(text())) }),
  compare: rehearsed,
  edits: object<Params<'edits'>>({
    uri,
    workload,
    whatIf,
    images: optional(dictionary(text(1_000_000), 1000)),
    kustomized: optional(kustomized),
  }),
  report: object<Params<'report'>>({ uri, workload, scenario, file: optional(name) }),
  overview: object<Params<'overview'>>({ uri }),
  reports: object<Params<'reports'>>({ uri, workloads: list(workload, 10_000), file: optional(name) }),
  templates: object<Params<'templates'>>({
    uri,
    workload,
    kustomizeImages,
    now: optional(source),
    sources: list(object<TemplatesParams['sources'][number]>({ key: text(), source })),
    full: optional(truth),
  }),
  pastRevisions: object<Params<'pastRevisions'>>({
    uri,
    workload,
    manifests: list(
      object<PastRevisionsParams['manifests'][number]>({
        key: text(),
        digest: text(),
        selector: orNull(text()),
        paused: truth,
        revisionHistoryLimit: orNull(number()),
      }),
    ),
  }),
  nodes: object<Params<'nodes'>>({ uri, text: text() }),
  clusterRevisions: object<Params<'clusterRevisions'>>({ uri, workload, text: text() }),
  templateTexts: object<Params<'templateTexts'>>({ uri, workload, kustomizeImages, left: source, right: source }),
  undoEffects: object<Params<'undoEffects'>>({ uri, workload, scenario, toRevision: number(), restore: optional(restore) }),
  kustomizeBuilds: object<Params<'kustomizeBuilds'>>({ uri, kustomized }),
  editBase: object<Params<'editBase'>>({ uri, workload, base: orNull(text()), kustomized: optional(kustomized) }),
  editEffect: object<Params<'editEffect'>>({
    uri,
    base: orNull(text()),
    kustomized: optional(object({ base: kustomized, text: kustomized })),
    others: optional(list(object({ base: orNull(text()), text: orNull(text()) }), 1000)),
  }),
  tool: toolParams,
  rendering: renderingParams,
};
