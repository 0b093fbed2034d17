import * as l10n from '@vscode/l10n';
import type { PlaceMark } from '../controller';
import { startOf, type StatefulSetCluster } from './statefulSet';

/** Where the partition is: the pods below it keep their revision. */
export function placeMark({ workload: { name, spec } }: StatefulSetCluster): PlaceMark | null {
  if (spec.updateStrategy.type === 'OnDelete') return null;
  const partition = spec.updateStrategy.rollingUpdate?.partition ?? 0;
  const kept = Math.min(partition, spec.replicas);
  if (kept === 0) return null;
  const [first, last] = [startOf(spec), startOf(spec) + kept - 1];
  const label =
    kept === 1
      ? l10n.t('partition {0}: {1} stays as it is', partition, `${name}-${first}`)
      : l10n.t('partition {0}: {1} to {2} stay as they are', partition, `${name}-${first}`, `${name}-${last}`);
  return { place: `${name}-${last}`, label };
}
