import * as l10n from '@vscode/l10n';
import type { Obstacle } from '../../rollout/obstacles/obstacle';
import { placedContainers } from '../../rollout/obstacles/placedContainers';
import { duration } from '../../rollout/words';
import { change } from '../changes';
import { findingAt, obstaclesIn, pathOf } from '../obstacles';
import type { Fix, Judged, Rule } from '../rule';

type Kill = Extract<Obstacle, { readonly kind: 'probeKills' }>;

/** A startup or liveness probe that gives up before the application is up, as fast as that is assumed to be. */
export const killsBeforeUp: Rule = {
  code: 'probe/kills-before-up',
  severity: 'warning',
  builtOn: /^spec(?:$|\.template)/,
  check: judged =>
    obstaclesIn(judged, 'probeKills').map(kill =>
      findingAt(judged, kill, { message: messageOf(kill), fixes: () => morePatience(judged, kill) }),
    ),
};

function messageOf({ probe, killedSeconds, upSeconds }: Kill): string {
  const killed = duration(killedSeconds);
  const up = duration(upSeconds);
  return probe === 'startupProbe'
    ? l10n.t(
        'The startup probe restarts the container {0} after the pod is created, but its application is up only after {1} (assumed): new pods restart forever.',
        killed,
        up,
      )
    : l10n.t(
        'The liveness probe restarts the container {0} after the pod is created, but its application is up only after {1} (assumed): new pods restart forever.',
        killed,
        up,
      );
}

/** As many failures as leave the application twice the time that it takes. */
function morePatience({ workload }: Judged, kill: Kill): readonly Fix[] {
  const containers = placedContainers(workload.object.spec.template.spec);
  const probe = containers.find(({ path }) => kill.path === `${path}.${kill.probe}`)?.container[kill.probe];
  if (probe === undefined) return [];
  const period = Math.max(1, probe.periodSeconds);
  const failures = Math.ceil((2 * kill.upSeconds) / period);
  return [
    {
      title: l10n.t(
        'Set failureThreshold to {0}: the application has {1} to start',
        failures,
        duration(probe.initialDelaySeconds + failures * period),
      ),
      changes: [change(`${pathOf(kill)}.failureThreshold`, failures)],
    },
  ];
}
