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
  const spec = workload?.deployment.spec.template.spec;
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
    warnings.push(l10n.t('The blanks around the image are left out here: kubectl takes them as they are, and every pod is refused then.'));
  if (before.length > 0 && before.every(own => own === image)) {
    notes.push(l10n.t('This is the image already: kubectl changes nothing and nothing rolls.'));
  } else {
    const reference = parseImageReference(image);
    if (reference !== undefined && isLatest(reference))
      warnings.push(l10n.t('Without a tag of its own the image can change unseen, and setting the same text again rolls nothing.'));
    const pinned = before.some(own => parseImageReference(own)?.digest !== undefined);
    if (pinned && reference?.digest === undefined) notes.push(l10n.t('The image was pinned by its digest; this one isn’t.'));
  }
  const message = [...warnings, ...notes].join(' ');
  return message === '' ? null : { severity: warnings.length > 0 ? 'warning' : 'information', message };
}

function sentenceOf(error: ImageReferenceError): string {
  switch (error) {
    case 'empty':
      return l10n.t('Type an image, such as nginx:1.27.');
    case 'blank':
      return l10n.t('An image has no blanks.');
    case 'uppercase':
      return l10n.t('A repository has no capital letters.');
    case 'name':
      return l10n.t('This can’t be an image’s name: REGISTRY/REPOSITORY of lower case letters, digits, and single separators.');
    case 'too-long':
      return l10n.t('The name is longer than 255 characters.');
    case 'tag':
      return l10n.t('A tag has at most 128 letters, digits, “_”, “.” and “-”, and begins with none of the last two.');
    case 'digest':
      return l10n.t('A digest is sha256: and 64 hexadecimal digits.');
    case 'id':
      return l10n.t('64 hexadecimal digits are an image’s id; a name is needed.');
  }
}
