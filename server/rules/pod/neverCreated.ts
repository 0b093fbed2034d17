import * as l10n from '@vscode/l10n';
import { answerOf } from '../../rollout/obstacles/words';
import { change } from '../changes';
import { findingAt, obstaclesIn, pathOf } from '../obstacles';
import type { Fix, Judged, Rule } from '../rule';

/** Fields that a pod does without. */
const dispensable = /\.(priority|preemptionPolicy|overhead)$/;

/** The API server takes the workload and rejects each of its pods; that of an image with white space is a rule of its own. */
export const neverCreated: Rule = {
  code: 'pod/never-created',
  severity: 'warning',
  builtOn: /^spec(?:\.template(?:\.spec)?)?$/,
  check: judged =>
    obstaclesIn(judged, 'refused')
      .filter(({ path }) => !path.endsWith('.image'))
      .map(obstacle => findingAt(judged, obstacle, { message: rejection(judged, obstacle), fixes: () => removal(pathOf(obstacle)) })),
};

/** That no pod is created, and the server's words for it. */
export function rejection({ workload }: Judged, obstacle: Parameters<typeof answerOf>[0]): string {
  const answer = answerOf(obstacle, workload.object.metadata.name) ?? '';
  return l10n.t('The API server accepts the {0} but rejects all of its pods: {1}', workload.kind, answer);
}

function removal(path: string): readonly Fix[] {
  const field = dispensable.exec(path)?.[1];
  return field === undefined ? [] : [{ title: l10n.t('Remove {0}: pods can be created', field), changes: [change(path, null)] }];
}
