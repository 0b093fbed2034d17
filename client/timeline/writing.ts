import type { Target, Written } from '../../media/protocol';
import type { EditsParams } from '../../server/protocol/edits';
import type { WhatIf } from '../../server/protocol/scenario';
import type { World } from './world';

type Values = Pick<EditsParams, 'whatIf' | 'images' | 'kustomized'>;

/** Writes values into the manifest, or what it is built or rendered from: what was written, `same` where it says so already, null where that didn't work. */
export async function writeValues(world: World, { uri, workload }: Target, values: Values): Promise<Written | 'same' | null> {
  try {
    const { problem = null, ...edits } = await world.server.request('edits', { uri, workload, ...values });
    if (problem !== null) world.say(problem);
    if (problem !== null) return null;
    if (edits.edits.length === 0 && edits.kustomizations === undefined) return 'same';
    const file = await world.write(edits);
    return file === null ? null : { values: said(values), file };
  } catch (error) {
    world.failed(error);
    return null;
  }
}

/** The values of `whatIf` that aren't the written ones. */
export function without(whatIf: WhatIf, written: WhatIf): WhatIf {
  const already = new Map(Object.entries(written));
  return Object.fromEntries(Object.entries(whatIf).filter(([field, value]) => already.get(field) !== value));
}

function said({ whatIf, images = {} }: Values): string {
  const fields = Object.entries(whatIf).map(([field, value]) => `${field}: ${String(value)}`);
  return [...fields, ...Object.values(images)].join(', ');
}
