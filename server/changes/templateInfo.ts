import { canonicalTemplate } from '../kubernetes/canonicalTemplate';
import type { PodTemplateSpec } from '../kubernetes/pods/pod';
import { templateImages } from '../kubernetes/pods/templateContainers';
import type { TemplateInfo } from '../protocol/revisions';
import { digest } from '../kubernetes/digest';
import { toPastManifest } from '../past/pastManifest';
import type { RolloutKind } from '../rollout/controllers/rolloutKind';
import { changeCauseOf } from '../rollout/kubectl/changeCause';
import { differenceBetween } from './templateDifferences';
import type { SourcedManifest } from '../past/templateSources';

/** A template for a list: what it has in it, and what going back to it from `now` would change. `full`: with the manifest to hand back. */
export function templateInfo(
  key: string,
  { manifest, refused, selector }: SourcedManifest,
  { now, kind, full }: { readonly now: PodTemplateSpec; readonly kind: Pick<RolloutKind, 'generations'>; readonly full: boolean },
): TemplateInfo {
  return {
    key,
    digest: digest(canonicalTemplate(manifest.template)),
    images: templateImages(manifest.template),
    replicas: manifest.spec?.replicas ?? null,
    paused: manifest.spec?.paused ?? false,
    revisionHistoryLimit: manifest.spec?.revisionHistoryLimit ?? null,
    selector,
    changeCause: changeCauseOf(manifest, kind),
    difference: differenceBetween(now, manifest.template),
    refused,
    ...(full ? { manifest: toPastManifest(manifest) } : {}),
  };
}
