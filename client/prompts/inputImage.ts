import * as l10n from '@vscode/l10n';
import { everyContainer } from './pickContainer';
import type { TextQuestion } from './question';

/** Which image; the box holds the present one with its tag selected, as that is what mostly changes. */
export function inputImage(title: string, container: string, image: string, check: TextQuestion['check']): TextQuestion {
  return {
    // The remark takes the place of the prompt, so that only the title is always there.
    title: l10n.t('{0} (↓ for known images)', title),
    prompt: container === everyContainer ? l10n.t('Image for all containers') : l10n.t('Image for container {0}', container),
    value: image,
    selection: tagOf(image),
    check,
  };
}

/** Where the tag of an image reference stands (with its digest behind it, as that goes with the tag); the end of the text where it has none. */
export function tagOf(image: string): readonly [start: number, end: number] {
  const name = image.indexOf('@') === -1 ? image : image.slice(0, image.indexOf('@'));
  const colon = name.indexOf(':', name.lastIndexOf('/') + 1);
  if (colon !== -1) return [colon + 1, image.length];
  return name.length === image.length ? [image.length, image.length] : [name.length, image.length];
}
