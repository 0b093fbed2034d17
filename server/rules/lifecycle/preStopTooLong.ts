import * as l10n from '@vscode/l10n';
import { placeOf } from '../placeOf';
import { preStopTime } from '../../rollout/kubelet/preStop';
import { placedContainers } from '../../rollout/obstacles/placedContainers';
import { change } from '../changes';
import type { Fix, Rule } from '../rule';

const gracePath = 'spec.template.spec.terminationGracePeriodSeconds';

/** A preStop hook that takes all of the grace period, so that the application is killed. */
export const preStopTooLong: Rule = {
  code: 'lifecycle/pre-stop-too-long',
  severity: 'warning',
  check: ({ workload }) => {
    const pod = workload.object.spec.template.spec;
    // A negative one counts as 1 s; without any, hooks aren't run.
    const grace = pod.terminationGracePeriodSeconds < 0 ? 1 : pod.terminationGracePeriodSeconds;
    if (grace === 0) return [];
    return placedContainers(pod).flatMap(({ container, path }) => {
      const { seconds } = preStopTime(container);
      if (seconds === 0 || seconds < grace) return [];
      return [
        {
          message: messageOf(seconds, grace),
          span: placeOf(workload.node, `spec.template.${path}.lifecycle.preStop`),
          related: { path: gracePath, span: placeOf(workload.node, gracePath) },
          fixes: () => (Number.isFinite(seconds) ? [longerGrace(Math.ceil(seconds) + 30)] : []),
        },
      ];
    });
  },
};

function messageOf(seconds: number, grace: number): string {
  return Number.isFinite(seconds)
    ? l10n.t('`preStop` takes {0} s, but the grace period is {1} s: the application is killed 2 s after the stop signal.', seconds, grace)
    : l10n.t('`preStop` never ends, and the grace period is {0} s: the application is killed 2 s after the stop signal.', grace);
}

function longerGrace(seconds: number): Fix {
  return {
    title: l10n.t('Set terminationGracePeriodSeconds to {0}: old pods can take that long to terminate', seconds),
    changes: [change(gracePath, seconds)],
  };
}
