import type { Container } from '../kubernetes/pods/pod';
import { templateContainers } from '../kubernetes/pods/templateContainers';
import { imageFor } from '../kubernetes/setImages';
import type { Workload } from '../kubernetes/workloads/workload';
import type { Kustomized } from '../protocol/revisions';
import type { KustomizeImage } from '../protocol/scenario';
import { setValues, type TextChange, type ValueChange } from '../yaml/edit';
import { parseDocument } from '../yaml/parse';
import { outermostBuild } from './builds';
import { imageRules, replaced, splitImage, type ImageRule } from './images';
import { type ImageEntry, readKustomization } from './kustomization';

/** Where images have to be written so that a kustomize build has them. */
export interface KustomizeEdits {
  /** By container, those that no kustomization replaces: the manifest's own. */
  readonly own: Readonly<Record<string, string>>;
  readonly files: readonly { readonly path: string; readonly changes: readonly TextChange[] }[];
}

/** An entry of `images:` and where it stands. */
interface Entry extends Pick<ImageEntry, 'list' | 'index'> {
  readonly file: string;
  image: KustomizeImage;
}

/**
 * Gives containers the images of `kubectl set image` (`*`: all of them) where a build takes them from: the entry of `images:` that has the last word on a
 * container, as `kustomize edit set image` would write it. Null where that can't be done, as another container has its image of the same entry.
 */
export function kustomizeEdits(
  { object }: Workload,
  images: Readonly<Record<string, string>>,
  { manifest, files }: Kustomized,
): KustomizeEdits | null {
  const all = templateContainers(object.spec.template);
  const entries = entriesOf(manifest, files);
  const before = imageRules(entries.map(({ image }) => image));
  if (before === null) return null;
  const own = new Map<string, string>();
  for (const { name, image } of all) {
    const wanted = imageFor(images, name);
    if (wanted === undefined) continue;
    const matched = entries.filter((_, index) => before[index]?.matches(imageBefore(image, before, index)));
    const last = matched.at(-1);
    if (last === undefined) own.set(name, wanted);
    else last.image = withImage(last.image, imageBefore(image, before, entries.indexOf(last)), wanted);
  }
  const wantedOf = ({ name, image }: Container): string => imageFor(images, name) ?? before.reduce(replaced, image);
  const after = imageRules(entries.map(({ image }) => image)) ?? [];
  if (!all.every(container => after.reduce(replaced, own.get(container.name) ?? container.image) === wantedOf(container))) return null;
  const changed = files.flatMap(({ path, text }) => {
    const values = entries.flatMap((entry, index) => (entry.file === path ? changesOf(entry, before[index]?.image) : []));
    return values.length === 0 ? [] : [{ path, changes: written(text, values) }];
  });
  return changed.some(({ changes }) => changes.length === 0) ? null : { own: Object.fromEntries(own), files: changed };
}

/** In the order in which they are applied. */
function entriesOf(manifest: string, files: Kustomized['files']): Entry[] {
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  const build = outermostBuild(manifest, files);
  return (build?.files ?? []).flatMap(file => readKustomization(texts.get(file) ?? '').images.map(entry => ({ ...entry, file })));
}

/** What a container's image is by the time an entry comes to it. */
function imageBefore(image: string, rules: readonly ImageRule[], index: number): string {
  return rules.slice(0, index).reduce(replaced, image);
}

function withImage({ name, newName }: KustomizeImage, present: string, wanted: string): KustomizeImage {
  const { repository, tag, digest } = splitImage(wanted);
  return {
    name,
    ...(repository === splitImage(present).repository && newName === undefined ? {} : { newName: repository }),
    ...(tag === '' ? {} : { newTag: tag }),
    ...(digest === '' ? {} : { digest }),
  };
}

function changesOf({ list, index, image }: Entry, before: KustomizeImage | undefined): readonly ValueChange[] {
  return (['newName', 'newTag', 'tagSuffix', 'digest'] as const).flatMap(field =>
    image[field] === before?.[field] ? [] : [{ path: [list, index, field], value: image[field] ?? null }],
  );
}

function written(text: string, values: readonly ValueChange[]): readonly TextChange[] {
  const { root } = parseDocument(text);
  return root?.type === 'map' ? setValues(text, root, values) : [];
}
