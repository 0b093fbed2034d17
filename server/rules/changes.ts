import { own } from '../kubernetes/own';
import { isBelow, typed } from '../kubernetes/whatIf';
import type { Workload } from '../kubernetes/workloads/workload';
import type { WhatIf } from '../protocol/scenario';
import type { ValueChange } from '../yaml/edit';
import { imageFor } from '../kubernetes/setImages';
import { find, parsePath, type Path } from '../yaml/find';

/**
 * The changes of a manifest that make what-if values its own; none for what it says already. What can't stay beside them goes, as the API server
 * refuses the two together.
 */
export function changesOf({ node, type }: Workload, whatIf: WhatIf): readonly ValueChange[] {
  const excluded = type.excluded(whatIf);
  const fields = type.whatIf.filter(({ id, path }) => own(whatIf, id) !== undefined && !isBelow(path, excluded));
  const wanted = fields.map(({ id, path }): ValueChange => ({ path, value: typed(own(whatIf, id) ?? '') ?? null }));
  const without = excluded.map((path): ValueChange => ({ path, value: null }));
  return [...wanted, ...without].filter(({ path, value }) => {
    const written = find(node, path);
    if (value === null) return written !== undefined;
    return written?.type !== 'scalar' || written.value !== value;
  });
}

/** The changes of a manifest that give its containers and init containers the images of `kubectl set image`; none for what it says already. */
export function imageChangesOf({ node, object }: Workload, images: Readonly<Record<string, string>>): readonly ValueChange[] {
  const { spec } = object.spec.template;
  return (['containers', 'initContainers'] as const).flatMap(list =>
    (spec[list] ?? []).flatMap(({ name }, index): readonly ValueChange[] => {
      const image = imageFor(images, name);
      const path: Path = ['spec', 'template', 'spec', list, index, 'image'];
      const written = find(node, path);
      return image === undefined || (written?.type === 'scalar' && written.value === image) ? [] : [{ path, value: image }];
    }),
  );
}

/** A change of one field, whose path is as the API server writes it; null takes it away. */
export function change(path: string, value: ValueChange['value']): ValueChange {
  return { path: parsePath(path), value };
}
