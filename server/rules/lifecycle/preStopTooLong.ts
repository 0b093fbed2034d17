import * as l10n from '@vscode/l10n';
import { placeOf } from '../placeOf';
import { preStopSeconds } from '../../rollout/kubelet/termination';
import { change } from '../changes';
import type { Rule } from '../rule';

const gracePath = 'spec.template.spec.terminationGracePeriodSeconds';

/** A preStop hook that takes all of the grace period, so that the application is killed. */
export const preStopTooLong: Rule = {
  code: 'lifecycle/pre-stop-too-long',
  severity: 'warning',
  check: ({ workload }) => {
    const { containers, terminationGracePeriodSeconds: grace } = workload.deployment.spec.template.spec;
    return containers.flatMap((container, index) => {
      const seconds = preStopSeconds(container);
      if (seconds === 0 || seconds < grace) return [];
      return [
        {
          message: l10n.t(
            '`preStop` takes {0} s, but the grace period is {1} s: the application is killed 2 s after the stop signal.',
            seconds,
            grace,
          ),
          span: placeOf(workload.node, `spec.template.spec.containers[${index}].lifecycle.preStop`),
          related: { path: gracePath, span: placeOf(workload.node, gracePath) },
          fixes: () => [
            {
              title: l10n.t('Set terminationGracePeriodSeconds to {0}: old pods can take that long to terminate', seconds + 30),
              changes: [change(gracePath, Math.ceil(seconds) + 30)],
            },
          ],
        },
      ];
    });
  },
};
