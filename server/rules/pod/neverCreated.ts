import * as l10n from '@vscode/l10n';
import { longestName, revisionLabelRefusal } from '../../kubernetes/statefulSet/revisionLabel';
import { revisionName } from '../../kubernetes/statefulSet/revisionName';
import { isStatefulSet } from '../../kubernetes/statefulSet/workload';
import { answerOf } from '../../rollout/obstacles/words';
import { change } from '../changes';
import { findingAt, obstaclesIn, pathOf } from '../obstacles';
import { placeOf } from '../placeOf';
import type { Finding, Fix, Judged, Rule } from '../rule';

/** Fields that a pod does without. */
const dispensable = /\.(priority|preemptionPolicy|overhead)$/;

/** The API server takes the workload and rejects each of its pods; that of an image with white space is a rule of its own. */
export const neverCreated: Rule = {
  code: 'pod/never-created',
  severity: 'warning',
  builtOn: /^spec(?:\.template(?:\.spec)?)?$/,
  check: judged => [
    ...tooLongName(judged),
    ...obstaclesIn(judged, 'refused')
      .filter(({ path }) => !path.endsWith('.image'))
      .map(obstacle => findingAt(judged, obstacle, { message: rejection(judged, obstacle), fixes: () => removal(pathOf(obstacle)) })),
  ],
};

/** The name of a StatefulSet becomes a part of a label of its pods, for which it may be too long. */
function tooLongName({ workload }: Judged): readonly Finding[] {
  if (!isStatefulSet(workload)) return [];
  const { metadata, spec, server } = workload.object;
  const refusal = revisionLabelRefusal(revisionName(metadata.name, spec.template, server), server);
  if (refusal === null) return [];
  const words = refusal.message({ generateName: '', name: `${metadata.name}-${spec.ordinals?.start ?? 0}` });
  const shorter = metadata.name.slice(0, longestName).replace(/(?<![-.])[-.]+$/, '');
  return [
    {
      message: l10n.t('The API server accepts the {0} but rejects all of its pods: {1}', workload.kind, words),
      span: placeOf(workload.node, 'metadata.name'),
      fixes: () => [
        {
          title: l10n.t('Shorten the name to {0} characters: pods can be created', shorter.length),
          changes: [change('metadata.name', shorter)],
        },
      ],
    },
  ];
}

/** That no pod is created, and the server's words for it. */
export function rejection({ workload }: Judged, obstacle: Parameters<typeof answerOf>[0]): string {
  const answer = answerOf(obstacle, workload.object.metadata.name) ?? '';
  return l10n.t('The API server accepts the {0} but rejects all of its pods: {1}', workload.kind, answer);
}

function removal(path: string): readonly Fix[] {
  const field = dispensable.exec(path)?.[1];
  return field === undefined ? [] : [{ title: l10n.t('Remove {0}: pods can be created', field), changes: [change(path, null)] }];
}
