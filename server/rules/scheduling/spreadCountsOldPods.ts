import { own } from '../../kubernetes/own';
import * as l10n from '@vscode/l10n';
import { type ApiObject, labelsAt, objectAt, objectsAt, stringAt, stringsAt } from '../../kubernetes/apiObject';
import type { PodTemplateSpec } from '../../kubernetes/pods/pod';
import { change } from '../changes';
import { placeOf } from '../placeOf';
import { deploymentRule } from '../deploymentRule';

const hashLabel = 'pod-template-hash';

/** A spread that must be kept and counts both versions: a new pod may find no place between old ones, and what is left is uneven. */
export const spreadCountsOldPods = deploymentRule({
  code: 'scheduling/spread-counts-old-pods',
  severity: 'information',
  check: ({ workload, limits }) => {
    const { replicas, strategy, template } = workload.object.spec;
    if (strategy.type === 'Recreate' || replicas < 2 || limits.maxUnavailable.value >= replicas) return [];
    return objectsAt(template.spec as ApiObject, 'topologySpreadConstraints').flatMap((constraint, index) => {
      if (!countsOldPods(constraint, template)) return [];
      const path = `spec.template.spec.topologySpreadConstraints[${index}].whenUnsatisfiable`;
      return [
        {
          message: l10n.t(
            'Without `matchLabelKeys: [{0}]`, this constraint counts old pods too: during a rollout, a new pod can stay Pending although there is room for it, and the new pods can end up unevenly spread.',
            hashLabel,
          ),
          span: placeOf(workload.node, path),
          fixes: () => [
            {
              title: l10n.t('Set whenUnsatisfiable to ScheduleAnyway: no pod waits for an even spread'),
              changes: [change(path, 'ScheduleAnyway')],
            },
          ],
        },
      ];
    });
  },
});

/** Old and new pods have the same labels but for the hash, which only `matchLabelKeys` asks for. */
function countsOldPods(constraint: ApiObject, { metadata }: PodTemplateSpec): boolean {
  if (stringAt(constraint, 'whenUnsatisfiable') !== 'DoNotSchedule' || stringsAt(constraint, 'matchLabelKeys').includes(hashLabel))
    return false;
  const selector = objectAt(constraint, 'labelSelector');
  const wanted = Object.entries(labelsAt(selector, 'matchLabels') ?? {});
  const isOwn = wanted.every(([key, value]) => own(metadata.labels, key) === value);
  return isOwn && (wanted.length > 0 || objectsAt(selector, 'matchExpressions').length > 0);
}
