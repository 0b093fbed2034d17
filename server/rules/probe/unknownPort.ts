import * as l10n from '@vscode/l10n';
import { placedContainers } from '../../rollout/obstacles/placedContainers';
import { unknownPorts, type UnknownPort } from '../../rollout/obstacles/ports';
import { findingAt } from '../obstacles';
import { portsInstead } from '../portsInstead';
import type { Rule } from '../rule';

/** A probe that names a port which its own container doesn't have: the kubelet can't run it. */
export const unknownPort: Rule = {
  code: 'probe/unknown-port',
  severity: 'warning',
  builtOn: /^spec(?:\.template(?:\.spec)?)?$|\.ports(?:\[\d+\])?$/,
  check: judged =>
    placedContainers(judged.workload.object.spec.template.spec).flatMap(placed =>
      unknownPorts(placed).map(found =>
        findingAt(judged, found, {
          message: messageOf(found),
          fixes: () => portsInstead(placed.container, found, name => l10n.t('Set port to {0}: the probe can run', name)),
        }),
      ),
    ),
};

function messageOf({ probe, port }: UnknownPort): string {
  switch (probe) {
    case 'readinessProbe':
      return l10n.t('This container has no port named `{0}`, so its readiness probe can’t run: the pod never becomes ready.', port);
    case 'startupProbe':
      return l10n.t(
        'This container has no port named `{0}`, so its startup probe can’t run: the container never counts as started, and isn’t restarted either.',
        port,
      );
    case 'livenessProbe':
      return l10n.t('This container has no port named `{0}`, so its liveness probe can’t run: the container is never restarted.', port);
  }
}
