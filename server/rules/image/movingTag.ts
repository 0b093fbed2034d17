import * as l10n from '@vscode/l10n';
import { placeOf } from '../placeOf';
import { isLatest, parseImageReference } from '../../kubernetes/imageReference';
import type { Rule } from '../rule';

/** `:latest` or no tag at all: what is pulled changes without the text, and a rollout starts with the text only. */
export const movingTag: Rule = {
  code: 'image/moving-tag',
  severity: 'inlay',
  builtOn: /^spec(?:\.template(?:\.spec)?)?$/,
  check: ({ workload }) => {
    const { containers, initContainers = [] } = workload.object.spec.template.spec;
    const images = [
      ...containers.map(({ image }, index) => ({ image, path: `spec.template.spec.containers[${index}].image` })),
      ...initContainers.map(({ image }, index) => ({ image, path: `spec.template.spec.initContainers[${index}].image` })),
    ];
    return images.flatMap(({ image, path }) => {
      const reference = parseImageReference(image);
      if (reference === undefined || !isLatest(reference)) return [];
      return [
        {
          message: l10n.t(
            'The image behind this reference can change. That starts no rollout, pods that restart pull the new version one by one, and a rollback can’t bring the old version back.',
          ),
          label: l10n.t('latest can change'),
          span: placeOf(workload.node, path),
        },
      ];
    });
  },
};
