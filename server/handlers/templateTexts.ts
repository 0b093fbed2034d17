import { methods } from '../protocol';
import type { TemplateTextsParams, TemplateTextsResult } from '../protocol/revisions';
import { TemplateSources } from '../revisions/templateSources';
import { templateText } from '../revisions/templateText';
import type { Handler } from './handler';

/** Two pod templates of a workload as texts to be compared. */
export const templateTexts: Handler<TemplateTextsParams, TemplateTextsResult | null> = {
  method: methods.templateTexts,
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
