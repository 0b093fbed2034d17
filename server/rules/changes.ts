import { typed, whatIfPaths } from '../kubernetes/whatIf';
import type { Workload } from '../kubernetes/workloads/workload';
import type { WhatIf } from '../protocol/scenario';
import type { ValueChange } from '../yaml/edit';
import { imageFor } from '../kubernetes/setImages';
import { find, parsePath, type Path } from '../yaml/find';

const rollingUpdate: Path = ['spec', 'strategy', 'rollingUpdate'];

/**
 * The changes of a manifest that make what-if values its own; none for what it says already. Recreate takes `rollingUpdate` with it, as the API
 * server refuses the two together; a value of `rollingUpdate` needs no `type` beside it unless there is another one.
 */
export function changesOf({ node }: Workload, whatIf: WhatIf): readonly ValueChange[] {
  const recreate = whatIf.strategy === 'Recreate';
  const fields = (Object.keys(whatIfPaths) as (keyof WhatIf)[]).filter(
    field => whatIf[field] !== undefined && !(recreate && (field === 'maxSurge' || field === 'maxUnavailable')),
  );
  const wanted = fields.map((field): ValueChange => ({ path: whatIfPaths[field], value: typed(whatIf[field] ?? '') ?? null }));
  const without: readonly ValueChange[] = recreate ? [{ path: rollingUpdate, value: null }] : [];
  return [...wanted, ...without].filter(({ path, value }) => {
    const written = find(node, path);
    if (value === null) return written !== undefined;
    return written?.type !== 'scalar' || written.value !== value;
  });
}

/** The changes of a manifest that give its containers and init containers the images of `kubectl set image`; none for what it says already. */
export function imageChangesOf({ node, deployment }: Workload, images: Readonly<Record<string, string>>): readonly ValueChange[] {
  const { spec } = deployment.spec.template;
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
