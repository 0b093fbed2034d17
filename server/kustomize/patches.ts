import type { ReadKustomization } from './builds';
import { isFields } from './decodeKustomization';
import { listAt } from './kustomization';
import { directoryOf, join } from './paths';

/** The files that kustomizations name as patches and that none of them names as a resource: what is in them only changes other manifests. */
export function patchFiles(files: readonly ReadKustomization[]): ReadonlySet<string> {
  const named = (entries: (file: ReadKustomization) => readonly string[]): readonly string[] =>
    files.flatMap(file => entries(file).map(entry => join(directoryOf(file.path), entry)));
  const resources = new Set(named(({ kustomization }) => kustomization.resources.map(({ text }) => text)));
  return new Set(named(patchesOf).filter(path => !resources.has(path)));
}

function patchesOf({ kustomization: { fields } }: ReadKustomization): readonly string[] {
  const listed = [...listAt(fields, 'patches'), ...listAt(fields, 'patchesJson6902')].map(patch =>
    isFields(patch) ? patch['path'] : null,
  );
  // What isn't the name of a file is the patch itself.
  const merged = listAt(fields, 'patchesStrategicMerge').filter(patch => typeof patch === 'string' && !patch.includes('\n'));
  return [...listed, ...merged].flatMap(path => (typeof path === 'string' && path !== '' ? [path] : []));
}
