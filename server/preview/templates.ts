import type { TemplateInfo, TemplatesParams, TemplateTextsParams, TemplateTextsResult } from '../protocol/revisions';
import { templateInfo } from '../changes/templateInfo';
import { kindOf } from '../kinds/index';
import { TemplateSources } from '../past/templateSources';
import { templateText } from '../changes/templateText';
import type { PlacedWorkload } from './manifestFile';
import type { PreviewSettings } from './settings';
import type { Steps } from './steps';

/** The pod templates of a workload's past, each against that of `now` (the file's own where nothing is said); null for one that isn't there. */
export function* templatesOf(
  { id, workload }: PlacedWorkload,
  { kustomizeImages, now: present = { kind: 'document' as const }, sources, full = false }: Omit<TemplatesParams, 'uri' | 'workload'>,
  { assume }: PreviewSettings,
): Steps<readonly (TemplateInfo | null)[]> {
  const found = new TemplateSources(workload, id, assume, kustomizeImages);
  const now = ((yield* found.find(present))?.manifest ?? workload.object.spec).template;
  const kind = kindOf(workload).rollout;
  const infos: (TemplateInfo | null)[] = [];
  for (const { key, source } of sources) {
    const sourced = yield* found.find(source);
    infos.push(sourced === undefined ? null : templateInfo(key, sourced, { now, kind, full }));
    yield;
  }
  return infos;
}

/** Two pod templates of a workload as texts to be compared; null where one isn't there. */
export function* templateTextsOf(
  { id, workload }: PlacedWorkload,
  { kustomizeImages, left, right }: Omit<TemplateTextsParams, 'uri' | 'workload'>,
  { assume }: PreviewSettings,
): Steps<TemplateTextsResult | null> {
  const sources = new TemplateSources(workload, id, assume, kustomizeImages);
  const [one, other] = [yield* sources.find(left), yield* sources.find(right)];
  if (one === undefined || other === undefined) return null;
  return { left: templateText(one.manifest.template), right: templateText(other.manifest.template) };
}
