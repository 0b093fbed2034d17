import { isKustomizationPath } from '../kustomize/paths';
import type { ToolChange } from '../protocol/tools';
import type { Changes } from './changes';

/**
 * The folders of charts and kustomizations with changed files that say nothing of a workload by themselves: what they are rendered to counts, and wasn't looked at. `rendered`: the
 * folders that were; an overlay stands for all that it builds on. Folders are named as the files are, sorted; `.` is the one that names begin at.
 */
export function unrenderedOf({ changed, unchanged }: ToolChange, { workloads }: Changes, rendered: readonly string[]): readonly string[] {
  const said = new Set(workloads.map(({ file }) => file));
  const all = [...changed, ...unchanged].map(({ name }) => name);
  const charts = new Set(all.filter(name => /(?:^|\/)Chart\.yaml$/.test(name)).map(folderOf));
  const kustomizations = new Set(all.filter(isKustomizationPath).map(folderOf));
  const isBuilt = rendered.some(folder => kustomizations.has(folder));
  const folders = changed.flatMap(({ name }) => {
    const folder = foldersAround(name).find(around => charts.has(around) || kustomizations.has(around));
    const isSaid = folder === undefined || said.has(name) || rendered.includes(folder) || (isBuilt && kustomizations.has(folder));
    return isSaid ? [] : [folder];
  });
  return [...new Set(folders)].sort();
}

function folderOf(name: string): string {
  return name.includes('/') ? name.slice(0, name.lastIndexOf('/')) : '.';
}

/** From the nearest on. */
function foldersAround(name: string): readonly string[] {
  const folder = folderOf(name);
  return ['.', '..', ''].includes(folder) ? [folder] : [folder, ...foldersAround(folder)];
}
