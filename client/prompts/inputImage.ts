import * as l10n from '@vscode/l10n';
import type { Remark, TextQuestion } from './question';

/** Which image; the box holds the present one with its tag selected, as that is what mostly changes. */
export function inputImage(title: string, container: string, image: string, check: TextQuestion['check']): TextQuestion {
  return {
    title,
    prompt: container === '*' ? l10n.t('Image for all containers') : l10n.t('Image for container {0}', container),
    value: image,
    selection: tagOf(image),
    check: async value => (value.trim() === '' ? emptyImage() : check(value)),
  };
}

/** Where the tag of an image reference stands (with its digest behind it, as that goes with the tag); the end of the text where it has none. */
export function tagOf(image: string): readonly [start: number, end: number] {
  const name = image.indexOf('@') === -1 ? image : image.slice(0, image.indexOf('@'));
  const colon = name.indexOf(':', name.lastIndexOf('/') + 1);
  if (colon !== -1) return [colon + 1, image.length];
  return name.length === image.length ? [image.length, image.length] : [name.length, image.length];
}

function emptyImage(): Remark {
  return { severity: 'error', message: l10n.t('An image is needed, such as {0}.', 'busybox:1.29') };
}
