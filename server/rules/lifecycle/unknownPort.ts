import * as l10n from '@vscode/l10n';
import { placedContainers } from '../../rollout/obstacles/placedContainers';
import { hookPorts } from '../../rollout/obstacles/ports';
import { findingAt } from '../obstacles';
import { portsInstead } from '../portsInstead';
import type { Rule } from '../rule';

/** A postStart hook that asks a port which its own container doesn't have: it fails, and a container whose hook fails is killed. */
export const unknownHookPort: Rule = {
  code: 'lifecycle/unknown-port',
  severity: 'warning',
  builtOn: /^spec(?:\.template(?:\.spec)?)?$|\.ports(?:\[\d+\])?$/,
  check: judged =>
    placedContainers(judged.workload.object.spec.template.spec).flatMap(placed =>
      hookPorts(placed).map(obstacle =>
        findingAt(judged, obstacle, {
          message: l10n.t(
            'This container has no port named `{0}`, so its postStart hook fails: the container is killed at every start.',
            obstacle.port,
          ),
          fixes: () => portsInstead(placed.container, obstacle, port => l10n.t('Set port to {0}: the hook can run', port)),
        }),
      ),
    ),
};
