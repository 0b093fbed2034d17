/** `kubectl get daemonset` (printers/internalversion: printDaemonSet). */
import type { ShownCounts } from '../../timeline/counts';
import type { DaemonSetObject } from './daemonSet';

export const daemonSetColumns = ['NAME', 'DESIRED', 'CURRENT', 'READY', 'UP-TO-DATE', 'AVAILABLE', 'NODE SELECTOR', 'AGE'] as const;

/** A cell for each of the columns. */
export function daemonSetRow(
  { name, template }: Pick<DaemonSetObject, 'name' | 'template'>,
  { desired, current, ready, updated, available }: ShownCounts,
  age: string,
): readonly string[] {
  const counted = [desired, current, ready, updated, available];
  return [name, ...counted.map(String), selectorText(template.podTemplate.spec['nodeSelector']), age];
}

/** labels.FormatLabels: keys sorted. */
function selectorText(selector: unknown): string {
  const entries = Object.entries((selector ?? {}) as Readonly<Record<string, string>>).sort(([one], [other]) => (one < other ? -1 : 1));
  return entries.length === 0 ? '<none>' : entries.map(([key, value]) => `${key}=${value}`).join(',');
}
