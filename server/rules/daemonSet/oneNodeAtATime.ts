import * as l10n from '@vscode/l10n';
import type { DaemonSet } from '../../kubernetes/daemonSet/daemonSet';
import { isDown } from '../../kubernetes/node';
import type { Around } from '../../protocol/obstacle';
import type { WhatIf } from '../../protocol/scenario';
import { amountsOf } from '../../rollout/controllers/daemonSet/amounts';
import { hostPortsOf } from '../../rollout/controllers/daemonSet/hostPorts';
import { duration } from '../../rollout/words';
import { changesOf } from '../changes';
import { knowsNodes } from '../knowsNodes';
import { placeOf } from '../placeOf';
import { rolloutWith } from '../rolloutWith';
import type { Finding, Fix, Judged } from '../rule';
import { shortageFinding, shortageIn } from '../shortage';
import { daemonSetRule } from './daemonSetRule';

const path = 'spec.updateStrategy.rollingUpdate.maxUnavailable';
const instead = '10%';

/** One node after the other, of so many that a part of them could be updated together: it takes long, and one node that is down stops it. */
export const oneNodeAtATime = daemonSetRule({
  code: 'daemonset/one-node-at-a-time',
  severity: 'inlay',
  check: subject => {
    const { workload, rollout } = subject;
    if (!knowsNodes(workload)) return [];
    const around = shortageIn(subject, ['nodeDown']);
    if (around !== undefined) return [downFinding(subject, around)];
    const timeline = rollout();
    const nodes = timeline?.limits.desired ?? 0;
    const { surge, unavailable } = amountsOf(workload.object.spec, nodes);
    if (surge > 0 || unavailable !== 1 || nodes <= 10) return [];
    const seconds = timeline?.summary.completeSeconds ?? null;
    const time = seconds === null ? null : duration(seconds);
    return [
      {
        message:
          time === null
            ? l10n.t('{0} nodes are updated one at a time, and one node whose pod isn’t available stops the rollout.', nodes)
            : l10n.t(
                '{0} nodes are updated one at a time, which takes about {1}, and one node whose pod isn’t available stops the rollout.',
                nodes,
                time,
              ),
        label: time === null ? l10n.t('one node at a time') : l10n.t('one node at a time, about {0}', time),
        span: placeOf(workload.node, path),
        fixes: () => waysOut(subject, nodes),
      },
    ];
  },
});

/** A node that is down, which counts as one that is being updated, and never is. */
function downFinding(subject: Judged<DaemonSet>, around: Around): Finding {
  return {
    ...shortageFinding(subject, around, path, 'NodeNotReady'),
    severity: around.certain ? 'warning' : 'information',
    fixes: () => besideDown(subject),
  };
}

/** As many more nodes at a time as are down, with which the others are updated. */
function besideDown(subject: Judged<DaemonSet>): readonly Fix[] {
  const { workload } = subject;
  const nodes = workload.object.cluster?.nodes ?? [];
  const down = nodes.filter(isDown).length;
  const { surge, unavailable } = amountsOf(workload.object.spec, nodes.length);
  if (surge > 0 || unavailable > down) return [];
  const whatIf = { maxUnavailable: down + 1 };
  const rollout = rolloutWith(subject, whatIf);
  const left = rollout === undefined ? nodes.length : rollout.limits.desired - (rollout.summary.stall?.updated ?? rollout.limits.desired);
  if (left > down) return [];
  const title = l10n.t('Set maxUnavailable to {0}: the nodes that are ready are updated', down + 1);
  return [{ title, changes: changesOf(workload, whatIf), rollout }];
}

function waysOut(subject: Judged<DaemonSet>, nodes: number): readonly Fix[] {
  const several = Math.ceil(nodes / 10);
  const together = tried(subject, { maxUnavailable: instead }, time =>
    l10n.t('Set maxUnavailable to {0}: up to {1} nodes without a pod, about {2}', instead, several, time),
  );
  if (hostPortsOf(subject.workload.object.spec.template).size > 0) return [together];
  const beside = tried(subject, { maxSurge: instead, maxUnavailable: 0 }, time =>
    l10n.t('Set maxSurge to {0} and maxUnavailable to 0: no node without a pod, about {1}', instead, time),
  );
  return [together, beside];
}

/** Other values, with the time that the rollout takes with them in the title. */
function tried(subject: Judged<DaemonSet>, whatIf: WhatIf, titleWith: (time: string) => string): Fix {
  const rollout = rolloutWith(subject, whatIf);
  const seconds = rollout?.summary.completeSeconds ?? null;
  return { title: titleWith(seconds === null ? '–' : duration(seconds)), changes: changesOf(subject.workload, whatIf), rollout };
}
