import * as l10n from '@vscode/l10n';
import { imageReferenceError } from '../../kubernetes/imageReference';
import { findingAt, obstaclesIn } from '../obstacles';
import type { Rule } from '../rule';

/** An image that no kubelet can pull, as it is no reference (InvalidImageName). */
export const invalidReference: Rule = {
  code: 'image/invalid-reference',
  severity: 'warning',
  builtOn: /^spec(?:\.template(?:\.spec)?)?$/,
  check: judged =>
    obstaclesIn(judged, 'imageName').map(obstacle =>
      findingAt(judged, obstacle, {
        message: `${reasonOf(obstacle.image)} ${l10n.t('The API server accepts that, but new pods never start: their status is `InvalidImageName`.')}`,
      }),
    ),
};

function reasonOf(image: string): string {
  switch (imageReferenceError(image.trim())) {
    case 'uppercase':
      return l10n.t('The repository of an image can’t contain uppercase letters.');
    case 'tag':
      return l10n.t('The tag of an image can contain only letters, digits, `_`, `.`, and `-`, and at most 128 of them.');
    case 'digest':
      return l10n.t('The digest of an image must be `sha256:` and 64 hexadecimal digits.');
    case 'too-long':
      return l10n.t('The name of an image can’t be longer than 255 characters.');
    case 'id':
      return l10n.t('64 hexadecimal digits are the ID of an image, not its name.');
    case 'blank':
      return l10n.t('An image can’t contain whitespace.');
    case 'name':
    case 'empty':
    case undefined:
      return l10n.t('This isn’t a valid image reference.');
  }
}
