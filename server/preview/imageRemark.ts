import * as l10n from '@vscode/l10n';
import { imageReferenceError, isLatest, parseImageReference, type ImageReferenceError } from '../kubernetes/imageReference';
import type { Workload } from '../kubernetes/workloads/workload';
import type { ImageRemark } from '../protocol';

/** An image while it is typed, for a container of a workload (`*`: each of them), which has the images `present` by now, else those of the manifest. */
export interface TypedImage {
  readonly container: string;
  readonly image: string;
  readonly present?: readonly string[];
}

/** What can't be an image, and what of it kubectl takes without a word; null where there is nothing to say. Without a workload only the text counts. */
export function imageRemark(workload: Workload | undefined, { container, image: typed, present }: TypedImage): ImageRemark | null {
  const image = typed.trim();
  const error = imageReferenceError(image);
  if (error !== undefined) return { severity: 'error', message: sentenceOf(error) };
  const spec = workload?.object.spec.template.spec;
  const containers = [...(spec?.containers ?? []), ...(spec?.initContainers ?? [])].filter(
    ({ name }) => container === '*' || name === container,
  );
  return remarkOn(image, image !== typed, present ?? containers.map(own => own.image));
}

/** `blanks`: whether some were typed around the image. */
function remarkOn(image: string, blanks: boolean, before: readonly string[]): ImageRemark | null {
  const warnings: string[] = [];
  const notes: string[] = [];
  if (blanks)
    warnings.push(
      l10n.t('The spaces around the image are removed here. kubectl would keep them, and the API server would reject every pod.'),
    );
  if (before.length > 0 && before.every(own => own === image)) {
    notes.push(l10n.t('This image is already in use: kubectl would change nothing, and no rollout would start.'));
  } else {
    const reference = parseImageReference(image);
    if (reference !== undefined && isLatest(reference))
      warnings.push(
        l10n.t(
          'Without a tag other than latest, the image can change without notice, and setting the same reference again starts no rollout.',
        ),
      );
    const pinned = before.some(own => parseImageReference(own)?.digest !== undefined);
    if (pinned && reference?.digest === undefined) notes.push(l10n.t('The current image is pinned by digest; this one isn’t.'));
  }
  const message = [...warnings, ...notes].join(' ');
  return message === '' ? null : { severity: warnings.length > 0 ? 'warning' : 'information', message };
}

function sentenceOf(error: ImageReferenceError): string {
  switch (error) {
    case 'empty':
      return l10n.t('Enter an image, for example nginx:1.27.');
    case 'blank':
      return l10n.t('An image reference can’t contain spaces.');
    case 'uppercase':
      return l10n.t('A repository name can’t contain uppercase letters.');
    case 'name':
      return l10n.t('Not a valid image name. Use REGISTRY/REPOSITORY with lowercase letters, digits, and single separators.');
    case 'too-long':
      return l10n.t('The name is longer than 255 characters.');
    case 'tag':
      return l10n.t('A tag can have up to 128 letters, digits, “_”, “.”, and “-”, and can’t start with “.” or “-”.');
    case 'digest':
      return l10n.t('A digest is sha256: followed by 64 hexadecimal digits.');
    case 'id':
      return l10n.t('This is an image ID (64 hexadecimal digits). Enter an image name instead.');
  }
}
