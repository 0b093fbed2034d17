import { methods } from '../protocol';
import { paramsOf } from '../protocol/requestSchemas';
import { TemplateSources } from '../revisions/templateSources';
import { templateText } from '../revisions/templateText';
import type { RequestHandler } from './handler';

/** Two pod templates of a workload as texts to be compared. */
export const templateTexts: RequestHandler<'templateTexts'> = {
  method: methods.templateTexts,
  params: paramsOf.templateTexts,
  capability: {},
  empty: null,
  enabled: () => true,
  answer: ({ workload: id, kustomizeImages, left, right }, file, settings) => {
    const placed = file.workloads.find(other => other.id === id);
    if (placed === undefined) return null;
    const sources = new TemplateSources(placed.workload, id, settings.assume, kustomizeImages);
    const [one, other] = [sources.find(left), sources.find(right)];
    if (one === undefined || other === undefined) return null;
    return { left: templateText(one.manifest.template), right: templateText(other.manifest.template) };
  },
};
