import type { FieldChange } from '../protocol/revisions';
import type { WorkloadType } from '../kubernetes/workloads/workloadType';
import type { RestOfSpec } from '../past/pastManifest';

/** The fields beside the pod template that differ, in the order in which they matter. Absent fields have their defaults by now, those that nobody knows what is written. */
export function specChanges(type: WorkloadType, before: RestOfSpec, after: RestOfSpec): readonly FieldChange[] {
  const one = fieldsOf(before, type);
  return [...fieldsOf(after, type)].flatMap(([field, is]) => {
    // What comes and goes with the type of the strategy needs no words.
    const was = one.get(field);
    return was === undefined || was === is ? [] : [{ field, before: was, after: is }];
  });
}

function fieldsOf({ unknown = {}, ...spec }: RestOfSpec, type: WorkloadType): ReadonlyMap<string, string> {
  const written = (field: string): string | undefined =>
    Object.entries(unknown).find(([path]) => path === '' || path === field || field.startsWith(`${path}.`))?.[1];
  return new Map(type.specFields(spec).map(([field, value]) => [field, written(field) ?? value]));
}
