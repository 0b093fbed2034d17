import type { FieldChange } from '../protocol/revisions';
import type { RestOfSpec } from './pastManifest';

/** The fields beside the pod template that differ, in the order in which they matter. Absent fields have their defaults by now, those that nobody knows what is written. */
export function specChanges(before: RestOfSpec, after: RestOfSpec): readonly FieldChange[] {
  const one = fieldsOf(before);
  return [...fieldsOf(after)].flatMap(([field, is]) => {
    // What comes and goes with the type of the strategy needs no words.
    const was = one.get(field);
    return was === undefined || was === is ? [] : [{ field, before: was, after: is }];
  });
}

function fieldsOf({ strategy, unknown = {}, ...spec }: RestOfSpec): ReadonlyMap<string, string> {
  const rollingUpdate = strategy.type === 'Recreate' ? {} : strategy.rollingUpdate;
  const written = (field: string): string | undefined =>
    Object.entries(unknown).find(([path]) => path === '' || path === field || field.startsWith(`${path}.`))?.[1];
  const known: readonly (readonly [string, string])[] = [
    ['replicas', String(spec.replicas)],
    ['paused', String(spec.paused)],
    ['strategy.type', strategy.type],
    ...Object.entries(rollingUpdate).map(([field, amount]) => [`strategy.rollingUpdate.${field}`, String(amount)] as const),
    ['minReadySeconds', String(spec.minReadySeconds)],
    ['progressDeadlineSeconds', String(spec.progressDeadlineSeconds)],
    ['revisionHistoryLimit', String(spec.revisionHistoryLimit)],
  ];
  return new Map(known.map(([field, value]) => [field, written(field) ?? value]));
}
