import { tagOf } from '../images/tagOf';
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
