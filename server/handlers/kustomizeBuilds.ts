import { PreviewedFile } from '../preview/previewedFile';
import { methods } from '../protocol';
import { paramsOf } from '../protocol/requestSchemas';
import type { RequestHandler } from './handler';

/** The kustomize builds that a document is part of. */
export const kustomizeBuilds: RequestHandler<'kustomizeBuilds'> = {
  method: methods.kustomizeBuilds,
  params: paramsOf.kustomizeBuilds,
  capability: {},
  empty: { builds: [] },
  enabled: () => true,
  answer: ({ kustomized }, file, settings) => ({ builds: new PreviewedFile(file, settings).kustomizeBuilds(kustomized) }),
};
