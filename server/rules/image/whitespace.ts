import * as l10n from '@vscode/l10n';
import { change } from '../changes';
import { findingAt, obstaclesIn, pathOf } from '../obstacles';
import { rejection } from '../pod/neverCreated';
import type { Judged, Rule } from '../rule';

/** White space around an image, such as the line break of `image: >`: the API server takes it in a template, and rejects it in a pod. */
export const whitespace: Rule = {
  code: 'image/whitespace',
  severity: 'warning',
  builtOn: /^spec(?:\.template(?:\.spec)?)?$/,
  check: judged =>
    obstaclesIn(judged, 'refused')
      .filter(({ path }) => path.endsWith('.image'))
      .map(obstacle =>
        findingAt(judged, obstacle, {
          message: rejection(judged, obstacle),
          fixes: () => [
            {
              title: l10n.t('Remove the whitespace around the image: pods can be created'),
              changes: [change(pathOf(obstacle), imageAt(judged, pathOf(obstacle)).trim())],
            },
          ],
        }),
      ),
};

function imageAt({ workload }: Judged, path: string): string {
  const node = workload.at(path);
  return node?.type === 'scalar' && typeof node.value === 'string' ? node.value : '';
}
