import * as l10n from '@vscode/l10n';
import type { DaemonSet } from '../../kubernetes/daemonSet/daemonSet';
import type { IntOrString } from '../../kubernetes/intOrString';
import { amountsOf } from '../../rollout/controllers/daemonSet/amounts';
import { timePerTurn } from '../../rollout/controllers/daemonSet/assumptions';
import { duration, nodeCount } from '../../rollout/words';
import type { Explanation, Field, Subject } from '../field';
import { daemonSetField } from './daemonSetField';

/** What an update does on as many nodes as there are. */
function updateLines(subject: Subject<DaemonSet>): readonly string[] {
  const { workload, rollout } = subject;
  const { spec } = workload.object;
  if (spec.updateStrategy.type === 'OnDelete') return [l10n.t('A pod is replaced only once somebody deletes it.')];
  if (workload.object.cluster === undefined || workload.object.cluster.nodes === null) return unknownNodesLines(subject);
  const timeline = rollout();
  const nodes = timeline?.limits.desired ?? spec.replicas;
  const { surge, unavailable } = amountsOf(spec, nodes);
  const seconds = timeline?.summary.completeSeconds ?? null;
  const atOnce = surge > 0 ? surge : unavailable;
  return [
    surge > 0
      ? l10n.t(
          'On {0} nodes, up to **{1}** get a second pod at the same time; the old pod is deleted once the new one is available.',
          nodes,
          surge,
        )
      : l10n.t('On {0} nodes, up to **{1}** are without an available pod at the same time.', nodes, unavailable),
    ...(seconds === null || nodes === 0
      ? []
      : [l10n.t('About **{0}** for {1} nodes, {2} at a time.', duration(seconds), nodes, Math.min(atOnce, nodes))]),
  ];
}

/** What it does where nobody says how many nodes there are. */
function unknownNodesLines({ workload, rollout }: Subject<DaemonSet>): readonly string[] {
  const { spec } = workload.object;
  if (spec.updateStrategy.type === 'OnDelete') return [];
  const timeline = rollout();
  const nodes = timeline?.limits.desired ?? spec.replicas;
  const { surge, unavailable } = amountsOf(spec, nodes);
  const { maxSurge, maxUnavailable } = spec.updateStrategy.rollingUpdate;
  const [atOnce, amount] = surge > 0 ? [surge, maxSurge] : [unavailable, maxUnavailable];
  const seconds = timeline?.summary.completeSeconds ?? null;
  const time = seconds === null || nodes === 0 ? null : timePerTurn(spec, nodes, seconds);
  const many = typeof amount === 'string' && amount.endsWith('%') ? l10n.t('{0} of the nodes, rounded up', amount) : nodeCount(atOnce);
  return [
    surge > 0
      ? l10n.t('With a second pod at the same time: up to **{0}**. The old pod is deleted once the new one is available.', many)
      : l10n.t('Without an available pod at the same time: up to **{0}**.', many),
    ...(time === null ? [] : [l10n.t('How many nodes there are isn’t known: the rollout takes **{0}**.', time)]),
  ];
}

/** A percentage worked out for other numbers of nodes. */
function nodesTable({ workload }: Subject<DaemonSet>, field: 'maxSurge' | 'maxUnavailable'): Pick<Explanation, 'table'> {
  const { spec } = workload.object;
  if (spec.updateStrategy.type === 'OnDelete') return {};
  const amount: IntOrString = spec.updateStrategy.rollingUpdate[field];
  if (typeof amount !== 'string') return {};
  const counts = [1, 2, 3, 5, 10, 20, 50, 100, 200];
  const worked = counts.map(count => {
    const { surge, unavailable } = amountsOf(spec, count);
    return String(field === 'maxSurge' ? surge : unavailable);
  });
  return {
    table: [
      ['nodes', ...counts.map(String)],
      ['pods', ...worked],
    ],
  };
}

export const daemonSetUpdates: readonly Field[] = [
  daemonSetField('spec.updateStrategy', subject => ({
    does: l10n.t('how pods are replaced when the pod template changes.'),
    workedOut: updateLines(subject),
    byDefault: '`RollingUpdate`',
    goesWrong: l10n.t('Old pods that aren’t available are replaced immediately, whatever `maxUnavailable` says.'),
  })),
  daemonSetField('spec.updateStrategy.type', subject => ({
    does: l10n.t('`RollingUpdate` replaces the pods by itself; `OnDelete` waits until somebody deletes a pod.'),
    workedOut: updateLines(subject),
    byDefault: '`RollingUpdate`',
    goesWrong: l10n.t('With `OnDelete`, `kubectl rollout status` fails, and `rollingUpdate` is ignored.'),
  })),
  daemonSetField('spec.updateStrategy.rollingUpdate', subject => ({
    does: l10n.t('limits that a rolling update keeps to.'),
    workedOut: updateLines(subject),
    byDefault: '`maxUnavailable: 1`, `maxSurge: 0`',
    goesWrong: l10n.t('One of `maxSurge` and `maxUnavailable` must be 0, the other must be greater than 0.'),
  })),
  daemonSetField('spec.updateStrategy.rollingUpdate.maxUnavailable', subject => ({
    does: l10n.t('maximum number of nodes without an available pod during an update: a number, or a percentage of the nodes, rounded up.'),
    workedOut: updateLines(subject),
    ...nodesTable(subject, 'maxUnavailable'),
    byDefault: '`1`',
    goesWrong: l10n.t('Nodes whose pod isn’t available count: with `1`, one node that is down stops every update.'),
  })),
  daemonSetField('spec.updateStrategy.rollingUpdate.maxSurge', subject => ({
    does: l10n.t('maximum number of nodes with a second pod during an update: a number, or a percentage of the nodes, rounded up.'),
    workedOut: updateLines(subject),
    ...nodesTable(subject, 'maxSurge'),
    byDefault: '`0`',
    goesWrong: l10n.t(
      '`maxUnavailable` must be 0 beside it. With a host port or `hostNetwork`, the second pod can’t start, and the rollout gets stuck.',
    ),
  })),
  daemonSetField('spec.minReadySeconds', subject => ({
    does: l10n.t('seconds that a new pod must stay ready before it counts as available.'),
    workedOut: updateLines(subject),
    byDefault: '`0`',
    goesWrong: l10n.t('It is waited for on every node.'),
  })),
  daemonSetField('spec.revisionHistoryLimit', () => ({
    does: l10n.t('number of old ControllerRevisions kept for rollbacks.'),
    byDefault: '`10`',
    goesWrong: l10n.t('Revisions beyond the limit are deleted and can’t be restored from the cluster.'),
  })),
];
