import { methods } from '../protocol';
import { templateInfo } from '../revisions/templateInfo';
import { TemplateSources } from '../revisions/templateSources';
import type { RequestHandler } from './handler';

/** The pod templates of a workload's past, each against the document's. */
export const templates: RequestHandler<'templates'> = {
  method: methods.templates,
  capability: {},
  empty: { templates: [] },
  enabled: () => true,
  answer: ({ workload: id, kustomizeImages, now: present = { kind: 'document' }, sources, full = false }, file, settings) => {
    const placed = file.workloads.find(other => other.id === id);
    if (placed === undefined) return { templates: sources.map(() => null) };
    const { workload } = placed;
    const found = new TemplateSources(workload, id, settings.assume, kustomizeImages);
    const now = (found.find(present)?.manifest ?? workload.deployment.spec).template;
    return {
      templates: sources.map(({ key, source }) => {
        const sourced = found.find(source);
        return sourced === undefined ? null : templateInfo(key, sourced, now, full);
      }),
    };
  },
};
