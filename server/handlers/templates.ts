import { methods } from '../protocol';
import type { TemplateInfo } from '../protocol/revisions';
import { paramsOf } from '../protocol/requestSchemas';
import { templateInfo } from '../revisions/templateInfo';
import { TemplateSources } from '../revisions/templateSources';
import type { RequestHandler } from './handler';
import { inSteps } from './inSteps';

/** The pod templates of a workload's past, each against the document's. */
export const templates: RequestHandler<'templates'> = {
  method: methods.templates,
  params: paramsOf.templates,
  capability: {},
  empty: { templates: [] },
  enabled: () => true,
  ...inSteps(function* (
    { workload: id, kustomizeImages, now: present = { kind: 'document' as const }, sources, full = false },
    file,
    settings,
  ) {
    const placed = file.workloads.find(other => other.id === id);
    if (placed === undefined) return { templates: sources.map(() => null) };
    const { workload } = placed;
    const found = new TemplateSources(workload, id, settings.assume, kustomizeImages);
    const now = (found.find(present)?.manifest ?? workload.deployment.spec).template;
    const infos: (TemplateInfo | null)[] = [];
    for (const { key, source } of sources) {
      const sourced = found.find(source);
      infos.push(sourced === undefined ? null : templateInfo(key, sourced, now, full));
      yield;
    }
    return { templates: infos };
  }),
};
